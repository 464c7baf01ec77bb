import Foundation
import Testing

/// Several files of one machine are one snapshot, and what its collector says of them counts.
@Suite(.timeLimit(.minutes(15))) struct JoiningTests {
  private static let facts = #"{"name": "W", "os": "windows-server-2022", "role": "member-server"}"#
  private static let baseline =
    Sample.baseline.components(separatedBy: "rights:\n")[0] + """
      rights:
        SeDebugPrivilege: {expect: {exactly: [Administrators]}}
        SeTcbPrivilege: {expect: no one}
        SeLockMemoryPrivilege: {expect: no one}
        SeChangeNotifyPrivilege: {expect: {includes: [Everyone]}}

      """

  private static func results(_ holders: String) -> String {
    #"[{"UserRight":"SeDebugPrivilege","AccountList":[\#(holders)],"Precedence":1,"GPOID":"cn={31B2F340-016D-11D2-945F-00C04FB984F9},cn=policies,cn=system,DC=corp,DC=example"}]"#
  }

  private static func record(
    _ items: String, elevated: String = "true", tool: String = "plumbline collect windows"
  ) -> String {
    #"{"tool":"\#(tool)","version":1,"startedAt":"2026-10-31T00:00:00Z","endedAt":"2026-10-31T00:01:00Z","elevated":\#(elevated),"items":[\#(items)]}"#
  }

  private static func token(_ privilege: String) -> String {
    """
    "User Name","SID"
    "nt authority\\network service","S-1-5-20"

    "Group Name","Type","SID","Attributes"
    "Everyone","Well-known group","S-1-1-0","Mandatory group, Enabled by default, Enabled group"

    "Privilege Name","Description","State"
    "SeChangeNotifyPrivilege","x","Enabled"
    "\(privilege)","x","Disabled"
    """
  }

  private static let export = Sample.export("SeDebugPrivilege = *S-1-5-32-544")

  private func scan(_ files: [String: String], _ options: [String] = []) throws -> (run: Finished, records: [Record]) {
    let folder = try Folder(["base.yaml": Self.baseline])
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

  // MARK: - Sources

  private static let disagreeing: [Named<(files: [String: String], right: String, verdict: String)>] = [
    Named(
      "a resultant set with another holder",
      (["a.json": results(#""*S-1-5-32-544","*S-1-1-0""#), "secedit.inf": export], "SeDebugPrivilege", "unknown")),
    Named(
      "a resultant set, both wrong",
      (
        ["a.json": results(#""*S-1-1-0""#), "secedit.inf": Sample.export("SeDebugPrivilege = *S-1-5-32-546")],
        "SeDebugPrivilege", "fail"
      )),
    Named(
      "a token with a privilege that nobody in it holds",
      (["whoami.csv": token("SeLockMemoryPrivilege"), "secedit.inf": export], "SeLockMemoryPrivilege", "unknown")),
  ]

  @Test(arguments: disagreeing)
  fileprivate func `sources that disagree are a finding, and the right is judged by all of them`(
    _ sample: Named<(files: [String: String], right: String, verdict: String)>
  ) throws {
    let (run, records) = try scan(sample.value.files.merging(["machine.json": Self.facts]) { first, _ in first })
    #expect(records.verdict("W", "plumbline/sources-disagree") == "fail", "\(run.error)")
    #expect(records.verdict("W", "#\(sample.value.right)") == sample.value.verdict)
    #expect(records.verdict("W", "#SeChangeNotifyPrivilege") == "pass")
    let finding = records.results.first { $0.text("rule") == "plumbline/sources-disagree" }
    let parts = (finding?.values["parts"] as? [[String: Any]]) ?? []
    let places = Set(parts.compactMap { ($0["evidence"] as? [String: Any])?["uri"] as? String })
    #expect(places.count == 2, "\(places)")
  }

  @Test func `sources that agree are no finding, whatever they call their principals`() throws {
    let files = [
      "machine.json": Self.facts, "secedit.inf": Self.export, "a.json": Self.results(#""BUILTIN\\Administrators""#),
      "whoami.csv": Self.token("SeChangeNotifyPrivilege"),
    ]
    let (run, records) = try scan(files)
    #expect(records.verdict("W", "plumbline/sources-disagree").isEmpty, "\(run.output)")
    #expect(records.verdict("W", "#SeDebugPrivilege") == "pass" && run.exit == 0, "\(run.error)")
    let debug = records.results.first { $0.text("right") == "SeDebugPrivilege" }
    #expect(debug?.record("attribution").text("guid") == "31B2F340-016D-11D2-945F-00C04FB984F9")
  }

  @Test func `a filtered token is no disagreement`() throws {
    let token =
      "\"User Name\",\"SID\"\n\"w\\a\",\"S-1-5-21-7-8-9-1001\"\n\n\"Group Name\",\"Type\",\"SID\",\"Attributes\"\n"
      + "\"BUILTIN\\Administrators\",\"Alias\",\"S-1-5-32-544\",\"Group used for deny only\"\n"
      + "\"Mandatory Label\\Medium Mandatory Level\",\"Label\",\"S-1-16-8192\",\"\"\n\n"
      + "\"Privilege Name\",\"Description\",\"State\"\n\"SeShutdownPrivilege\",\"x\",\"Disabled\"\n"
    let export = Sample.export("SeDebugPrivilege = *S-1-5-32-544", "SeShutdownPrivilege = *S-1-5-32-544")
    let (run, records) = try scan(["machine.json": Self.facts, "secedit.inf": export, "whoami.csv": token])
    #expect(records.verdict("W", "plumbline/sources-disagree").isEmpty && run.exit == 0, "\(run.output)")
  }

  @Test func `two exports that differ are an error`() throws {
    let files = [
      "machine.json": Self.facts, "a.inf": Self.export, "b.inf": Sample.export("SeDebugPrivilege = *S-1-1-0"),
    ]
    let (run, records) = try scan(files)
    #expect(records.verdict("W", "#SeDebugPrivilege") == "error")
    #expect(run.error.contains("contradicting-files"), "\(run.error)")
  }

  // MARK: - collection.json

  private static let rights = #"{"item":"rights","file":"secedit.inf","outcome":"OUT","errors":[ERR]}"#

  private static func said(_ outcome: String, error: String = "") -> String {
    rights.replacingOccurrences(of: "OUT", with: outcome).replacingOccurrences(of: "ERR", with: error)
  }

  private static let denied = #"{"message":"Access is denied.","code":"0x80041003"}"#
  private static let rest = #"{"message":"","code":"0x00040009"}"#

  // What the collector says, and what becomes of a right that is held as it should be and of one that nobody should hold.
  private static let collections: [Named<(record: String, debug: String, tcb: String, notify: String, says: String)>] =
    [
      Named("complete", (record(said("complete")), "pass", "pass", "pass", "")),
      Named("partial", (record(said("partial")), "unknown", "notCollected", "pass", "incomplete-collection")),
      Named(
        "denied",
        (
          record(said("denied", error: denied)), "notCollected", "notCollected", "notCollected",
          "Access is denied. (0x80041003 WBEM_E_ACCESS_DENIED"
        )),
      Named(
        "failed", (record(said("failed")), "notCollected", "notCollected", "notCollected", "the collection failed")),
      Named("not asked", (record(said("notAsked")), "notCollected", "notCollected", "notCollected", "")),
      Named(
        "complete, with the rest refused",
        (record(said("complete", error: rest)), "unknown", "notCollected", "pass", "WBEM_S_ACCESS_DENIED")),
      Named(
        "not elevated", (record(said("complete"), elevated: "false"), "unknown", "notCollected", "pass", "not elevated")
      ),
      Named("another tool", (record(said("complete"), tool: "x"), "pass", "pass", "pass", "unknown-collector")),
      Named(
        "another tool that failed",
        (record(said("failed"), tool: "x"), "notCollected", "notCollected", "notCollected", "unknown-collector")),
      Named(
        "a file that is cut",
        (String(record(said("failed")).dropLast(9)), "unknown", "notCollected", "pass", "malformed-json")),
      Named("an outcome that is none", (record(said("fine")), "unknown", "notCollected", "pass", "unknown-value")),
      Named(
        "a key that is none",
        (
          record(said("complete").replacingOccurrences(of: "errors", with: "error")), "unknown", "notCollected", "pass",
          "unknown-key"
        )),
      Named(
        "a file that is not there",
        (
          record(said("complete") + #",{"item":"tokens","file":"whoami.csv","outcome":"complete"}"#), "pass", "pass",
          "pass", "missing-file"
        )),
    ]

  @Test(arguments: collections)
  fileprivate func `what a collector says of its work counts`(
    _ sample: Named<(record: String, debug: String, tcb: String, notify: String, says: String)>
  ) throws {
    let (run, records) = try scan(
      ["machine.json": Self.facts, "secedit.inf": Self.export, "collection.json": sample.value.record])
    #expect(records.verdict("W", "#SeDebugPrivilege") == sample.value.debug, "\(run.error)")
    #expect(records.verdict("W", "#SeTcbPrivilege") == sample.value.tcb)
    #expect(records.verdict("W", "#SeChangeNotifyPrivilege") == sample.value.notify)
    let says = sample.value.says
    #expect(says.isEmpty || run.error.contains(says) || records.codes.contains(says), "\(run.error)")
  }

  @Test func `a collection says when it began`() throws {
    let files = ["collection.json": Self.record(Self.said("complete")), "secedit.inf": Self.export]
    let options = ["--os", "windows-server-2022", "--role", "member-server"]
    #expect(try scan(files, options + ["--max-age", "36h"]).records.verdict("W", "#SeDebugPrivilege") == "pass")
    #expect(try scan(files, options + ["--max-age", "12h"]).records.verdict("W", "#SeDebugPrivilege") == "stale")
  }

  @Test func `an export is whole by what the collection says where its length shows that nothing was cut`() throws {
    let whole = "[Privilege Rights]\r\nSeDebugPrivilege = *S-1-5-32-544\r\n"
    func verdict(_ text: String, _ item: String) throws -> String {
      try scan(["machine.json": Self.facts, "secedit.inf": text, "collection.json": Self.record(item)])
        .records.verdict("W", "#SeTcbPrivilege")
    }
    let item = #"{"item":"rights","file":"secedit.inf","outcome":"complete","bytes":\#(whole.utf8.count)}"#
    #expect(try verdict(whole, item) == "pass")
    #expect(try verdict(whole, Self.said("complete")) == "notCollected")
    #expect(try verdict(whole + "SeBackupPrivilege = *S-1-5-32-544\r\n", item) == "notCollected")
  }

  // MARK: - The law

  @Test func `a folder of which any file is cut anywhere passes nothing that did not pass`() throws {
    let files = [
      "machine.json": Self.facts, "secedit.inf": Self.export,
      "collection.json": Self.record(Self.said("partial")), "whoami.csv": Self.token("SeLockMemoryPrivilege"),
    ]
    let whole = try scan(files).records
    let folder = try Folder(["base.yaml": Self.baseline])
    for (name, text) in files where name != "whoami.csv" {
      let bytes = Array(text.utf8)
      for length in stride(from: 0, to: bytes.count, by: 3) {
        let machine = "\(name.prefix(3))\(length)"
        for (other, content) in files {
          var kept = other == name ? Array(bytes.prefix(length)) : Array(content.utf8)
          if other == "machine.json", name != other {
            kept = Array(content.replacingOccurrences(of: #""W""#, with: "\"\(machine)\"").utf8)
          }
          try folder.write("in/\(machine)/\(other)", kept)
        }
      }
    }
    let run = try Plumbline.run(
      ["scan", "in", "--baseline", "base.yaml", "--output", "jsonl", "--as-of", "2026-11-01T00:00:00Z"], in: folder)
    let results = try run.objects().results
    #expect(results.count > 400)
    for result in results where result.text("verdict") == "pass" {
      let rule = result.text("rule")
      #expect(whole.verdict("W", rule) == "pass", "\(result.text("subject")) \(rule)")
    }
  }
}
