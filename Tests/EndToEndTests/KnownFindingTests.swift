import Testing

/// Accepted debt: what is known is shown and does not fail; anything else is new.
@Suite(.timeLimit(.minutes(15))) struct KnownFindingTests {
  private static func export(_ holders: String) -> String { Sample.export("SeDebugPrivilege = \(holders)") }
  private static let two = export("*S-1-5-32-544,*S-1-1-0,*S-1-5-11")
  private static let rule = "test/base#SeDebugPrivilege"

  private static func folder(_ exports: [String: String]) throws -> Folder {
    let folder = try Folder(["base.yaml": Sample.baseline])
    for (name, text) in exports { try folder.write("in/\(name).inf", text) }
    return folder
  }

  private static func scan(_ folder: Folder, _ more: String..., paths: [String] = ["in"]) throws -> Finished {
    try Plumbline.run(
      ["scan"] + paths + ["--baseline", "base.yaml", "--as-of", "2026-03-01T00:00:00Z", "--output", "jsonl"] + more,
      in: folder)
  }

  @Test func `what was recorded is known, fewer of it too, and another one is new`() throws {
    let folder = try Self.folder(["A": Self.two, "B": Sample.clean])
    #expect(try Self.scan(folder, "--write-known", "k.yaml").exit == 1)
    let same = try Self.scan(folder, "--known", "k.yaml")
    #expect(same.exit == 0, "\(same.error)")
    let result = try #require(try same.objects().results.first { $0.text("verdict") == "fail" })
    #expect(result.values["known"] as? Bool == true)
    #expect(try same.objects().summary.counts == ["pass": 3, "accepted": 1])
    try folder.write("in/A.inf", Self.export("*S-1-5-32-544,*S-1-5-11"))
    #expect(try Self.scan(folder, "--known", "k.yaml").exit == 0)
    #expect(try Self.scan(folder, "--known", "k.yaml", "--fail-on-unpruned").exit == 1)
    try folder.write("in/A.inf", Self.export("*S-1-5-32-544,*S-1-5-11,*S-1-5-32-551"))
    let other = try Self.scan(folder, "--known", "k.yaml")
    #expect(other.exit == 1)
    let fail = try #require(try other.objects().results.first { $0.text("verdict") == "fail" })
    #expect(fail.text("state") == "updated" && result.text("state") == "unchanged")
    #expect(fail.values["known"] == nil && fail.record("remaining").list("unexpected") == ["S-1-5-32-551"])
    try folder.write("in/A.inf", Self.export("*S-1-1-0,*S-1-5-11"))
    #expect(try Self.scan(folder, "--known", "k.yaml").exit == 1)
  }

  @Test func `each report says what is new`() throws {
    let folder = try Self.folder(["A": Self.two])
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    try folder.write("in/B.inf", Self.two)
    let objects = try Self.scan(folder, "--known", "k.yaml").objects()
    let states = objects.results.filter { $0.text("verdict") == "fail" }.map { $0.text("state") }
    #expect(states == ["unchanged", "new"])
    #expect(objects.results.allSatisfy { $0.text("verdict") == "fail" || $0.values["state"] == nil })
    let text = try Plumbline.run(
      ["scan", "in", "--baseline", "base.yaml", "--as-of", "2026-03-01", "--known", "k.yaml"], in: folder)
    #expect(text.output.contains("new high SeDebugPrivilege"), "\(text.output)")
    // Of known debt, its entry is where the reader is sent.
    try folder.write("k.yaml", "# a line more\n" + folder.text("k.yaml"))
    let line = try #require(
      folder.text("k.yaml").split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.contains("test/base#SeDebugPrivilege") })
    let sarif = try Self.scan(folder, "--known", "k.yaml", "--output", "sarif=s.sarif")
    #expect(sarif.exit == 1)
    let place = folder.text("s.sarif").firstMatch(of: /"uri":"k.yaml"[^}]*},"region":{"startLine":(\d+)/)
    #expect(place.flatMap { Int($0.1) } == line + 1)
    let plain = try Self.scan(folder).objects()
    #expect(plain.results.allSatisfy { $0.values["state"] == nil })
  }

  @Test func `it is found by subject, rule and principals, never by place, name or order`() throws {
    let folder = try Self.folder(["A": Self.two])
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    try folder.write("other/x/a.inf", "; moved\r\n" + Self.export("*S-1-5-11,*S-1-1-0,*S-1-5-32-544"))
    #expect(try Self.scan(folder, "--known", "k.yaml", paths: ["other"]).exit == 0)
    let lines = folder.text("k.yaml")
    #expect(!lines.contains(".inf") && !lines.contains("line:") && !lines.contains("\"line\""))
    try folder.write("in/B.inf", Self.two)
    #expect(try Self.scan(folder, "--known", "k.yaml").exit == 1)
  }

  @Test func `a file only shrinks unless it may grow`() throws {
    let folder = try Self.folder(["A": Self.two, "B": Sample.clean])
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    let first = folder.text("k.yaml")
    try folder.write("in/A.inf", Self.export("*S-1-5-32-544,*S-1-1-0"))
    try folder.write("in/B.inf", Self.two)
    #expect(try Self.scan(folder, "--write-known", "k.yaml").exit == 1)
    let second = folder.text("k.yaml")
    #expect(second != first && second.contains("S-1-1-0") && !second.contains("S-1-5-11") && !second.contains("\"B\""))
    _ = try Self.scan(folder, "--write-known", "k.yaml", "--accept-new")
    #expect(folder.text("k.yaml").contains("\"B\""))
    #expect(try Self.scan(folder, "--known", "k.yaml").exit == 0)
  }

  @Test func `what a run did not see is not taken out`() throws {
    let folder = try Self.folder(["A": Self.two, "B": Self.two, "C": Self.two])
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    let whole = folder.text("k.yaml")
    try folder.write("in/B.inf", Sample.incomplete)
    #expect(try Self.scan(folder, "--write-known", "k.yaml", paths: ["in/B.inf", "in/C.inf"]).exit == 3)
    #expect(folder.text("k.yaml") == whole)
    _ = try Self.scan(folder, "--write-known", "k.yaml", "--skip", "SeDebugPrivilege")
    #expect(folder.text("k.yaml") == whole)
  }

  private static func policyResult(_ holders: String) -> String {
    "[{\"UserRight\":\"SeDebugPrivilege\",\"AccountList\":[\"\(holders)\"],\"Precedence\":1,"
      + "\"GPOID\":\"cn={31B2F340-016D-11D2-945F-00C04FB984F9},cn=policies,cn=system,DC=corp,DC=example\"}]"
  }

  @Test func `less information takes nobody out`() throws {
    let account = "*S-1-5-21-7-8-9-1004"
    let folder = try Self.folder([:])
    let machine = "\"name\": \"A\", \"machineSid\": \"S-1-5-21-7-8-9\""
    let known = "{\(machine), \"accounts\": {\"svc\": \"S-1-5-21-7-8-9-1004\"}}"
    try folder.write("in/A/machine.json", known)
    try folder.write("in/A/e.inf", Self.export("*S-1-5-32-544,*S-1-1-0,svc"))
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    let whole = folder.text("k.yaml")
    #expect(whole.contains(String(account.dropFirst())))
    // The name is no longer known to be that account.
    try folder.write("in/A/machine.json", "{\(machine)}")
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    #expect(folder.text("k.yaml") == whole)
    // What was collected is too old to tell.
    try folder.write("in/A/machine.json", known)
    try folder.write("in/A/e.inf", Self.export("*S-1-5-32-544,*S-1-1-0"))
    _ = try Self.scan(folder, "--write-known", "k.yaml", "--max-age", "36h")
    #expect(folder.text("k.yaml") == whole)
    // Two sources say different things.
    try folder.write("in/A/rsop.json", Self.policyResult("*S-1-5-32-544\",\"*S-1-1-0\",\"\(account)"))
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    #expect(folder.text("k.yaml") == whole)
  }

  @Test func `a rule that compares machines forgets nothing where some were not scanned`() throws {
    let folder = try Self.folder(["A": Self.two, "B": Sample.clean, "C": Sample.clean])
    try folder.write(
      "p.yaml",
      """
      apiVersion: plumbline/v1
      kind: Policy
      id: p
      rules:
        - {id: same, title: alike, severity: high, group: {by: cluster, same: [SeDebugPrivilege]}}

      """)
    try folder.write(
      "i.yaml",
      "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n"
        + ["A", "B", "C"].map { "  - {name: \($0), tags: {cluster: x}}\n" }.joined())
    func scan(_ paths: [String], _ more: String...) throws -> Finished {
      try Plumbline.run(["scan"] + paths + ["--policy", "p.yaml", "--output", "jsonl"] + more, in: folder)
    }
    _ = try scan(["in"], "--inventory", "i.yaml", "--write-known", "k.yaml")
    let whole = folder.text("k.yaml")
    #expect(whole.contains("\"A\"") && whole.contains("SeDebugPrivilege"))
    #expect(try scan(["in"], "--inventory", "i.yaml", "--known", "k.yaml").exit == 0)
    _ = try scan(["in/A.inf"], "--inventory", "i.yaml", "--write-known", "k.yaml")
    #expect(folder.text("k.yaml") == whole)
    _ = try scan(["in"], "--write-known", "k.yaml")
    #expect(folder.text("k.yaml") == whole)
  }

  @Test func `prune takes out what is mended and nothing else`() throws {
    let folder = try Self.folder(["A": Self.two, "B": Self.two])
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    let whole = folder.text("k.yaml")
    try folder.write("in/A.inf", Sample.clean)
    func prune(_ more: String...) throws -> Finished {
      try Plumbline.run(["known", "prune", "k.yaml", "in", "--baseline", "base.yaml"] + more, in: folder)
    }
    #expect(try prune("--dry-run").exit == 0)
    #expect(folder.text("k.yaml") == whole)
    let run = try prune()
    #expect(run.exit == 0 && run.error.contains("pruned: A test/base#SeDebugPrivilege"), "\(run.error)")
    #expect(!folder.text("k.yaml").contains("\"A\"") && folder.text("k.yaml").contains("\"B\""))
    try folder.write("old.yaml", whole)
    let shrunk = try Plumbline.run(["known", "compare", "old.yaml", "k.yaml"], in: folder)
    #expect(shrunk.exit == 0 && shrunk.output.contains("- A test/base#SeDebugPrivilege"))
    #expect(try Plumbline.run(["known", "compare", "k.yaml", "old.yaml"], in: folder).exit == 1)
    let report = try Plumbline.run(["known", "report", "old.yaml"], in: folder)
    #expect(report.exit == 0 && report.output.hasPrefix("2 known findings on 2 subjects, 4 principals\n"))
  }

  @Test func `what was not seen is no debt`() throws {
    let folder = try Self.folder(["A": Sample.incomplete])
    #expect(try Self.scan(folder, "--write-known", "k.yaml").exit == 3)
    #expect(folder.text("k.yaml").contains("findings: []"))
    #expect(try Self.scan(folder, "--known", "k.yaml").exit == 3)
  }

  @Test func `waived and known add up, and what is waived is not recorded`() throws {
    let folder = try Self.folder(["M1": Self.two])
    try folder.write("w.yaml", WaiverTests.document(WaiverTests.waiver()))
    _ = try Self.scan(folder, "--waivers", "w.yaml", "--write-known", "k.yaml")
    #expect(!folder.text("k.yaml").contains("S-1-1-0") && folder.text("k.yaml").contains("S-1-5-11"))
    #expect(try Self.scan(folder, "--known", "k.yaml").exit == 1)
    let both = try Self.scan(folder, "--known", "k.yaml", "--waivers", "w.yaml")
    #expect(both.exit == 0)
    #expect(try both.objects().summary.counts == ["pass": 1, "accepted": 1])
  }

  @Test func `a waiver that ended is a finding although what it covered is known`() throws {
    let folder = try Self.folder(["M1": Self.two])
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    let ended = WaiverTests.waiver().replacing("2026-03-31", with: "2026-02-01")
    try folder.write("w.yaml", WaiverTests.document(ended))
    let run = try Self.scan(folder, "--known", "k.yaml", "--waivers", "w.yaml")
    #expect(run.exit == 1)
    #expect(try run.objects().summary.counts == ["pass": 1, "accepted": 1, "fail": 1])
    #expect(try run.objects().verdict("M1", "plumbline/waiver-expired") == "fail")
    // What another waiver covers needs no other.
    try folder.write(
      "w.yaml", WaiverTests.document(ended, WaiverTests.waiver("W-2", principals: "[S-1-1-0, S-1-5-11]")))
    #expect(try Self.scan(folder, "--waivers", "w.yaml").exit == 0)
  }

  @Test(arguments: ["text", "sarif", "junit", "sarif-github"])
  func `every report shows what is known`(format: String) throws {
    let folder = try Self.folder(["A": Self.two])
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    let run = try Plumbline.run(
      ["scan", "in", "--baseline", "base.yaml", "--known", "k.yaml", "--output", format], in: folder)
    let traces = [
      "text": "KNOWN high SeDebugPrivilege", "sarif": "\"baselineState\":\"unchanged\"",
      "junit": "<skipped message=\"known: accepted debt in k.yaml\"",
      "sarif-github": "1 known finding is left out: on 'A'",
    ]
    #expect(run.exit == 0)
    #expect(run.output.contains(try #require(traces[format])), "\(run.output)")
  }

  @Test func `a file that is not there, or is wrong, stops the run`() throws {
    let folder = try Self.folder(["A": Self.two])
    #expect(try Self.scan(folder, "--known", "nowhere.yaml").exit == 2)
    try folder.write("k.yaml", "apiVersion: plumbline/v1\nkind: Waivers\nwaivers: []\n")
    #expect(try Self.scan(folder, "--known", "k.yaml").exit == 2)
    #expect(try Self.scan(folder, "--accept-new").exit == 64)
  }
}
