import Foundation
import Testing

/// What a scan says of what it cannot take.
@Suite(.timeLimit(.minutes(15))) struct UnreadableInputTests {
  private static let broken: [Named<[UInt8]>] = [
    Named("empty", []), Named("one byte", [0xFF]), Named("a byte order mark", [0xFF, 0xFE]),
    Named("zeros", [UInt8](repeating: 0, count: 5000)),
    Named("noise", (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ ($0 >> 3)) }),
    Named("a program", Array("MZ\u{90}\0\u{3}\0\0\0".utf8)),
    Named("text", Array("Access is denied.\r\n".utf8)),
    Named("brackets", Array(String(repeating: "[", count: 5000).utf8)),
    Named("half of a character", [0xFF, 0xFE, 0x5B]), Named("a header without an end", Array("[Privilege Rights".utf8)),
    Named("no section", Array("SeDebugPrivilege = *S-1-5-32-544\r\n".utf8)),
  ]

  @Test(arguments: broken)
  fileprivate func `a broken export is a gap, and every other file is judged`(_ sample: Named<[UInt8]>) throws {
    let folder = try Folder(["in/OK.inf": Sample.clean])
    try folder.write("in/BAD.inf", sample.value)
    let (run, records) = try Plumbline.scan(folder, "in")
    #expect(run.exit == 3)
    #expect(records.subjects == ["BAD", "OK"])
    #expect(records.verdict("OK", "#SeDebugPrivilege") == "pass")
    #expect(
      !records.results.contains {
        $0.text("subject") == "BAD" && ["pass", "fail", "notApplicable"].contains($0.text("verdict"))
      })
    #expect(run.error.contains("in/BAD.inf"), "\(run.error)")
  }

  @Test func `a folder that is called like an export is a folder`() throws {
    let folder = try Folder(["in/X.inf/B.inf": Sample.clean])
    let (run, records) = try Plumbline.scan(folder, "in")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == ["B"])
  }

  @Test func `hidden files are not collected data, and what is named by hand is`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean, "in/.B.inf": Sample.failing, "in/.git/C.inf": Sample.failing])
    #expect(try Plumbline.scan(folder, "in").records.subjects == ["A"])
    #expect(try Plumbline.scan(folder, "in/.B.inf").run.exit == 1)
  }

  @Test func `strangers in a folder are passed over with a note`() throws {
    let folder = try Folder([
      "in/A.inf": Sample.clean, "in/README.md": "# Fleet\n", "in/collect.ps1": "secedit /export\n",
      "in/log.txt": "done\n",
    ])
    let (run, records) = try Plumbline.scan(folder, "in")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == ["A"])
    #expect(records.codes.filter { $0 == "unknown-format" }.count == 3)
  }

  @Test func `a stranger that is named by hand is an error`() throws {
    let folder = try Folder(["A.inf": Sample.clean, "README.md": "# Fleet\n"])
    let (run, records) = try Plumbline.scan(folder, "A.inf", "README.md")
    #expect(run.exit == 3)
    #expect(run.error.contains("README.md: error"), "\(run.error)")
    #expect(records.verdict("A", "#SeDebugPrivilege") == "pass")
  }

  @Test func `our own documents in a scanned folder are passed over with a note`() throws {
    let folder = try Folder([
      "in/A.inf": Sample.clean, "in/base.yaml": Sample.baseline,
      "in/inventory.yaml": "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n  - {name: A}\n",
      "in/policy.yaml": "apiVersion: plumbline/v1\nkind: Policy\nid: p\nassign: []\n",
      "in/inventory.json": #"{"apiVersion": "plumbline/v1", "kind": "Inventory", "machines": [{"name": "A"}]}"#,
    ])
    let (run, records) = try Plumbline.scan(folder, "in")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == ["A"])
    #expect(records.codes.filter { $0 == "own-document" }.count == 4)
  }

  private static let directory = """
    # Who is who.
    apiVersion: plumbline/v1
    kind: Directory
    domains:
      - name: CORP
        fqdn: corp.example
        sid: S-1-5-21-1-2-3
        principals:
          Web: S-1-5-21-1-2-3-1500

    """
  private static let heading = Sample.baseline.replacingOccurrences(
    of: "For tests", with: "CORP\\tests\nSeTcbPrivilege")

  @Test(arguments: [[], ["--as", "secedit"]])
  func `no document of ours is a machine, whatever SIDs and rights it names`(_ format: [String]) throws {
    let folder = try Folder([
      "in/A.inf": Sample.clean, "in/directory.yaml": Self.directory, "in/heading.yaml": Self.heading,
      "in/lock.json": #"{"kind": "Lock", "x": ["SID: S-1-5-18"], "apiVersion": "plumbline/v1"}"#,
      "in/m/machine.json": #"{"name": "M", "os": "windows-server-2022", "role": "member-server"}"#,
      "in/m/secedit.inf": Sample.clean, "in/m/directory.yaml": Self.directory, "base.yaml": Sample.baseline,
    ])
    let run = try Plumbline.run(["scan", "in", "--baseline", "base.yaml", "--output", "jsonl"] + format, in: folder)
    let records = try run.objects()
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == ["A", "M"])
    let notes = records.filter { $0.text("code") == "own-document" }
    #expect(notes.count == 4 && notes.allSatisfy { $0.text("message").contains("says nothing of a machine") })
  }

  @Test func `what an option names is no input, wherever it lies`() throws {
    let folder = try Folder([
      "in/A.inf": Sample.clean, "in/base.yaml": Sample.baseline, "in/directory.yaml": Self.directory,
      "in/machines.csv": "name,os\nA,windows-server-2022\n", "in/r.jsonl": "{\"type\":\"run\"}\n",
    ])
    let run = try Plumbline.run(
      [
        "scan", "in", "--baseline", "in/base.yaml", "--directory", "./in/directory.yaml", "--inventory",
        "\(folder.path)/in/machines.csv", "--output", "jsonl=in/r.jsonl",
      ], in: folder)
    #expect(run.exit == 0, "\(run.error)")
    let records = try Record.lines(folder.bytes("in/r.jsonl"))
    #expect(records.subjects == ["A"])
    #expect(!records.codes.contains("own-document") && !records.codes.contains("unknown-format"))
  }

  @Test func `our own reports in a scanned folder are no machines`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean, "base.yaml": Sample.baseline])
    _ = try Plumbline.run(
      [
        "scan", "in", "--baseline", "base.yaml", "--output", "jsonl=in/r.jsonl", "--output", "sarif=in/r.sarif",
        "--output", "junit=in/r.xml", "--output", "text=in/r.txt",
      ], in: folder)
    let (_, records) = try Plumbline.scan(folder, "in")
    #expect(records.subjects == ["A"])
  }

  @Test func `a link to a folder is not followed, so no loop is endless`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean])
    try #require(symlink("..", "\(folder.path)/in/loop") == 0)
    let (run, records) = try Plumbline.scan(folder, "in")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == ["A"])
  }

  @Test func `what stands where a file should be and can be none is an error`() throws {
    for inside in ["in", "in/W"] {
      let folder = try Folder(["in/A.inf": Sample.clean, "in/W/machine.json": "{}", "in/W/secedit.inf": Sample.clean])
      try #require(symlink("nowhere", "\(folder.path)/\(inside)/B.inf") == 0)
      try #require(mkfifo("\(folder.path)/\(inside)/C.inf", 0o600) == 0)
      let (run, records) = try Plumbline.scan(folder, "in")
      #expect(run.exit == 3, "\(run.error)")
      #expect(run.error.contains("\(inside)/B.inf: error") && run.error.contains("\(inside)/C.inf: error"))
      #expect(records.codes.filter { $0 == "no-regular-file" }.count == 2)
      #expect(records.subjects == ["A", "W"])
    }
  }

  @Test func `a link to a folder in a machine's folder is not followed, and that is said`() throws {
    let folder = try Folder(["in/machine.json": "{}", "in/secedit.inf": Sample.clean])
    try #require(symlink("..", "\(folder.path)/in/loop") == 0)
    let (run, records) = try Plumbline.scan(folder, "in")
    #expect(run.exit == 0 && records.codes.contains("not-followed"), "\(run.error)")
  }

  @Test func `a machine's folder that is too deep loses nothing without a word`() throws {
    let deep = (0..<40).map { "d\($0)" }.joined(separator: "/")
    let folder = try Folder([
      "in/machine.json": "{}", "in/secedit.inf": Sample.clean, "in/\(deep)/b.inf": Sample.failing,
    ])
    let (run, _) = try Plumbline.scan(folder, "in")
    #expect(run.exit == 3 && run.error.contains("too deep"), "\(run.error)")
  }

  @Test func `a folder with nothing in it is an error where it is named, and a warning below`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean])
    try folder.makeFolder("empty/x")
    try folder.makeFolder("in/WEB02")
    let named = try Plumbline.scan(folder, "in", "empty")
    #expect(named.run.exit == 3 && named.run.error.contains("empty: error"), "\(named.run.error)")
    let below = try Plumbline.scan(folder, "in")
    #expect(below.run.exit == 0 && below.run.error.contains("in/WEB02: warning"), "\(below.run.error)")
  }

  @Test(arguments: ["sharphound", "snapshot"])
  func `a file of several machines that is called like an export is none of them`(_ kind: String) throws {
    let computers = ["A", "B"].map { name in
      #"{"Properties":{"name":"\#(name).X"},"UserRights":[{"Privilege":"SeDebugPrivilege","Collected":true,"Results":[{"ObjectIdentifier":"S-1-5-32-544"}]}]}"#
    }
    let documents = ["A", "B"].map { name in
      #"{"apiVersion":"plumbline/v1","kind":"Snapshot","subject":{"kind":"machine","name":"\#(name)"},"layer":"effective","rights":{"SeDebugPrivilege":{"state":"principals","principals":["S-1-5-32-544"]}}}"#
    }
    let text =
      kind == "snapshot"
      ? documents.joined(separator: "\n")
      : #"{"data":[\#(computers.joined(separator: ","))],"meta":{"type":"computers"}}"#
    let folder = try Folder(["in/X.inf": text])
    let (run, records) = try Plumbline.scan(folder, "in")
    #expect(run.exit == 3 && run.error.contains("several-subjects"), "\(run.error)")
    #expect(!records.results.contains { $0.text("verdict") == "pass" })
  }

  // MARK: - Many problems

  @Test func `of many problems of one kind the first ones are said, the reports have them all`() throws {
    let folder = try Folder()
    for index in 100..<150 { try folder.write("in/M\(index).inf", "[Version]\r\n") }
    let (run, records) = try Plumbline.scan(folder, "in")
    #expect(run.exit == 3)
    #expect(run.error.contains("… and 40 more of [rights-not-collected]"), "\(run.error)")
    #expect(records.codes.filter { $0 == "rights-not-collected" }.count == 50)
  }
}
