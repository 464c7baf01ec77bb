import Testing

/// What is accepted is never more than what was seen: waivers, known findings and selectors where facts are missing.
@Suite(.timeLimit(.minutes(15))) struct AcceptanceDoubtTests {
  private static let policy = """
    apiVersion: plumbline/v1
    kind: Policy
    id: e
    rules:
      - id: two
        title: only administrators
        severity: high
        forEach: {right: [SeDebugPrivilege, SeTcbPrivilege]}
        assert: {subset: [$right, [Administrators]]}
    """

  private static func waiver(_ rule: String, machines: String = "{name: [\"*\"]}") -> String {
    """
    apiVersion: plumbline/v1
    kind: Waivers
    waivers:
      - {id: W-1, rules: ["\(rule)"], machines: \(machines), principals: [S-1-1-0], reason: Vendor, owner: ops, ticket: CHG-1,
         expires: 2026-03-31}
    """
  }

  private static func scan(_ folder: Folder, _ more: String...) throws -> Finished {
    try Plumbline.run(
      ["scan", "in", "--as-of", "2026-03-01T00:00:00Z", "--output", "jsonl", "--quiet"] + more, in: folder)
  }

  /// The lines up to the first that begins with one of `words`, and the line that begins with `last` as the last one.
  private static func text(_ text: String, before words: String..., after last: String? = nil) -> String {
    var kept: [Substring] = []
    for line in text.split(separator: "\r\n") {
      if words.contains(where: line.hasPrefix) { break }
      kept.append(line)
      if let last, line.hasPrefix(last) { break }
    }
    return kept.joined(separator: "\r\n") + "\r\n"
  }

  @Test func `a waiver of one right does not hide another that was cut off`() throws {
    let whole = Sample.failing
    let folder = try Folder([
      "p.yaml": Self.policy, "w.yaml": Self.waiver("e#two"), "in/M1.inf": whole,
    ])
    #expect(try Self.scan(folder, "--policy", "p.yaml", "--waivers", "w.yaml").exit == 0)
    try folder.write("in/M1.inf", Self.text(whole, before: "[Version]", "SeTcbPrivilege", after: "SeDebugPrivilege"))
    let cut = try Self.scan(folder, "--policy", "p.yaml", "--waivers", "w.yaml")
    #expect(cut.exit != 0)
    #expect(try cut.objects().results.allSatisfy { $0.values["waived"] == nil })
  }

  @Test(arguments: ["text", "jsonl", "sarif", "sarif-github", "junit"], ["allow-extra", "accept-unknown"])
  func `a waiver of a right of which sources disagree does not count, and every report says why`(
    format: String, effect: String
  ) throws {
    // Both agree that the rule fails, or only one of them does.
    let holders = effect == "allow-extra" ? "*S-1-5-32-544,*S-1-1-0" : "*S-1-5-32-544"
    let principals = effect == "allow-extra" ? "principals: [S-1-1-0, S-1-5-11], " : ""
    let folder = try Folder([
      "base.yaml": Sample.baseline,
      "w.yaml": WaiverTests.document(
        "  - {id: W-1, rules: [\"\(WaiverTests.rule)\"], machines: {name: [M1]}, \(principals)effect: \(effect), "
          + "reason: r, owner: o, ticket: t, expires: 2026-03-31}\n"),
      "in/M1/machine.json": "{\"name\": \"M1\"}",
      "in/M1/e.inf": Sample.export("SeDebugPrivilege = \(holders)"),
      "in/M1/rsop.json":
        "[{\"UserRight\":\"SeDebugPrivilege\",\"AccountList\":[\"*S-1-5-32-544\",\"*S-1-1-0\",\"*S-1-5-11\"],"
        + "\"Precedence\":1,\"GPOID\":\"cn={31B2F340-016D-11D2-945F-00C04FB984F9},cn=policies,cn=system,DC=corp\"}]",
    ])
    let run = try Plumbline.run(
      ["scan", "in", "--baseline", "base.yaml", "--waivers", "w.yaml", "--as-of", "2026-03-01", "--output", format],
      in: folder)
    #expect(run.exit == (effect == "allow-extra" ? 1 : 3), "\(run.error)")
    let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let why = effect == "allow-extra" ? "sources say different things of SeDebugPrivilege" : "its sources disagree"
    #expect(text.contains(why), "\(text)")
  }

  @Test(arguments: ["waiver", "debt"])
  func `a snapshot of no known time is not accepted where age counts`(_ way: String) throws {
    let folder = try Folder([
      "base.yaml": Sample.baseline, "w.yaml": Self.waiver(WaiverTests.rule), "in/M1.inf": Sample.failing,
    ])
    _ = try Self.scan(folder, "--baseline", "base.yaml", "--write-known", "k.yaml")
    let option = way == "waiver" ? ["--waivers", "w.yaml"] : ["--known", "k.yaml"]
    #expect(try Self.scan(folder, "--baseline", "base.yaml", option[0], option[1]).exit == 0)
    let old = try Self.scan(folder, "--baseline", "base.yaml", option[0], option[1], "--max-age", "36h")
    #expect(old.exit != 0)
    #expect(try old.objects().results.allSatisfy { $0.values["waived"] == nil && $0.values["known"] == nil })
    // What is too old is a gap: no finding came of it.
    #expect(try old.objects().summary.values["exits"] as? [Int] == [3], "\(old.error)")
  }

  @Test(arguments: [
    ("[S-1-5-32-544, S-1-1-0]", false, [3]), ("[S-1-5-32-544, S-1-1-0]", true, [0]),
    ("[S-1-5-32-544, S-1-1-0, S-1-5-11]", false, [1]),
  ])
  func `what remains of a waived fail and cannot be decided is a gap, not a finding`(
    _ holders: String, _ isComplete: Bool, _ exits: [Int]
  ) throws {
    let list = holders.replacing("S-", with: "\"S-").replacing(",", with: "\",").replacing("]", with: "\"]")
    let folder = try Folder([
      "base.yaml": Sample.baseline, "w.yaml": Self.waiver(WaiverTests.rule),
      "in/M1.jsonl":
        "{\"apiVersion\":\"plumbline/v1\",\"kind\":\"Snapshot\",\"subject\":{\"kind\":\"machine\",\"name\":\"M1\"},"
        + "\"layer\":\"effective\",\"os\":\"windows-server-2022\",\"rights\":{\"SeDebugPrivilege\":{\"state\":\"principals\","
        + "\"complete\":\(isComplete),\"principals\":\(list)},\"SeTcbPrivilege\":{\"state\":\"noOne\"}}}\n",
    ])
    let run = try Self.scan(folder, "--baseline", "base.yaml", "--waivers", "w.yaml")
    #expect(try run.objects().summary.values["exits"] as? [Int] == exits, "\(run.error)")
    let junit = try Plumbline.run(
      ["scan", "in", "--as-of", "2026-03-01", "--baseline", "base.yaml", "--waivers", "w.yaml", "--output", "junit"],
      in: folder)
    #expect(junit.output.contains("<skipped") == isComplete)
  }

  private static let opposites: [Named<String>] = [
    Named("FQDN", "{not: [{name: [\"*.corp.example\"]}]}"),
    Named("domain", "{not: [{domain: [CORP]}]}"),
  ]

  @Test(arguments: opposites)
  func `a machine of which a fact is missing is not the opposite of it`(machines: Named<String>) throws {
    let folder = try Folder([
      "base.yaml": Sample.baseline, "w.yaml": Self.waiver(WaiverTests.rule, machines: machines.value),
      "in/M1.inf": Sample.failing,
      "inventory.yaml": """
      apiVersion: plumbline/v1
      kind: Inventory
      machines:
        - {name: M1, domain: corp.example, domainJoined: true}
      """,
    ])
    let run = try Self.scan(
      folder, "--baseline", "base.yaml", "--waivers", "w.yaml", "--inventory", "inventory.yaml")
    #expect(run.exit == 1)
  }

  @Test func `an error beside a cut export is not excused with it`() throws {
    let folder = try Folder([
      "p.yaml": Self.policy + "\ngates: {incomplete: allow}\n", "in/M1/machine.json": "{\"name\": \"M1\"}",
      "in/M1/secedit.inf": Sample.clean, "in/M1/gpresult.xml": "<Rsop><broken",
    ])
    #expect(try Self.scan(folder, "--policy", "p.yaml").exit == 3)
    try folder.write("in/M1/secedit.inf", Self.text(Sample.clean, before: "[Version]"))
    #expect(try Self.scan(folder, "--policy", "p.yaml").exit == 3)
  }
}
