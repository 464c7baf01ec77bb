import Foundation
import Testing

/// Files of other tools as inputs of `scan` and `read`: by themselves, and in a machine's folder.
@Suite(.timeLimit(.minutes(15))) struct FormatInputTests {
  private static let baselines = """
    apiVersion: plumbline/v1
    kind: Baseline
    id: ours
    title: Ours
    version: "1"
    source: {publisher: us, document: none}
    layer: effective
    unlisted: ignore
    rights: {SeDebugPrivilege: {expect: {exactly: [Administrators]}}, SeTcbPrivilege: {expect: no one}, SeBackupPrivilege: {expect: no one}}
    ---
    apiVersion: plumbline/v1
    kind: Baseline
    id: policies
    title: Ours
    version: "1"
    source: {publisher: us, document: none}
    layer: group-policy
    unlisted: ignore
    rights: {SeDebugPrivilege: {expect: {exactly: [Administrators]}}, SeTcbPrivilege: {expect: no one}, SeBackupPrivilege: {expect: not defined}}

    """

  private static let known = ["SeDebugPrivilege": "pass", "SeTcbPrivilege": "pass"]

  @Test(arguments: [
    ("accesschk/banner.txt", "notCollected"), ("mdm/report.xml", "notCollected"),
    ("policyrules/utf-8.PolicyRules", "pass"),
    ("intune/export.json", "pass"),
  ])
  func `what a tool shows is judged, what it does not is a gap, and reading keeps both`(
    _ fixture: String, _ other: String
  ) throws {
    let folder = try Folder(["ours.yaml": Self.baselines])
    try folder.write("in/\(fixture)", try Sample.fixture(fixture))
    let options = ["--baseline", "ours.yaml", "--output", "jsonl"]
    let expected = Self.known.merging(["SeBackupPrivilege": other]) { $1 }
    #expect(try Plumbline.run(["scan", "in"] + options, in: folder).objects().verdictsByRight == expected)
    try folder.write("again/x.jsonl", try Plumbline.run(["read", "in"], in: folder).outputBytes)
    #expect(try Plumbline.run(["scan", "again"] + options, in: folder).objects().verdictsByRight == expected)
  }

  @Test(arguments: [
    "systeminfo/list.txt", "systeminfo/rows.csv", "computerinfo/gathered.json", "computerinfo/wmic.txt",
  ])
  func `what tells the release and the role completes a machine's folder, and is a gap alone`(_ fixture: String) throws
  {
    let folder = try Folder(["in/WEB01/machine.json": #"{"name": "WEB01"}"#, "in/WEB01/secedit.inf": Sample.clean])
    let name = fixture.replacingOccurrences(of: "/", with: ".")
    try folder.write("in/WEB01/\(name)", try Sample.fixture(fixture))
    let together = try Plumbline.run(["scan", "in", "--output", "jsonl"], in: folder).objects()
    let machine = together.first { $0.text("type") == "machine" }
    #expect(machine?.text("os") == "windows-server-2022" && machine?.text("role") == "member-server")
    #expect(together.results.contains { $0.text("verdict") == "pass" })

    try folder.write("alone/\(name)", try Sample.fixture(fixture))
    let alone = try Plumbline.run(["scan", "alone", "--output", "jsonl"], in: folder)
    #expect(try alone.objects().subjects == ["WEB01.corp.example"])
    #expect(Set(try alone.objects().results.map { $0.text("verdict") }) == ["notCollected"])
    #expect(alone.exit == 3)
  }

  @Test func `a message to a machine says nothing of the machine in whose folder it lies`() throws {
    let message =
      "<Replace><Item><Target><LocURI>./Device/Vendor/MSFT/Policy/Config/UserRights/DebugPrograms</LocURI></Target><Data>*S-1-5-32-544</Data></Item></Replace>"
    let folder = try Folder([
      "ours.yaml": Self.baselines, "in/WEB01/machine.json": #"{"name": "WEB01"}"#, "in/WEB01/message.xml": message,
    ])
    let run = try Plumbline.run(["scan", "in", "--baseline", "ours.yaml", "--output", "jsonl"], in: folder)
    #expect(Set(try run.objects().results.map { $0.text("verdict") }) == ["notCollected"])
    #expect(try run.objects().subjects == ["WEB01"])
  }

  @Test func `a text of registry settings is a gap and no answer`() throws {
    let folder = try Folder(["ours.yaml": Self.baselines])
    try folder.write("in/WEB01.txt", try Sample.fixture("lgpo/parsed.txt"))
    let run = try Plumbline.run(["scan", "in", "--baseline", "ours.yaml", "--output", "jsonl"], in: folder)
    #expect(Set(try run.objects().results.map { $0.text("verdict") }) == ["notCollected"])
    #expect(run.exit == 3)
  }

  @Test func `the page of a format is printed by its id, and a near miss is named`() throws {
    let page = try Plumbline.run(["explain", "secedit"])
    #expect(page.exit == 0 && page.output.contains("    secedit /export /areas USER_RIGHTS"))
    let miss = try Plumbline.run(["explain", "secedt"])
    #expect(miss.exit == 64 && miss.error.contains("did you mean `secedit`?"))
  }
}
