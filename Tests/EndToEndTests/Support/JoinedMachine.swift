import Foundation
import Testing

/// A machine of which several files were collected.
enum JoinedMachine {
  static let facts = #"{"name": "W", "os": "windows-server-2022", "role": "member-server"}"#
  static let baseline =
    Sample.baseline.components(separatedBy: "rights:\n")[0] + """
      rights:
        SeDebugPrivilege: {expect: {exactly: [Administrators]}}
        SeTcbPrivilege: {expect: no one}
        SeLockMemoryPrivilege: {expect: no one}
        SeChangeNotifyPrivilege: {expect: {includes: [Everyone]}}

      """

  static func results(_ holders: String) -> String {
    #"[{"UserRight":"SeDebugPrivilege","AccountList":[\#(holders)],"Precedence":1,"GPOID":"cn={31B2F340-016D-11D2-945F-00C04FB984F9},cn=policies,cn=system,DC=corp,DC=example"}]"#
  }

  static func record(
    _ items: String, elevated: String = "true", tool: String = "plumbline collect windows"
  ) -> String {
    #"{"tool":"\#(tool)","version":1,"startedAt":"2026-10-31T00:00:00Z","endedAt":"2026-10-31T00:01:00Z","elevated":\#(elevated),"items":[\#(items)]}"#
  }

  /// A token that has a privilege beside SeChangeNotifyPrivilege, which every token has once.
  static func token(_ privilege: String) -> String {
    let own = privilege == "SeChangeNotifyPrivilege" ? "" : "\n\"\(privilege)\",\"x\",\"Disabled\""
    return """
      "User Name","SID"
      "nt authority\\network service","S-1-5-20"

      "Group Name","Type","SID","Attributes"
      "Everyone","Well-known group","S-1-1-0","Mandatory group, Enabled by default, Enabled group"

      "Privilege Name","Description","State"
      "SeChangeNotifyPrivilege","x","Enabled"\(own)
      """
  }

  static let export = Sample.export("SeDebugPrivilege = *S-1-5-32-544")

  static func scan(_ files: [String: String], _ options: [String] = []) throws -> (run: Finished, records: [Record]) {
    let folder = try Folder(["base.yaml": baseline])
    for (name, text) in files { try folder.write("in/W/\(name)", Array(text.utf8)) }
    let run = try Plumbline.run(
      ["scan", "in", "--baseline", "base.yaml", "--output", "jsonl", "--as-of", "2026-11-01T00:00:00Z"] + options,
      in: folder)
    let read = try Plumbline.run(["read", "in"], in: folder)
    try folder.write("r/all.jsonl", read.outputBytes)
    let again = try Plumbline.run(
      ["scan", "r", "--baseline", "base.yaml", "--output", "jsonl", "--as-of", "2026-11-01T00:00:00Z"] + options,
      in: folder)
    #expect(try run.objects().verdicts == again.objects().verdicts, "read and scan differ\n\(read.output)")
    #expect(try Plumbline.run(["read", "r"], in: folder).outputBytes == read.outputBytes)
    return (run, try run.objects())
  }
}
