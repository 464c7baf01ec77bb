import Foundation
import Testing

/// A folder with an `rpcclient` and a `net` of our own, which answer by rule and write down how they were called.
struct FakeSamba {
  let folder: Folder

  /// - Parameters:
  ///   - rpcclient: a shell script that finds the commands in `$commands` and the host in `$host`.
  ///   - net: the same for `net`.
  init(rpcclient: String, net: String = #"printf 'Type       = REG_SZ\nValue      = "20348"\n'"#) throws {
    folder = try Folder()
    let start = """
      for word; do case $word in --command=*) commands=${word#--command=} ;; esac; host=$word; done
      { printf '%s' "${0##*/}"; printf ' <%s>' "$@"; echo; env | sort; } >> "\(folder.path)/calls"

      """
    for (name, body) in [("rpcclient", rpcclient), ("net", net)] {
      try folder.write("bin/\(name).answers", start + body + "\n")
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/bin/\(name)", withDestinationPath: Sample.fixtures + "/tools/answer")
    }
    try writeCredentials("auth")
  }

  func writeCredentials(_ name: String, mode: Int = 0o600) throws {
    let path = try folder.write(name, "username = auditor\npassword = hunter2\ndomain = CORP\n")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  var calls: String { folder.text("calls") }

  func collect(_ arguments: [String], environment: [String: String] = [:]) throws -> Finished {
    let all = ["PATH": "\(folder.path)/bin:/usr/bin:/bin"].merging(environment) { $1 }
    return try Plumbline.run(["collect", "rpc"] + arguments, in: folder, environment: all)
  }

  /// `collection.json` of a host, as item to outcome.
  func outcomes(_ host: String) throws -> [String: String] {
    let record = try record(host, "collection.json")
    let items = record.values["items"] as? [[String: Any]] ?? []
    return Dictionary(items.map { ($0["item"] as? String ?? "", $0["outcome"] as? String ?? "") }) { $1 }
  }

  func record(_ host: String, _ file: String) throws -> Record {
    let object = try JSONSerialization.jsonObject(with: Data(folder.bytes("collected/\(host)/\(file)")))
    return Record(try #require(object as? [String: Any]))
  }

  /// A server that answers everything.
  static let server = #"""
    case $commands in
      'lsaquery 12') printf 'Domain NetBios Name: CORP\nDomain DNS Name: corp.example\nDomain Forest Name: corp.example\nDomain Sid: S-1-5-21-1-2-3\n' ;;
      'lsaquery 5') printf 'Domain Name: WEB01\nDomain Sid: S-1-5-21-7-8-9\n' ;;
      srvinfo) printf '\tWEB01          Wk Sv NT SNT \n\tserver type     :\t0x9003\n' ;;
      'lsaenumsid 0 8192') printf 'found 3 SIDs\n\nS-1-1-0\nS-1-5-32-544\nS-1-5-32-551\n' ;;
      'lsaenumacctrights S-1-5-32-551') printf 'result was NT_STATUS_OBJECT_NAME_NOT_FOUND\n' ;;
      'lsaenumacctrights S-1-5-32-544') printf 'found 1 privileges for SID S-1-5-32-544\n\tSeDebugPrivilege\n' ;;
      lsaenumacctrights*)
        printf 'found 1 privileges for SID S-1-1-0\n\tSeChangeNotifyPrivilege\n'
        printf 'found 1 privileges for SID S-1-5-32-544\n\tSeDebugPrivilege\nresult was NT_STATUS_OBJECT_NAME_NOT_FOUND\n' ;;
      lookupsids*) printf 'S-1-1-0 \\Everyone (5)\nS-1-5-32-544 BUILTIN\\Administrators (4)\n' ;;
      *) echo "command not found: $commands" ;;
    esac
    """#
}
