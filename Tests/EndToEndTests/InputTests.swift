import Foundation
import Testing

/// Whom a scan takes its inputs for, and what it says of what it cannot take.
@Suite(.timeLimit(.minutes(15))) struct InputTests {
  private func scan(
    _ folder: Folder, _ arguments: String..., input: [UInt8] = [], judged: Bool = true
  ) throws -> (run: Finished, records: [Record]) {
    if !folder.has("base.yaml") { try folder.write("base.yaml", Sample.baseline) }
    let run = try Plumbline.run(
      ["scan"] + arguments + (judged ? ["--baseline", "base.yaml"] : []) + ["--output", "jsonl"], in: folder,
      input: input)
    return (run, try run.objects())
  }

  // MARK: - Names

  private static let names: [(path: String, subject: String)] = [
    ("WEB01.inf", "WEB01"), ("web01.secedit.inf", "web01.secedit"), ("WEB01/secedit.inf", "WEB01"),
    ("WEB01/SecPol.CFG", "WEB01"),
    ("WEB01/export.inf", "WEB01"), ("WEB01/secedit.txt", "WEB01"), ("a b/c d.inf", "c d"), ("x/ü.inf", "ü"),
    ("WEB01.txt", "WEB01"), ("WEB01", "WEB01"),
  ]

  @Test(arguments: names)
  func `a file is the machine that its name says`(_ path: String, _ subject: String) throws {
    let folder = try Folder(["in/\(path)": Sample.clean])
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == [subject])
    #expect(records.results.first?.record("evidence").text("uri") == "in/\(path)")
  }

  @Test func `a GptTmpl.inf by itself is no machine`() throws {
    let folder = try Folder(["in/Old GPO/GptTmpl.inf": Sample.template("SeDebugPrivilege = *S-1-1-0")])
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 3, "no rule of the baseline is for GPOs")
    #expect(records.results.map { $0.text("kind") } == ["gpo"])
    #expect(records.subjects == ["Old GPO"])
  }

  @Test func `the same text is an export or a template as --as says`() throws {
    let folder = try Folder(["A.inf": Sample.clean, "GptTmpl.inf": Sample.clean])
    #expect(try scan(folder, "GptTmpl.inf", "--as", "secedit").records.verdict("", "").isEmpty)
    let export = try scan(folder, "GptTmpl.inf", "--as", "secedit").records
    #expect(export.results.map { $0.text("verdict") } == ["pass", "pass"])
    #expect(export.machines.first?.list("readAs") == ["secedit"])
    let template = try scan(folder, "A.inf", "--as", "gpttmpl").records
    #expect(template.results.map { $0.text("layer") } == ["group-policy"])
  }

  @Test func `a machine's folder joins its files under the name that it says`() throws {
    let folder = try Folder([
      "in/box-7/machine.json":
        #"{"name": "WEB01", "build": "10.0.20348.1", "productType": "server", "role": "member-server"}"#,
      "in/box-7/secedit.inf": Sample.clean, "in/box-7/notes.txt": "nothing", "in/box-7/.hidden.inf": "rubbish",
    ])
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == ["WEB01"])
    #expect(records.machines.first?.text("os") == "windows-server-2022")
    #expect(records.machines.first?.text("role") == "member-server")
  }

  @Test func `a machine's folder in UTF-16 is read as Windows PowerShell writes it`() throws {
    let folder = try Folder(["in/WEB01/secedit.inf": Sample.clean])
    try folder.write(
      "in/WEB01/machine.json",
      Sample.utf16(
        "{\r\n  \"build\": \"10.0.26100.1\", \"productType\": \"server\", \"role\": \"member-server\"\r\n}\r\n"))
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == ["WEB01"])
    #expect(records.machines.first?.text("os") == "windows-server-2025")
  }

  @Test func `a machine's folder is a machine even where nothing was collected`() throws {
    let folder = try Folder(["in/WEB01/machine.json": #"{"os": "windows-server-2022", "role": "member-server"}"#])
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 3)
    #expect(records.subjects == ["WEB01"])
    #expect(Set(records.results.map { $0.text("verdict") }) == ["notCollected"])
  }

  @Test func `a wrong machine file is a located error and the machine is still judged`() throws {
    let folder = try Folder([
      "in/WEB01/machine.json": "{\"name\": \"WEB01\",\n \"rol\": \"member-server\"}",
      "in/WEB01/secedit.inf": Sample.failing, "in/OK.inf": Sample.clean,
    ])
    let (run, records) = try scan(folder, "in")
    #expect(run.error.contains("in/WEB01/machine.json:2:2: error"), "\(run.error)")
    #expect(run.error.contains("did you mean \"role\""), "\(run.error)")
    #expect(run.exit == 3)
    #expect(records.verdict("WEB01", "#SeDebugPrivilege") == "fail")
    #expect(records.verdict("OK", "#SeDebugPrivilege") == "pass")
  }

  @Test func `two files of one machine that contradict each other are an error of that right`() throws {
    let folder = try Folder(["in/W/machine.json": "{}", "in/W/a.inf": Sample.clean, "in/W/b.inf": Sample.failing])
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 3)
    #expect(records.verdict("W", "#SeDebugPrivilege") == "error")
    #expect(records.verdict("W", "#SeTcbPrivilege") == "pass")
    #expect(run.error.contains("in/W/a.inf") && run.error.contains("in/W/b.inf"))
  }

  // MARK: - Claims

  @Test func `two inputs that claim one machine are an error that names both`() throws {
    let folder = try Folder(["one/WEB01.inf": Sample.clean, "two/web01.inf": Sample.failing, "one/B.inf": Sample.clean])
    let (run, records) = try scan(folder, "one", "two")
    #expect(run.exit == 3)
    #expect(run.error.contains("one/WEB01.inf") && run.error.contains("two/web01.inf"), "\(run.error)")
    #expect(records.verdict("B", "#SeDebugPrivilege") == "pass")
    #expect(
      !records.results.contains {
        ($0.text("subject").lowercased() == "web01") && ["pass", "fail"].contains($0.text("verdict"))
      })
  }

  @Test func `inputs of one name in two folders far away are told apart`() throws {
    let folder = try Folder(["one/x/WEB01.inf": Sample.clean, "two/x/WEB01.inf": Sample.failing])
    let (run, _) = try scan(folder, "\(folder.path)/one/x", "\(folder.path)/two/x")
    #expect(run.exit == 3)
    #expect(run.error.contains("one/x/WEB01.inf") && run.error.contains("two/x/WEB01.inf"), "\(run.error)")
  }

  @Test func `an unreadable file beside others of one machine is not forgotten`() throws {
    let folder = try Folder(["in/W/machine.json": "{}", "in/W/a.inf": Sample.clean, "in/W/b.bin": "rubbish"])
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 3, "\(run.error)")
    #expect(run.error.contains("in/W/b.bin"))
    #expect(records.verdict("W", "#SeDebugPrivilege") == "pass")
  }

  @Test func `the same path named twice is one input`() throws {
    let folder = try Folder(["in/WEB01.inf": Sample.clean])
    let (run, records) = try scan(folder, "in", "in/WEB01.inf", "./in/")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == ["WEB01"])
  }

  @Test func `names compare without case, in the inventory too`() throws {
    let folder = try Folder([
      "in/web01.inf": Sample.clean,
      "i.yaml":
        "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n  - {name: WEB01, build: 10.0.20348.1, productType: server, role: member-server}\n",
    ])
    let (run, records) = try scan(folder, "in", "--inventory", "i.yaml")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.machines.count == 1)
    #expect(records.machines.first?.text("os") == "windows-server-2022")
  }

  // MARK: - Inventories

  private static let inventories: [(String, String)] = [
    (
      "i.yaml",
      "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n  - {name: A, build: 10.0.20348.2322, productType: server, role: member-server}\n  - {name: B}\n"
    ),
    (
      "i.json",
      #"{"apiVersion": "plumbline/v1", "kind": "Inventory", "machines": [{"name": "A", "build": "10.0.20348.2322", "productType": "server", "role": "member-server"}, {"name": "B"}]}"#
    ),
    ("i.csv", "name,build,productType,role\nA,10.0.20348.2322,server,member-server\nB,,,\n"),
  ]

  @Test(arguments: inventories)
  func `an inventory gives facts, and a machine that is missing is a gap`(_ name: String, _ text: String) throws {
    let folder = try Folder(["in/A.inf": Sample.clean, name: text])
    let (run, records) = try scan(folder, "in", "--inventory", name)
    #expect(run.exit == 3)
    #expect(records.machines.first { $0.text("subject") == "A" }?.text("os") == "windows-server-2022")
    #expect(records.verdict("A", "#SeDebugPrivilege") == "pass")
    #expect(records.verdict("B", "plumbline/gap") == "notCollected")
    #expect(run.error.contains("B"), "\(run.error)")
  }

  @Test func `a machine that is switched off or gone is not missing`() throws {
    let folder = try Folder([
      "in/A.inf": Sample.clean,
      "i.yaml":
        "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n  - {name: A}\n  - {name: OLD, decommissioned: true}\n  - {name: OFF, offlineUntil: 2099-01-01}\n",
    ])
    let (run, records) = try scan(folder, "in", "--inventory", "i.yaml")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == ["A"])
  }

  // MARK: - What is not known

  @Test func `an export whose OS and role nothing states says what to add`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean])
    let (run, records) = try scan(folder, "in", judged: false)
    #expect(run.exit == 3)
    #expect(records.verdict("A", "plumbline/gap") == "notCollected")
    for hint in ["in/A.inf", "--os", "--role", "machine.json", "inventory"] {
      #expect(run.error.contains(hint), "standard error does not name `\(hint)`:\n\(run.error)")
    }
  }

  @Test func `OS and role from the command line choose the baseline`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean])
    let (run, records) = try scan(folder, "in", "--os", "windows-server-2022", "--role", "member-server", judged: false)
    #expect(run.exit == 1, "\(run.error)")
    #expect(records.verdict("A", "microsoft/windows-server-2022/member-server#SeDebugPrivilege") == "pass")
  }

  @Test func `what a machine says of itself wins over the command line`() throws {
    let folder = try Folder([
      "in/W/machine.json": #"{"os": "windows-server-2019", "role": "member-server"}"#, "in/W/secedit.inf": Sample.clean,
    ])
    let (_, records) = try scan(
      folder, "in", "--os", "windows-server-2022", "--role", "domain-controller", judged: false)
    #expect(records.machines.first?.text("os") == "windows-server-2019")
    #expect(records.machines.first?.text("role") == "member-server")
  }

  @Test func `a baseline named by hand applies where the OS is not known, and says so`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean])
    let (run, records) = try scan(
      folder, "in", "--baseline", "microsoft/windows-server-2022/member-server", judged: false)
    #expect(records.verdict("A", "member-server#SeDebugPrivilege") == "pass")
    #expect(run.exit == 1)
    #expect(records.codes.contains("assumed-to-apply"))
  }

  @Test func `a baseline named by hand for another OS does not apply, and leaves a gap`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean])
    let (run, records) = try scan(
      folder, "in", "--baseline", "microsoft/windows-server-2022/member-server", "--os", "windows-server-2019",
      "--role", "member-server", judged: false)
    #expect(run.exit == 3)
    #expect(records.verdict("A", "member-server#SeDebugPrivilege") == "notApplicable")
    #expect(records.verdict("A", "plumbline/gap") == "notCollected")
  }

  // MARK: - Selections

  @Test(arguments: [
    (["--only", "SeDebugPrivilege"], ["SeDebugPrivilege"]),
    (["--only", "test/base#SeTcbPrivilege"], ["SeTcbPrivilege"]),
    (["--only", "test/base"], ["SeDebugPrivilege", "SeTcbPrivilege"]),
    (["--skip", "SeDebugPrivilege"], ["SeTcbPrivilege"]),
    (["--only", "test/base", "--skip", "test/base#SeTcbPrivilege"], ["SeDebugPrivilege"]),
  ])
  func `only and skip choose rules by rule, right or baseline`(_ arguments: [String], _ rights: [String]) throws {
    let folder = try Folder(["A.inf": Sample.clean, "base.yaml": Sample.baseline])
    let run = try Plumbline.run(
      ["scan", "A.inf", "--baseline", "base.yaml", "--output", "jsonl"] + arguments, in: folder)
    #expect(try run.objects().results.map { $0.text("right") } == rights)
  }

  // MARK: - Age

  private static let ages: [(String, String, String)] = [
    ("young", #""collectedAt": "2026-10-31T00:00:00Z""#, "pass"),
    ("old", #""collectedAt": "2026-10-01T00:00:00Z""#, "stale"),
    ("without a time", #""language": "en""#, "stale"),
    ("from the future", #""collectedAt": "2027-10-01T00:00:00Z""#, "stale"),
  ]

  @Test(arguments: ages)
  func `a pass grows stale, a fail does not`(_ name: String, _ time: String, _ verdict: String) throws {
    let folder = try Folder([
      "in/A/machine.json": "{\(time)}",
      "in/A/secedit.inf": Sample.export("SeDebugPrivilege = *S-1-5-32-544", "SeTcbPrivilege = *S-1-1-0"),
    ])
    let (run, records) = try scan(folder, "in", "--max-age", "36h", "--as-of", "2026-11-01T00:00:00Z")
    #expect(records.verdict("A", "#SeDebugPrivilege") == verdict)
    #expect(records.verdict("A", "#SeTcbPrivilege") == "fail")
    #expect(run.exit == (verdict == "pass" ? 1 : 3))
  }

  @Test func `an export by itself has no time, whatever its file's`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean])
    let (run, records) = try scan(folder, "in", "--max-age", "36h")
    #expect(run.exit == 3)
    #expect(Set(records.results.map { $0.text("verdict") }) == ["stale"])
  }

  // MARK: - What cannot be read

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
    let (run, records) = try scan(folder, "in")
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
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == ["B"])
  }

  @Test func `hidden files are not collected data, and what is named by hand is`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean, "in/.B.inf": Sample.failing, "in/.git/C.inf": Sample.failing])
    #expect(try scan(folder, "in").records.subjects == ["A"])
    #expect(try scan(folder, "in/.B.inf").run.exit == 1)
  }

  @Test func `strangers in a folder are passed over with a note`() throws {
    let folder = try Folder([
      "in/A.inf": Sample.clean, "in/README.md": "# Fleet\n", "in/collect.ps1": "secedit /export\n",
      "in/log.txt": "done\n",
    ])
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == ["A"])
    #expect(records.codes.filter { $0 == "unknown-format" }.count == 3)
  }

  @Test func `a stranger that is named by hand is an error`() throws {
    let folder = try Folder(["A.inf": Sample.clean, "README.md": "# Fleet\n"])
    let (run, records) = try scan(folder, "A.inf", "README.md")
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
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == ["A"])
    #expect(records.codes.filter { $0 == "own-document" }.count == 4)
  }

  @Test func `our own reports in a scanned folder are no machines`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean, "base.yaml": Sample.baseline])
    _ = try Plumbline.run(
      [
        "scan", "in", "--baseline", "base.yaml", "--output", "jsonl=in/r.jsonl", "--output", "sarif=in/r.sarif",
        "--output", "junit=in/r.xml", "--output", "text=in/r.txt",
      ], in: folder)
    let (_, records) = try scan(folder, "in")
    #expect(records.subjects == ["A"])
  }

  @Test func `a link to a folder is not followed, so no loop is endless`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean])
    try #require(symlink("..", "\(folder.path)/in/loop") == 0)
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == ["A"])
  }

  // MARK: - Standard input

  @Test func `an export comes from standard input`() throws {
    let (run, records) = try scan(try Folder(), "-", input: Sample.utf16(Sample.failing))
    #expect(run.exit == 1, "\(run.error)")
    #expect(records.subjects == ["stdin"])
  }

  @Test func `native snapshots come from standard input, a machine a line`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean, "in/B.inf": Sample.failing])
    let read = try Plumbline.run(["read", "in"], in: folder)
    let (run, records) = try scan(folder, "-", input: read.outputBytes)
    #expect(run.exit == 1, "\(run.error)")
    #expect(records.subjects == ["A", "B"])
  }

  @Test func `a pipe is read once and is the machine that its name says`() throws {
    let folder = try Folder()
    try #require(mkfifo("\(folder.path)/WEB01.inf", 0o600) == 0)
    let path = "\(folder.path)/WEB01.inf"
    // A thread of its own, since opening waits for the reader. Closed on exec: a pipe ends only when nobody can write to
    // it any more, the binary itself included.
    Thread.detachNewThread {
      let writer = open(path, O_WRONLY | O_CLOEXEC)
      let text = Array(Sample.failing.utf8)
      _ = write(writer, text, text.count)
      close(writer)
    }
    let (run, records) = try scan(folder, "WEB01.inf")
    #expect(run.exit == 1, "\(run.error)")
    #expect(records.subjects == ["WEB01"])
  }

  @Test func `nothing on standard input is a gap`() throws {
    #expect(try scan(try Folder(), "-", input: []).run.exit == 3)
  }

  // MARK: - Many problems

  @Test func `of many problems of one kind the first ones are said, the reports have them all`() throws {
    let folder = try Folder()
    for index in 100..<150 { try folder.write("in/M\(index).inf", "[Version]\r\n") }
    let (run, records) = try scan(folder, "in")
    #expect(run.exit == 3)
    #expect(run.error.contains("… and 40 more of [rights-not-collected]"), "\(run.error)")
    #expect(records.codes.filter { $0 == "rights-not-collected" }.count == 50)
  }
}
