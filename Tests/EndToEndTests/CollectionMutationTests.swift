import Foundation
import Testing

/// The law over a folder of the collector: whatever is deleted, renamed, copied or lowered in it, nothing passes that did not.
@Suite(.timeLimit(.minutes(15))) struct CollectionMutationTests {
  /// A folder as files, its record as an object.
  struct Machine {
    var files: [String: [UInt8]]
    var record: [String: Any]
    /// What is written in the place of the record; nil for the record itself.
    var recordName = "collection.json"
    var recordBytes: [UInt8]?

    var items: [[String: Any]] {
      get { record["items"] as? [[String: Any]] ?? [] }
      set { record["items"] = newValue }
    }

    func write(_ folder: Folder, _ name: String) throws {
      for (file, bytes) in files { try folder.write("in/\(name)/\(file)", bytes) }
      guard !recordName.isEmpty else { return }
      let data = try JSONSerialization.data(withJSONObject: record, options: [.sortedKeys])
      try folder.write("in/\(name)/\(recordName)", recordBytes ?? Array(data))
    }
  }

  typealias Change = @Sendable (inout Machine) -> Void

  private static let names = [
    "rights": "secedit.inf", "tokens": "whoami.csv", "policies": "gpresult.json", "identity": "machine.json",
    "providers": "providers.json",
  ]

  private static func whole() -> Machine {
    let instances = #"""
      [{"UserRight":"SeDebugPrivilege","AccountList":["*S-1-1-0"],"Precedence":1,"Status":1,"ErrorCode":0},
       {"UserRight":"SeLockMemoryPrivilege","AccountList":["*S-1-5-32-544"],"Precedence":1,"Status":1,"ErrorCode":0},
       {"UserRight":"SeSystemtimePrivilege","AccountList":[],"Precedence":1,"Status":1,"ErrorCode":0},
       {"UserRight":"SeBackupPrivilege","AccountList":["*S-1-5-32-544"],"Precedence":1,"Status":1,"ErrorCode":0}]
      """#
    let texts = [
      "secedit.inf": Sample.export(
        "SeDebugPrivilege = *S-1-5-32-544", "SeBackupPrivilege = *S-1-5-32-544",
        "SeSystemtimePrivilege = *S-1-5-32-544"),
      "whoami.csv": JoinedMachine.token("SeIncreaseQuotaPrivilege") + "\n", "gpresult.json": instances,
      "machine.json":
        #"{"os":"windows-server-2022","role":"member-server","collectedBy":"plumbline collect windows"}"#,
      "providers.json": #"""
      [{"namespace":"root/cimv2","Name":"P","CLSID":"{FD4F53E0-65DC-11d1-AB64-00C04FD9159E}","ImpersonationLevel":1,"PerUserInitialization":true,"InitializeAsAdminFirst":null,"HostingModel":"NetworkServiceHost"}]
      """#,
    ]
    let files = texts.mapValues { Array($0.utf8) }
    let order = ["rights", "tokens", "policies", "identity", "providers"]
    var items: [[String: Any]] = order.map { item in
      let file = names[item] ?? ""
      return [
        "item": item, "file": file, "bytes": files[file]?.count ?? 0, "outcome": "complete",
        "errors": [[String: Any]](),
      ]
    }
    items.append(["item": "wmi", "outcome": "notAsked", "errors": [[String: Any]]()])
    let record: [String: Any] = [
      "tool": "plumbline collect windows", "version": 1, "startedAt": "2026-10-31T00:00:00Z",
      "endedAt": "2026-10-31T00:01:00Z", "elevated": true, "items": items,
    ]
    return Machine(files: files, record: record)
  }

  private static func outcome(_ item: Int, _ outcome: String) -> Change {
    { machine in
      machine.items[item]["outcome"] = outcome
      machine.items[item]["errors"] = [["message": "Access denied", "code": "0x80041003"]]
    }
  }

  private static func change(_ name: String, _ value: @escaping Change) -> Named<Change> { Named(name, value) }

  /// What a collection may come to.
  private static let bases: [Named<Change>] =
    [
      change("whole") { _ in },
      change("not elevated") { $0.record["elevated"] = false },
      change("elevation not known") { $0.record["elevated"] = nil },
      change("rights without a file") { machine in
        machine.files["secedit.inf"] = nil
        machine.items[0] = ["item": "rights", "outcome": "failed", "file": NSNull(), "errors": [["message": "x"]]]
      },
      change("nothing of policies") { machine in
        machine.files["gpresult.json"] = nil
        machine.items[0]["outcome"] = "denied"
        machine.items[2] = ["item": "policies", "outcome": "failed", "file": NSNull(), "errors": [["message": "x"]]]
      },
    ]
    + [
      (0, "rights", "partial"), (0, "rights", "denied"), (1, "tokens", "partial"), (2, "policies", "denied"),
      (4, "providers", "partial"),
    ]
    .map { index, item, word in change("\(item) \(word)", outcome(index, word)) }

  /// What may happen to it.
  private static let changes: [Named<Change>] = records + items + files

  private static let records: [Named<Change>] =
    ["tool", "version", "startedAt", "endedAt", "elevated", "items"].flatMap { key in
      [
        change("\(key) gone") { $0.record[key] = nil },
        change("\(key) null") { $0.record[key] = NSNull() },
      ]
    } + [
      change("lowered to not elevated") { $0.record["elevated"] = false },
      change("items reversed") { $0.items.reverse() },
      change("record gone") { $0.recordName = "" },
      change("record renamed") { $0.recordName = "collection (1).json" },
      change("record moved") { $0.recordName = "old/Collection.json" },
      change("record empty") { $0.recordBytes = [] },
      change("record cut") {
        $0.recordBytes = Array(#"{"tool":"plumbline collect windows","version":1,"items":["#.utf8)
      },
    ]

  private static let items: [Named<Change>] = (0..<6).flatMap { index -> [Named<Change>] in
    let keys = ["file", "bytes", "outcome", "errors", "item"].flatMap { key -> [Named<Change>] in
      [
        change("item \(index) \(key) gone") { $0.items[index][key] = nil },
        change("item \(index) \(key) null") { $0.items[index][key] = NSNull() },
      ]
    }
    let lowered = ["partial", "denied", "failed", "notAsked"].map { word -> Named<Change> in
      change("item \(index) \(word)") { machine in
        let order = ["complete", "partial", "denied", "failed", "notAsked"]
        let old = machine.items[index]["outcome"] as? String ?? ""
        if (order.firstIndex(of: old) ?? 9) < (order.firstIndex(of: word) ?? 0) {
          machine.items[index]["outcome"] = word
        }
      }
    }
    return keys + lowered + [
      change("item \(index) gone") { $0.items.remove(at: index) },
      change("item \(index) twice") { machine in
        var again = machine.items[index]
        again["outcome"] = "complete"
        again["errors"] = [[String: Any]]()
        machine.items.append(again)
      },
      change("item \(index) by a path below the folder's") { machine in
        if let file = machine.items[index]["file"] as? String { machine.items[index]["file"] = "W\\\(file)" }
      },
      change("item \(index) by its path on the machine") { machine in
        if let file = machine.items[index]["file"] as? String { machine.items[index]["file"] = "C:\\audit\\W\\\(file)" }
      },
    ]
  }

  private static let files: [Named<Change>] = names.values.sorted().flatMap { file -> [Named<Change>] in
    let suffix = file.drop { $0 != "." }
    func move(_ name: String, keeping: Bool = false) -> Change {
      { machine in
        guard let bytes = machine.files[file] else { return }
        machine.files[name] = bytes
        if !keeping { machine.files[file] = nil }
      }
    }
    return [
      change("\(file) gone") { $0.files[file] = nil },
      change("\(file) renamed", move("x\(suffix)")),
      change("\(file) in capitals", move(file.uppercased())),
      change("\(file) moved", move("s/\(file)")),
      change("\(file) moved and renamed", move("s/x\(suffix)")),
      change("\(file) copied", move("copy\(suffix)", keeping: true)),
      change("\(file) copied before itself", move("a copy\(suffix)", keeping: true)),
    ] + (file == "secedit.inf" ? [Named("secedit.inf as a template", move("GptTmpl.inf"))] : [])
  }

  private static let baseline =
    Sample.baseline.components(separatedBy: "rights:\n")[0] + """
      rights:
        SeDebugPrivilege: {expect: {exactly: [Administrators]}}
        SeBackupPrivilege: {expect: {within: [Administrators]}}
        SeRestorePrivilege: {expect: {includes: [Administrators]}}
        SeSystemtimePrivilege: {expect: {includes: [Administrators]}}
        SeIncreaseQuotaPrivilege: {expect: no one}
        SeTcbPrivilege: {expect: no one}
        SeLockMemoryPrivilege: {expect: {within: [Administrators]}}
        SeChangeNotifyPrivilege: {expect: {includes: [Everyone]}}

      """

  @Test(arguments: bases)
  func `what is deleted, renamed, copied or lowered makes no pass`(_ base: Named<Change>) throws {
    let folder = try Folder(["base.yaml": Self.baseline])
    var machine = Self.whole()
    base.value(&machine)
    try machine.write(folder, "W")
    for (index, change) in Self.changes.enumerated() {
      var changed = machine
      if base.description.hasSuffix("elevation not known"), change.description.hasPrefix("tool") { continue }
      change.value(&changed)
      try changed.write(folder, "M\(index)")
    }
    let run = try Plumbline.run(
      [
        "scan", "in", "--baseline", "base.yaml", "--policy", "packs/wmi-access", "--policy", "packs/wmi-host",
        "--output", "jsonl", "--as-of", "2026-11-01T00:00:00Z",
      ], in: folder)
    let records = try run.objects()
    let verdicts = Dictionary(
      records.results.map { ("\($0.text("subject")) \($0.text("rule"))", $0.text("verdict")) }
    ) { first, _ in first }
    #expect(verdicts.keys.contains("W test/base#SeDebugPrivilege"), "\(run.error.prefix(2000))")
    var judged = 0
    for (index, change) in Self.changes.enumerated() {
      for (key, before) in verdicts where key.hasPrefix("W ") && before != "pass" {
        guard let after = verdicts["M\(index)\(key.dropFirst())"] else { continue }
        judged += 1
        // A second witness that is gone is missed, and nothing else would be known of what it said.
        let isLost = ["whoami.csv gone", "gpresult.json gone"].contains(change.description)
        if isLost, after == "pass" { continue }
        #expect(after != "pass", "\(change.description): \(key.dropFirst(2)) was \(before)")
      }
    }
    #expect(judged > Self.changes.count)
    #expect(run.exit == 3)
  }
}
