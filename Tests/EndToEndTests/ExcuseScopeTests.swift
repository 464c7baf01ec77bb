import Testing

/// What takes checks away, out of scope and waivers, never counts on what nobody stated.
@Suite(.timeLimit(.minutes(15))) struct ExcuseScopeTests {
  private static let untagged: [Named<(file: String, text: String)>] = [
    Named("a YAML entry without tags", ("i.yaml", yaml(""))),
    Named("a table without the column", ("i.csv", "name,os,role\nSQL01,windows-server-2022,member-server\n")),
    Named("a JSON entry without tags", ("i.json", json(""))),
    Named("a JSON entry whose tags are null", ("i.json", json(",\"tags\":null"))),
  ]
  private static let tagged: [Named<(file: String, text: String)>] = [
    Named("no tags, said", ("i.yaml", yaml(", tags: {}"))),
    Named("another tag", ("i.yaml", yaml(", tags: {env: test}"))),
    Named("an empty cell", ("i.csv", "name,os,role,tags\nSQL01,windows-server-2022,member-server,\n")),
    Named("no tags in JSON", ("i.json", json(",\"tags\":{}"))),
  ]

  private static func yaml(_ more: String) -> String {
    "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n"
      + "  - {name: SQL01, os: windows-server-2022, role: member-server\(more)}\n"
  }

  private static func json(_ more: String) -> String {
    "[{\"name\":\"SQL01\",\"os\":\"windows-server-2022\",\"role\":\"member-server\"\(more)}]"
  }

  private static func scan(_ inventory: (file: String, text: String), _ more: String...) throws -> Finished {
    let policy = "apiVersion: plumbline/v1\nkind: Policy\nid: p\nassign: [{to: {name: '*'}, baselines: [test/base]}]\n"
    let folder = try Folder([
      inventory.file: inventory.text, "in/SQL01.inf": Sample.failing,
      "p.yaml": policy + "---\n" + Sample.baseline,
      "o.yaml": policy + "outOfScope: [{to: {name: [SQL*], not: {tags: {env: prod}}}, reason: Lab}]\n---\n"
        + Sample.baseline,
      "w.yaml": WaiverTests.document(
        WaiverTests.waiver().replacing("{name: [\"*1\"]}", with: "{not: {tags: {env: prod}}}")),
    ])
    return try Plumbline.run(
      ["scan", "in", "--inventory", inventory.file, "--output", "jsonl", "--as-of", "2026-03-01T00:00:00Z"] + more,
      in: folder)
  }

  @Test(arguments: untagged)
  func `a tag that nobody stated is missing leaves a machine in scope:`(
    _ inventory: Named<(file: String, text: String)>
  ) throws {
    let run = try Self.scan(inventory.value, "--policy", "o.yaml")
    #expect(try run.objects().verdict("SQL01", "#SeDebugPrivilege") == "fail", "\(run.error)")
    #expect(run.exit == 1)
  }

  @Test(arguments: untagged)
  func `a tag that nobody stated is missing waives nothing:`(
    _ inventory: Named<(file: String, text: String)>
  ) throws {
    let run = try Self.scan(inventory.value, "--policy", "p.yaml", "--waivers", "w.yaml")
    #expect(try run.objects().summary.counts == ["fail": 1, "pass": 1], "\(run.error)")
    #expect(run.exit == 1)
  }

  @Test(arguments: tagged)
  func `a tag that is said to be missing is missing:`(_ inventory: Named<(file: String, text: String)>) throws {
    let left = try Self.scan(inventory.value, "--policy", "o.yaml")
    #expect(try left.objects().summary.int("outOfScope") == 1, "\(left.error)")
    let waived = try Self.scan(inventory.value, "--policy", "p.yaml", "--waivers", "w.yaml")
    #expect(try waived.objects().summary.counts == ["waived": 1, "pass": 1], "\(waived.error)")
    #expect(waived.exit == 0)
  }

  // MARK: - Machines with an id

  @Test func `a waiver that is written for a machine with an id covers its finding`() throws {
    let folder = try Folder([
      "i.yaml": """
      apiVersion: plumbline/v1
      kind: Inventory
      machines:
        - {name: SQL01, id: asset-1, fqdn: sql01.a.example}
        - {name: SQL01, id: asset-2, fqdn: sql01.b.example}

      """,
      "base.yaml": Sample.baseline, "in/sql01.a.example.inf": Sample.failing, "in/sql01.b.example.inf": Sample.failing,
    ])
    func scan(_ more: String...) throws -> Finished {
      try Plumbline.run(
        [
          "scan", "in", "--inventory", "i.yaml", "--baseline", "base.yaml", "--as-of", "2026-03-01T00:00:00Z",
          "--output", "jsonl",
        ] + more, in: folder)
    }
    let run = try scan()
    try folder.write("r.jsonl", run.outputBytes)
    let finding = try #require(
      try run.objects().results.first { $0.text("subject") == "asset-1" && $0.text("verdict") == "fail" })
    let draft = try Plumbline.run(
      [
        "waive", finding.text("fingerprint"), "--from", "r.jsonl", "--reason", "r", "--owner", "o", "--ticket", "t",
        "--expires", "2026-12-31",
      ], in: folder)
    #expect(draft.exit == 0, "\(draft.error)")
    try folder.write("w.yaml", draft.output)
    let again = try scan("--waivers", "w.yaml")
    #expect(
      try again.objects().summary.counts == ["waived": 1, "fail": 1, "pass": 2], "\(again.error) \(draft.output)")
  }
}
