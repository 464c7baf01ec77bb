import Foundation
import Testing

/// What the collector of a machine's folder says of its work counts, held against the files that are there.
@Suite(.timeLimit(.minutes(15))) struct CollectionTests {
  private static let rights = #"{"item":"rights","file":"secedit.inf","outcome":"OUT","errors":[ERR]}"#

  private static func said(_ outcome: String, error: String = "") -> String {
    rights.replacingOccurrences(of: "OUT", with: outcome).replacingOccurrences(of: "ERR", with: error)
  }

  private static let denied = #"{"message":"Access is denied.","code":"0x80041003"}"#
  private static let rest = #"{"message":"","code":"0x00040009"}"#

  // What the collector says, and what becomes of a right that is held as it should be and of one that nobody should hold.
  private static let collections: [Named<(record: String, debug: String, tcb: String, notify: String, says: String)>] =
    [
      Named("complete", (JoinedMachine.record(said("complete")), "pass", "pass", "pass", "")),
      Named(
        "partial", (JoinedMachine.record(said("partial")), "unknown", "notCollected", "pass", "incomplete-collection")),
      Named(
        "denied",
        (
          JoinedMachine.record(said("denied", error: denied)), "notCollected", "notCollected", "notCollected",
          "Access is denied. (0x80041003 WBEM_E_ACCESS_DENIED"
        )),
      Named(
        "failed",
        (JoinedMachine.record(said("failed")), "notCollected", "notCollected", "notCollected", "the collection failed")),
      Named("not asked", (JoinedMachine.record(said("notAsked")), "notCollected", "notCollected", "notCollected", "")),
      Named(
        "complete, with the rest refused",
        (JoinedMachine.record(said("complete", error: rest)), "unknown", "notCollected", "pass", "WBEM_S_ACCESS_DENIED")
      ),
      Named(
        "not elevated",
        (JoinedMachine.record(said("complete"), elevated: "false"), "unknown", "notCollected", "pass", "not elevated")
      ),
      Named(
        "another tool", (JoinedMachine.record(said("complete"), tool: "x"), "pass", "pass", "pass", "unknown-collector")
      ),
      Named(
        "another tool that failed",
        (
          JoinedMachine.record(said("failed"), tool: "x"), "notCollected", "notCollected", "notCollected",
          "unknown-collector"
        )),
      Named(
        "a file that is cut",
        (
          String(JoinedMachine.record(said("failed")).dropLast(9)), "notCollected", "notCollected", "notCollected",
          "malformed-json"
        )),
      Named(
        "an outcome that is none",
        (JoinedMachine.record(said("fine")), "notCollected", "notCollected", "notCollected", "unknown-value")),
      Named(
        "a key that is none",
        (
          JoinedMachine.record(said("complete").replacingOccurrences(of: "errors", with: "error")), "notCollected",
          "notCollected", "notCollected",
          "unknown-key"
        )),
      Named(
        "a file that is not there",
        (
          JoinedMachine.record(said("complete") + #",{"item":"tokens","file":"whoami.csv","outcome":"complete"}"#),
          "pass", "pass",
          "pass", "missing-file"
        )),
    ]

  @Test(arguments: collections)
  fileprivate func `what a collector says of its work counts`(
    _ sample: Named<(record: String, debug: String, tcb: String, notify: String, says: String)>
  ) throws {
    let (run, records) = try JoinedMachine.scan(
      [
        "machine.json": JoinedMachine.facts, "secedit.inf": JoinedMachine.export,
        "collection.json": sample.value.record,
      ])
    #expect(records.verdict("W", "#SeDebugPrivilege") == sample.value.debug, "\(run.error)")
    #expect(records.verdict("W", "#SeTcbPrivilege") == sample.value.tcb)
    #expect(records.verdict("W", "#SeChangeNotifyPrivilege") == sample.value.notify)
    let says = sample.value.says
    #expect(says.isEmpty || run.error.contains(says) || records.codes.contains(says), "\(run.error)")
  }

  @Test func `a collection says when it began`() throws {
    let files = ["collection.json": JoinedMachine.record(Self.said("complete")), "secedit.inf": JoinedMachine.export]
    let options = ["--os", "windows-server-2022", "--role", "member-server"]
    #expect(
      try JoinedMachine.scan(files, options + ["--max-age", "36h"]).records.verdict("W", "#SeDebugPrivilege") == "pass")
    #expect(
      try JoinedMachine.scan(files, options + ["--max-age", "12h"]).records.verdict("W", "#SeDebugPrivilege") == "stale"
    )
  }

  @Test func `an export is whole by what the collection says where its length shows that nothing was cut`() throws {
    let whole = "[Privilege Rights]\r\nSeDebugPrivilege = *S-1-5-32-544\r\n"
    func verdict(_ text: String, _ item: String) throws -> String {
      try JoinedMachine.scan([
        "machine.json": JoinedMachine.facts, "secedit.inf": text, "collection.json": JoinedMachine.record(item),
      ])
      .records.verdict("W", "#SeTcbPrivilege")
    }
    let item = #"{"item":"rights","file":"secedit.inf","outcome":"complete","bytes":\#(whole.utf8.count)}"#
    #expect(try verdict(whole, item) == "pass")
    #expect(try verdict(whole, Self.said("complete")) == "notCollected")
    #expect(try verdict(whole + "SeBackupPrivilege = *S-1-5-32-544\r\n", item) == "notCollected")
  }

  private static func files(_ kept: [String: String]) -> [String: String] {
    let whole = [
      "machine.json": JoinedMachine.facts, "secedit.inf": JoinedMachine.export,
      "whoami.csv": JoinedMachine.token("SeLockMemoryPrivilege") + "\n",
      "a.json": JoinedMachine.results(#""*S-1-1-0""#),
    ]
    func item(_ item: String, _ file: String) -> String {
      #"{"item":"\#(item)","file":"\#(file)","outcome":"complete","bytes":\#(whole[file]?.utf8.count ?? 0)}"#
    }
    let items = [
      item("rights", "secedit.inf"), item("tokens", "whoami.csv"), item("policies", "a.json"),
      item("identity", "machine.json"),
    ]
    return whole.merging(["collection.json": JoinedMachine.record(items.joined(separator: ","))]) { $1 }.merging(kept) {
      $1
    }
  }

  @Test func `files that are as they were collected are no diagnostic`() throws {
    let (run, records) = try JoinedMachine.scan(Self.files([:]))
    #expect(records.verdict("W", "plumbline/sources-disagree") == "fail")
    #expect(!run.error.contains("changed-file"), "\(run.error)")
  }

  @Test(arguments: ["secedit.inf", "whoami.csv", "a.json", "machine.json"])
  func `a file that is longer or shorter than when it was collected is a diagnostic, and its item is partial`(
    _ name: String
  ) throws {
    for text in [(Self.files([:])[name] ?? "").dropLast(40) + "", (Self.files([:])[name] ?? "") + " "] {
      let (run, _) = try JoinedMachine.scan(Self.files([name: String(text)]))
      #expect(run.exit == 3 && run.error.contains("`\(name)` had"), "\(run.error)")
    }
  }

  @Test func `a token that is cut hides no disagreement without a word`() throws {
    let token = JoinedMachine.token("SeLockMemoryPrivilege") + "\n"
    for length in 0..<token.utf8.count {
      let cut = String(decoding: Array(token.utf8).prefix(length), as: UTF8.self)
      let folder = try Folder(["base.yaml": JoinedMachine.baseline])
      for (name, text) in Self.files(["whoami.csv": cut]) { try folder.write("in/W/\(name)", text) }
      let run = try Plumbline.run(["scan", "in", "--baseline", "base.yaml", "--output", "jsonl"], in: folder)
      #expect(run.exit == 3 && run.error.contains("changed-file"), "\(length): \(run.error)")
    }
  }

  // MARK: - The second witness

  private static func items(_ rights: String, _ policies: String) -> String {
    #"{"item":"rights",\#(rights)},{"item":"policies","file":"a.json","outcome":"\#(policies)"}"#
  }

  @Test(arguments: ["complete", "partial", "denied", "failed", "notAsked"])
  func `a result of Group Policy that may not be whole still stands against the export`(_ outcome: String) throws {
    for holders in [#""*S-1-1-0","*S-1-5-32-544""#, ""] {
      let (_, records) = try JoinedMachine.scan([
        "machine.json": JoinedMachine.facts, "secedit.inf": JoinedMachine.export,
        "a.json": JoinedMachine.results(holders),
        "collection.json": JoinedMachine.record(Self.items(#""file":"secedit.inf","outcome":"complete""#, outcome)),
      ])
      #expect(records.verdict("W", "#SeDebugPrivilege") == "unknown")
      #expect(records.verdict("W", "plumbline/sources-disagree") == "fail")
      #expect(records.verdict("W", "#SeTcbPrivilege") == "pass")
    }
  }

  @Test(arguments: [
    #""file":null,"outcome":"failed""#, #""file":"secedit.inf","outcome":"failed""#, #""outcome":"denied""#,
  ])
  func `what Group Policy gave to everyone is a failure where the machine did not answer`(_ rights: String) throws {
    func verdict(_ holders: String) throws -> String {
      try JoinedMachine.scan([
        "machine.json": JoinedMachine.facts, "a.json": JoinedMachine.results(holders),
        "collection.json": JoinedMachine.record(Self.items(rights, "complete")),
      ]).records.verdict("W", "#SeDebugPrivilege")
    }
    #expect(try verdict(#""*S-1-1-0""#) == "fail")
    #expect(try verdict(#""*S-1-5-32-544""#) == "unknown")
  }

  @Test func `MOF text is recognised however late its first registration stands, and is passed over without one`()
    throws
  {
    let provider = "instance of __Win32Provider { Name = \"P\"; };\n"
    let classes = String(repeating: "class A { uint32 B; };\n", count: 2000)
    let (run, _) = try JoinedMachine.scan([
      "machine.json": JoinedMachine.facts, "secedit.inf": JoinedMachine.export, "late.mof": classes + provider,
      "none.mfl": classes, "p_uninstall.mof": "#pragma deleteclass(\"A\", NOFAIL)\n",
    ])
    #expect(run.exit == 0, "\(run.error)")
    #expect(run.output.contains("wmi-mof"))
  }

  // MARK: - The law

  @Test func `a folder of which any file is cut anywhere passes nothing that did not pass`() throws {
    let files = [
      "machine.json": JoinedMachine.facts, "secedit.inf": JoinedMachine.export,
      "collection.json": JoinedMachine.record(Self.said("partial")),
      "whoami.csv": JoinedMachine.token("SeLockMemoryPrivilege"),
    ]
    let whole = try JoinedMachine.scan(files).records
    let folder = try Folder(["base.yaml": JoinedMachine.baseline])
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
