import Foundation
import Testing

/// Whom a scan takes its inputs for.
@Suite(.timeLimit(.minutes(15))) struct InputTests {
  private static let names: [(path: String, subject: String)] = [
    ("WEB01.inf", "WEB01"), ("web01.secedit.inf", "web01.secedit"), ("WEB01/secedit.inf", "WEB01"),
    ("WEB01/SecPol.CFG", "WEB01"),
    ("WEB01/export.inf", "WEB01"), ("WEB01/secedit.txt", "WEB01"), ("a b/c d.inf", "c d"), ("x/ü.inf", "ü"),
    ("WEB01.txt", "WEB01"), ("WEB01", "WEB01"),
  ]

  @Test(arguments: names)
  func `a file is the machine that its name says`(_ path: String, _ subject: String) throws {
    let folder = try Folder(["in/\(path)": Sample.clean])
    let (run, records) = try Plumbline.scan(folder, "in")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == [subject])
    #expect(records.results.first?.record("evidence").text("uri") == "in/\(path)")
  }

  @Test func `a GptTmpl.inf by itself is no machine`() throws {
    let folder = try Folder(["in/Old GPO/GptTmpl.inf": Sample.template("SeDebugPrivilege = *S-1-1-0")])
    let (run, records) = try Plumbline.scan(folder, "in")
    #expect(run.exit == 3, "no rule of the baseline is for GPOs")
    #expect(records.results.map { $0.text("kind") } == ["gpo"])
    #expect(records.subjects == ["Old GPO"])
  }

  @Test func `the same text is an export or a template as --as says`() throws {
    let folder = try Folder(["A.inf": Sample.clean, "GptTmpl.inf": Sample.clean])
    #expect(try Plumbline.scan(folder, "GptTmpl.inf", "--as", "secedit").records.verdict("", "").isEmpty)
    let export = try Plumbline.scan(folder, "GptTmpl.inf", "--as", "secedit").records
    #expect(export.results.map { $0.text("verdict") } == ["pass", "pass"])
    #expect(export.machines.first?.list("readAs") == ["secedit"])
    let template = try Plumbline.scan(folder, "A.inf", "--as", "gpttmpl").records
    #expect(template.results.map { $0.text("layer") } == ["group-policy"])
  }

  @Test func `a machine's folder joins its files under the name that it says`() throws {
    let folder = try Folder([
      "in/box-7/machine.json":
        #"{"name": "WEB01", "build": "10.0.20348.1", "productType": "server", "role": "member-server"}"#,
      "in/box-7/secedit.inf": Sample.clean, "in/box-7/notes.txt": "nothing", "in/box-7/.hidden.inf": "rubbish",
    ])
    let (run, records) = try Plumbline.scan(folder, "in")
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
    let (run, records) = try Plumbline.scan(folder, "in")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == ["WEB01"])
    #expect(records.machines.first?.text("os") == "windows-server-2025")
  }

  @Test func `a machine's folder is a machine even where nothing was collected`() throws {
    let folder = try Folder(["in/WEB01/machine.json": #"{"os": "windows-server-2022", "role": "member-server"}"#])
    let (run, records) = try Plumbline.scan(folder, "in")
    #expect(run.exit == 3)
    #expect(records.subjects == ["WEB01"])
    #expect(Set(records.results.map { $0.text("verdict") }) == ["notCollected"])
  }

  @Test func `a wrong machine file is a located error and the machine is still judged`() throws {
    let folder = try Folder([
      "in/WEB01/machine.json": "{\"name\": \"WEB01\",\n \"rol\": \"member-server\"}",
      "in/WEB01/secedit.inf": Sample.failing, "in/OK.inf": Sample.clean,
    ])
    let (run, records) = try Plumbline.scan(folder, "in")
    #expect(run.error.contains("in/WEB01/machine.json:2:2: error"), "\(run.error)")
    #expect(run.error.contains("did you mean \"role\""), "\(run.error)")
    #expect(run.exit == 3)
    #expect(records.verdict("WEB01", "#SeDebugPrivilege") == "fail")
    #expect(records.verdict("OK", "#SeDebugPrivilege") == "pass")
  }

  @Test func `two files of one machine that contradict each other are an error of that right`() throws {
    let folder = try Folder(["in/W/machine.json": "{}", "in/W/a.inf": Sample.clean, "in/W/b.inf": Sample.failing])
    let (run, records) = try Plumbline.scan(folder, "in")
    #expect(run.exit == 3)
    #expect(records.verdict("W", "#SeDebugPrivilege") == "error")
    #expect(records.verdict("W", "#SeTcbPrivilege") == "pass")
    #expect(run.error.contains("in/W/a.inf") && run.error.contains("in/W/b.inf"))
  }

  // MARK: - Claims

  @Test func `two inputs that claim one machine are an error that names both`() throws {
    let folder = try Folder(["one/WEB01.inf": Sample.clean, "two/web01.inf": Sample.failing, "one/B.inf": Sample.clean])
    let (run, records) = try Plumbline.scan(folder, "one", "two")
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
    let (run, _) = try Plumbline.scan(folder, "\(folder.path)/one/x", "\(folder.path)/two/x")
    #expect(run.exit == 3)
    #expect(run.error.contains("one/x/WEB01.inf") && run.error.contains("two/x/WEB01.inf"), "\(run.error)")
  }

  @Test func `an unreadable file beside others of one machine is not forgotten`() throws {
    let folder = try Folder(["in/W/machine.json": "{}", "in/W/a.inf": Sample.clean, "in/W/b.bin": "rubbish"])
    let (run, records) = try Plumbline.scan(folder, "in")
    #expect(run.exit == 3, "\(run.error)")
    #expect(run.error.contains("in/W/b.bin"))
    #expect(records.verdict("W", "#SeDebugPrivilege") == "pass")
  }

  @Test func `two computers of one name in one file are an error, and the others are judged`() throws {
    func computer(_ name: String, _ holder: String) -> String {
      #"{"Properties":{"name":"\#(name)"},"UserRights":[{"Privilege":"SeDebugPrivilege","Collected":true,"Results":[{"ObjectIdentifier":"\#(holder)"}]}]}"#
    }
    let file =
      #"{"data":["#
      + [computer("A.X", "S-1-5-32-544"), computer("B.X", "S-1-1-0"), computer("a.x", "S-1-1-0")]
      .joined(separator: ",\n") + #"],"meta":{"type":"computers"}}"#
    let folder = try Folder(["in/computers.json": file])
    let (run, records) = try Plumbline.scan(folder, "in", "in/computers.json")
    #expect(run.exit == 3, "\(run.error)")
    #expect(run.error.contains("in/computers.json:1 and in/computers.json:3"), "\(run.error)")
    #expect(records.verdict("B.X", "#SeDebugPrivilege") == "fail")
    #expect(
      !records.results.contains { $0.text("subject").lowercased() == "a.x" && $0.text("verdict") != "notCollected" })
    let read = try Plumbline.run(["read", "in"], in: folder)
    #expect(read.exit == 3 && read.error.contains("several-inputs"))
  }

  @Test func `the same path named twice is one input`() throws {
    let folder = try Folder(["in/WEB01.inf": Sample.clean])
    let (run, records) = try Plumbline.scan(folder, "in", "in/WEB01.inf", "./in/")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.subjects == ["WEB01"])
  }

  @Test func `names compare without case, in the inventory too`() throws {
    let folder = try Folder([
      "in/web01.inf": Sample.clean,
      "i.yaml":
        "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n  - {name: WEB01, build: 10.0.20348.1, productType: server, role: member-server}\n",
    ])
    let (run, records) = try Plumbline.scan(folder, "in", "--inventory", "i.yaml")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.machines.count == 1)
    #expect(records.machines.first?.text("os") == "windows-server-2022")
  }
}
