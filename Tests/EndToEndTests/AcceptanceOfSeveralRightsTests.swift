import Testing

/// What is accepted of rules over several rights: exactly who was accepted, in exactly the rights where they were.
@Suite(.timeLimit(.minutes(15))) struct AcceptanceOfSeveralRightsTests {
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
      - id: few
        title: few may back up
        severity: high
        assert: {count: {of: SeBackupPrivilege, atMost: 1}}
    """

  private static func export(debug: String, tcb: String = "", backup: String = "*S-1-5-32-551") -> String {
    Sample.export(
      "SeDebugPrivilege = \(debug)", "SeTcbPrivilege = \(tcb)", "SeBackupPrivilege = \(backup)")
  }

  private static func folder(_ export: String) throws -> Folder {
    try Folder(["p.yaml": policy, "in/M1.inf": export])
  }

  private static func scan(_ folder: Folder, _ more: String...) throws -> Finished {
    try Plumbline.run(
      ["scan", "in", "--policy", "p.yaml", "--as-of", "2026-03-01T00:00:00Z", "--output", "jsonl"] + more, in: folder)
  }

  private static let everyone = "*S-1-5-32-544,*S-1-1-0"

  // MARK: - Known debt

  @Test func `debt is known in the right in which it was found and new in another`() throws {
    let folder = try Self.folder(Self.export(debug: Self.everyone))
    #expect(try Self.scan(folder, "--write-known", "k.yaml").exit == 1)
    #expect(folder.text("k.yaml").contains("\"rights\": {\"SeDebugPrivilege\": {\"unexpected\": [\"S-1-1-0\"]}}"))
    let same = try Self.scan(folder, "--known", "k.yaml")
    #expect(same.exit == 0, "\(same.error)")
    #expect(try same.objects().summary.counts["accepted"] == 1)
    for other in [
      Self.export(debug: "*S-1-5-32-544", tcb: "*S-1-1-0"), Self.export(debug: Self.everyone, tcb: "*S-1-1-0"),
    ] {
      try folder.write("in/M1.inf", other)
      let run = try Self.scan(folder, "--known", "k.yaml")
      #expect(run.exit == 1)
      let fail = try #require(try run.objects().results.first { $0.text("verdict") == "fail" })
      #expect(fail.values["known"] == nil)
    }
    let both = try #require(
      try Self.scan(folder, "--known", "k.yaml").objects().results.first { $0.text("verdict") == "fail" })
    #expect(both.record("remaining").list("unexpected") == ["S-1-1-0"])
    #expect(both.record("remaining").text("reason") == "what remains is in SeTcbPrivilege")
  }

  @Test func `debt of several rights shrinks right by right`() throws {
    let folder = try Self.folder(Self.export(debug: Self.everyone, tcb: "*S-1-1-0"))
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    try folder.write("in/M1.inf", Self.export(debug: "*S-1-5-32-544", tcb: "*S-1-1-0"))
    #expect(try Self.scan(folder, "--known", "k.yaml").exit == 0)
    #expect(try Self.scan(folder, "--known", "k.yaml", "--fail-on-unpruned").exit == 1)
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    #expect(folder.text("k.yaml").contains("SeTcb") && !folder.text("k.yaml").contains("SeDebug"))
    try folder.write("in/M1.inf", Self.export(debug: Self.everyone, tcb: "*S-1-1-0"))
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    #expect(!folder.text("k.yaml").contains("SeDebug"))
    _ = try Self.scan(folder, "--write-known", "k.yaml", "--accept-new")
    #expect(folder.text("k.yaml").contains("SeDebug") && folder.text("k.yaml").contains("SeTcb"))
    #expect(try Self.scan(folder, "--known", "k.yaml").exit == 0)
  }

  @Test func `a holder whose right was not collected is not forgotten`() throws {
    let folder = try Self.folder(Self.export(debug: Self.everyone, tcb: "*S-1-1-0"))
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    let whole = folder.text("k.yaml")
    let cut = "[Unicode]\r\nUnicode=yes\r\n[Privilege Rights]\r\nSeDebugPrivilege = \(Self.everyone)\r\n"
    try folder.write("in/M1.inf", cut)
    let run = try Self.scan(folder, "--write-known", "k.yaml")
    #expect(run.exit != 0)
    #expect(folder.text("k.yaml") == whole)
    #expect(try Self.scan(folder, "--known", "k.yaml", "--fail-on", "never", "--fail-on-unpruned").exit == 3)
  }

  @Test func `somebody who may be meant besides keeps a waiver and debt from covering all`() throws {
    // Whether the account is the one that the rule allows is not known.
    let account = "S-1-5-21-1-2-3-1105"
    let folder = try Self.folder(Self.export(debug: "\(Self.everyone),*\(account)"))
    let open = Self.policy.replacing("[$right, [Administrators]]", with: "[$right, [Administrators, 'CORP\\bob']]")
    try folder.write("p.yaml", open)
    try folder.write(
      "w.yaml",
      WaiverTests.document(
        "  - {id: W, rules: [\"e#two\"], machines: {name: [M1]}, principals: [Everyone], reason: r, owner: o, ticket: t, expires: 2026-03-31}\n"
      ))
    let run = try Self.scan(folder, "--waivers", "w.yaml")
    let fail = try #require(try run.objects().results.first { $0.text("rule") == "e#two" })
    #expect(run.exit == 1 && fail.list("unexpected") == ["S-1-1-0"] && fail.values["waived"] == nil)
    // Debt that was recorded when more was known stays.
    try folder.write("p.yaml", Self.policy)
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    let whole = folder.text("k.yaml")
    #expect(whole.contains(account))
    try folder.write("p.yaml", open)
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    #expect(folder.text("k.yaml") == whole)
  }

  @Test func `a number that is too high is known with the same holders only`() throws {
    let many = Self.export(debug: "*S-1-5-32-544", backup: "*S-1-5-32-551,*S-1-5-32-544")
    let folder = try Self.folder(many)
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    #expect(folder.text("k.yaml").contains("\"seen\": {\"SeBackupPrivilege\": [\"S-1-5-32-544\", \"S-1-5-32-551\"]}"))
    #expect(try Self.scan(folder, "--known", "k.yaml").exit == 0)
    for other in ["*S-1-5-32-551,*S-1-1-0", "*S-1-5-32-551,*S-1-5-32-544,*S-1-1-0"] {
      try folder.write("in/M1.inf", Self.export(debug: "*S-1-5-32-544", backup: other))
      #expect(try Self.scan(folder, "--known", "k.yaml").exit == 1, "\(other)")
      #expect(try Self.scan(folder, "--known", "k.yaml", "--accept-new").exit == 64)
    }
    _ = try Self.scan(folder, "--write-known", "k.yaml", "--accept-new")
    #expect(try Self.scan(folder, "--known", "k.yaml").exit == 0)
    try folder.write("in/M1.inf", many)
    #expect(try Self.scan(folder, "--known", "k.yaml").exit == 1)
  }

  // MARK: - Waivers

  private static func waiver(_ principals: String) -> String {
    WaiverTests.document(
      "  - {id: W, rules: [\"e#few\"], machines: {name: [M1]}, \(principals)reason: r, owner: o, ticket: t, expires: 2026-03-31}\n"
    )
  }

  @Test func `a waiver of what names nobody covers nobody whom it does not name`() throws {
    let folder = try Self.folder(Self.export(debug: "*S-1-5-32-544", backup: "*S-1-5-32-551,*S-1-5-32-544"))
    let covering: [(String, Bool)] = [
      ("", false), ("principals: [Administrators], ", false),
      ("principals: [Administrators, Backup Operators], ", true),
      ("principals: [Administrators, Backup Operators, Everyone], ", true),
    ]
    for (principals, isCovered) in covering {
      try folder.write("w.yaml", Self.waiver(principals))
      #expect(try Self.scan(folder, "--waivers", "w.yaml").exit == (isCovered ? 0 : 1), "\(principals)")
    }
  }

  @Test(arguments: [["--from", "r.jsonl"], ["in", "--policy", "p.yaml"]])
  func `what is written for a number names all who were counted`(_ source: [String]) throws {
    let folder = try Self.folder(Self.export(debug: "*S-1-5-32-544", backup: "*S-1-5-32-551,*S-1-5-32-544"))
    let report = try Self.scan(folder)
    try folder.write("r.jsonl", report.outputBytes)
    let fail = try #require(try report.objects().results.first { $0.text("verdict") == "fail" })
    let answers = ["--reason", "r", "--owner", "o", "--ticket", "t", "--expires", "2026-12-31"]
    let draft = try Plumbline.run(["waive", fail.text("fingerprint")] + source + answers, in: folder)
    try folder.write("w.yaml", draft.output)
    #expect(try Self.scan(folder, "--waivers", "w.yaml").exit == 0, "\(draft.output) \(draft.error)")
    try folder.write(
      "in/M1.inf", Self.export(debug: "*S-1-5-32-544", backup: "*S-1-5-32-551,*S-1-5-32-544,*S-1-1-0"))
    #expect(try Self.scan(folder, "--waivers", "w.yaml").exit == 1)
  }

  @Test(arguments: ["$machine-500", "S-1-5-21-7-8-1-500", "Administrator"])
  func `an account of the machine is waived by its SID and by its RID where machines are compared`(name: String) throws
  {
    let policy = """
      apiVersion: plumbline/v1
      kind: Policy
      id: g
      rules:
        - {id: same, title: alike, severity: high, group: {by: cluster, same: [SeDebugPrivilege]}}

      """
    let machines = (1...3).map { "  - {name: M\($0), machineSid: S-1-5-21-7-8-\($0), tags: {cluster: x}}\n" }.joined()
    let folder = try Folder([
      "p.yaml": policy, "i.yaml": "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n\(machines)",
      "in/M1.inf": Sample.export("SeDebugPrivilege = *S-1-5-32-544,*S-1-5-21-7-8-1-500"),
      "in/M2.inf": Sample.clean, "in/M3.inf": Sample.clean,
      "w.yaml": WaiverTests.document(
        "  - {id: W, rules: [\"g#same\"], machines: {name: [M1]}, principals: ['\(name)'], reason: r, owner: o, ticket: t, "
          + "expires: 2026-03-31}\n"),
    ])
    #expect(try Self.scan(folder, "--inventory", "i.yaml").exit == 1)
    let run = try Self.scan(folder, "--inventory", "i.yaml", "--waivers", "w.yaml")
    #expect(run.exit == 0, "\(run.output)")
    // Where a member was not seen, there may be more that differs.
    try folder.write("in/M3.inf", Sample.incomplete)
    let less = try Self.scan(folder, "--inventory", "i.yaml", "--waivers", "w.yaml")
    #expect(less.exit != 0)
    #expect(try less.objects().results.allSatisfy { $0.values["waived"] == nil })
  }
}
