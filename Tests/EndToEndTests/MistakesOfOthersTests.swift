import Foundation
import Testing

/// The mistakes of other tools that design.md, section 10, lists, as far as they can happen here.
@Suite(.timeLimit(.minutes(15))) struct MistakesOfOthersTests {
  private func scan(
    _ files: [String: String], rights: String, _ arguments: String...
  ) throws -> (run: Finished, records: [Record]) {
    let folder = try Folder(files)
    try folder.write("b.yaml", Sample.baseline.components(separatedBy: "rights:\n")[0] + "rights:\n" + rights + "\n")
    let run = try Plumbline.run(["scan", "in", "--baseline", "b.yaml", "--output", "jsonl"] + arguments, in: folder)
    return (run, try run.objects())
  }

  @Test func `a line whose value holds a space is read, not taken for nobody`() throws {
    let (run, records) = try scan(
      ["in/A.inf": Sample.export("SeTcbPrivilege = Remote Desktop Folk , *S-1-1-0")],
      rights: "  SeTcbPrivilege: {expect: no one}")
    #expect(run.exit == 1)
    #expect(records.results.first?.list("unexpected") == ["S-1-1-0", "Remote Desktop Folk"])
  }

  @Test(arguments: ["SeTcbPrivilege =", "SeTcbPrivilege=", "SeTcbPrivilege = ", "SeTcbPrivilege = ,"])
  func `an empty list is nobody and not one nameless principal`(_ line: String) throws {
    let (run, records) = try scan(["in/A.inf": Sample.export(line)], rights: "  SeTcbPrivilege: {expect: no one}")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.results.first?.record("observed").text("state") == "noOne")
  }

  @Test func `a name with an equals sign does not end the reading`() throws {
    let (_, records) = try scan(
      ["in/A.inf": Sample.export("SeTcbPrivilege = a=b", "SeDebugPrivilege = *S-1-5-32-544")],
      rights: "  SeTcbPrivilege: {expect: no one}\n  SeDebugPrivilege: {expect: {exactly: [Administrators]}}")
    #expect(records.verdict("A", "#SeTcbPrivilege") == "fail")
    #expect(records.verdict("A", "#SeDebugPrivilege") == "pass")
    #expect(records.results.first { $0.text("right") == "SeTcbPrivilege" }?.list("unresolved") == ["a=b"])
  }

  @Test func `a blank line in the section ends nothing`() throws {
    let (run, _) = try scan(
      ["in/A.inf": Sample.export("", "  ", "SeDebugPrivilege = *S-1-5-32-544", "")],
      rights: "  SeDebugPrivilege: {expect: {exactly: [Administrators]}}")
    #expect(run.exit == 0, "\(run.error)")
  }

  @Test func `two exact values for one right are refused before anything is judged`() throws {
    let folder = try Folder(["in/A.inf": Sample.clean])
    try folder.write("b.yaml", Sample.baseline + "  SeDebugPrivilege: {expect: {exactly: [Everyone]}}\n")
    #expect(try Plumbline.run(["scan", "in", "--baseline", "b.yaml"], in: folder).exit == 2)
  }

  @Test func `a trailing separator makes no value that can never match`() throws {
    let (run, _) = try scan(
      ["in/A.inf": Sample.export("SeDebugPrivilege = *S-1-5-32-544,")],
      rights: "  SeDebugPrivilege: {expect: {exactly: [Administrators]}}")
    #expect(run.exit == 0, "\(run.error)")
  }

  @Test(arguments: [
    "Administrators", "S-1-5-32-544", "'*S-1-5-32-544'", "'BUILTIN\\Administrators'", "Administratoren",
    "administrators",
  ])
  func `names and SIDs of one principal are one`(_ name: String) throws {
    let (run, _) = try scan(["in/A.inf": Sample.clean], rights: "  SeDebugPrivilege: {expect: {exactly: [\(name)]}}")
    #expect(run.exit == 0, "\(run.error)")
  }

  @Test func `the group whose name holds an and stays one group`() throws {
    let (run, records) = try scan(
      ["in/A.inf": Sample.export("SeDenyNetworkLogonRight = *S-1-5-114")],
      rights: "  SeDenyNetworkLogonRight: {expect: {exactly: ['Local account and member of Administrators group']}}")
    #expect(run.exit == 0, "\(run.error)")
    #expect(records.results.first?.record("expect").list("exactly") == ["S-1-5-114"])
  }

  @Test func `extra holders do not pass where exactly these are expected`() throws {
    let (_, records) = try scan(
      ["in/A.inf": Sample.failing], rights: "  SeDebugPrivilege: {expect: {exactly: [Administrators]}}")
    #expect(records.results.first?.list("unexpected") == ["S-1-1-0"])
    let includes = try scan(
      ["in/A.inf": Sample.failing], rights: "  SeDebugPrivilege: {expect: {includes: [Administrators]}}")
    #expect(includes.run.exit == 0, "only where at least these are asked for")
  }

  @Test func `every rule has an id of its own in every report`() throws {
    let folder = try Folder(["in/A.inf": Sample.failing, "b.yaml": Sample.baseline])
    _ = try Plumbline.run(
      ["scan", "in", "--baseline", "b.yaml", "--output", "sarif=r.sarif", "--output", "junit=r.xml"], in: folder)
    let sarif = try #require(try JSONSerialization.jsonObject(with: Data(folder.bytes("r.sarif"))) as? [String: Any])
    let results = try #require((sarif["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]])
    #expect(
      Set(results.compactMap { $0["ruleId"] as? String }) == ["test/base#SeDebugPrivilege", "test/base#SeTcbPrivilege"])
    for right in ["SeDebugPrivilege", "SeTcbPrivilege"] { #expect(folder.text("r.xml").contains(right)) }
  }

  @Test func `another holder is another finding`() throws {
    func fingerprint(_ line: String) throws -> String {
      try scan(["in/A.inf": Sample.export(line)], rights: "  SeTcbPrivilege: {expect: no one}").records.results.first?
        .text("fingerprint") ?? ""
    }
    let one = try fingerprint("SeTcbPrivilege = *S-1-1-0")
    #expect(one.count == 64)
    #expect(try fingerprint("; moved\r\nSeTcbPrivilege = *S-1-1-0") == one, "a line does not count")
    #expect(
      try fingerprint("SeTcbPrivilege = *S-1-1-0,*S-1-5-7") != one, "a new holder must not hide behind an old one")
    #expect(try fingerprint("SeTcbPrivilege = *S-1-5-7") != one)
  }

  @Test func `a collection without rights is a gap and not compliant`() throws {
    let (run, records) = try scan(["in/A.inf": Sample.incomplete], rights: "  SeTcbPrivilege: {expect: no one}")
    #expect(run.exit == 3)
    #expect(records.results.map { $0.text("verdict") } == ["notCollected"])
  }

  @Test func `no machine at all is no success`() throws {
    let (run, records) = try scan(["in/readme.txt": "nothing here"], rights: "  SeTcbPrivilege: {expect: no one}")
    #expect(run.exit == 3)
    #expect(records.summary.int("subjects") == 0)
  }

  @Test func `a file cut at a line's end does not say that nobody holds the rest`() throws {
    let whole = Sample.export("SeDebugPrivilege = *S-1-5-32-544", "SeTcbPrivilege = *S-1-1-0")
    let cut = String(whole.prefix { $0 != "T" }.split(separator: "\r\n").dropLast().joined(separator: "\r\n")) + "\r\n"
    let (run, records) = try scan(
      ["in/A.inf": cut],
      rights: "  SeTcbPrivilege: {expect: no one}\n  SeDebugPrivilege: {expect: {exactly: [Administrators]}}")
    #expect(run.exit == 3)
    #expect(records.verdict("A", "#SeTcbPrivilege") == "notCollected")
  }

  @Test
  func `a baseline that names a right that a release lacks is not applicable there, unless the machine defines it`()
    throws
  {
    let rights = "  SeDelegateSessionUserImpersonatePrivilege: {expect: no one}"
    let lacking = try scan(["in/A.inf": Sample.export()], rights: rights, "--os", "windows-xp-sp2", "--role", "client")
    #expect(lacking.records.verdict("A", "ImpersonatePrivilege") == "notApplicable")
    let defining = try scan(
      ["in/A.inf": Sample.export("SeDelegateSessionUserImpersonatePrivilege = *S-1-1-0")], rights: rights, "--os",
      "windows-xp-sp2", "--role", "client")
    #expect(defining.records.verdict("A", "ImpersonatePrivilege") == "fail")
    #expect(defining.records.codes.contains("right-not-in-release"))
  }
}
