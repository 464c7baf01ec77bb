import Testing

/// Rules that policies make about several rights and several machines, through the whole binary.
@Suite(.timeLimit(.minutes(15))) struct PolicyRuleTests {
  private static let policy = """
    apiVersion: plumbline/v1
    kind: Policy
    id: mine
    rules:
      - id: nodes
        title: nodes are alike
        severity: high
        group: {by: cluster, same: [SeServiceLogonRight]}
      - id: apart
        title: nobody is allowed and denied
        severity: medium
        when: {role: [member-server]}
        assert: {disjoint: [SeBatchLogonRight, SeDenyBatchLogonRight]}

    """

  private static func machine(_ name: String, cluster: String = "A") -> String {
    "  - {name: \(name), role: member-server, os: windows-server-2022, machineSid: S-1-5-21-7-8-\(name.utf8.last ?? 1), tags: {cluster: \(cluster)}}\n"
  }

  private static let inventory =
    "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n" + machine("N1") + machine("N2") + machine("N3")

  private static func folder(_ third: String, _ more: [String: String] = [:]) throws -> Folder {
    let usual = "SeServiceLogonRight = *S-1-5-20\r\nSeBatchLogonRight = *S-1-5-32-544"
    var files = [
      "N1.inf": Sample.export(usual), "N2.inf": Sample.export(usual), "N3.inf": Sample.export(third),
      "p.yaml": policy, "inv.yaml": inventory,
    ]
    files.merge(more) { $1 }
    return try Folder(files)
  }

  private static func scan(_ folder: Folder, _ more: String...) throws -> Finished {
    try Plumbline.run(
      ["scan", "--policy", "p.yaml", "--inventory", "inv.yaml", "--output", "jsonl"] + more, in: folder)
  }

  @Test(arguments: ["1", "4"])
  func `the node that differs fails, and the others pass`(_ jobs: String) throws {
    let folder = try Self.folder("SeServiceLogonRight = *S-1-5-20,*S-1-5-32-546\r\nSeBatchLogonRight = *S-1-5-32-544")
    let run = try Self.scan(folder, "N1.inf", "N2.inf", "N3.inf", "--jobs", jobs)
    let objects = try run.objects()
    #expect(["N1", "N2", "N3"].map { objects.verdict($0, "mine#nodes") } == ["pass", "pass", "fail"])
    let fail = try #require(objects.results.first { $0.text("verdict") == "fail" })
    #expect(fail.list("unexpected") == ["S-1-5-32-546"])
    #expect(fail.text("group") == "cluster=A")
    #expect(run.exit == 1)
  }

  @Test func `a node that was not collected leaves every other one open`() throws {
    let folder = try Self.folder("SeServiceLogonRight = *S-1-5-20\r\nSeBatchLogonRight = *S-1-5-32-544")
    let objects = try Self.scan(folder, "N1.inf", "N2.inf").objects()
    #expect(["N1", "N2"].map { objects.verdict($0, "mine#nodes") } == ["notCollected", "notCollected"])
    #expect(["N1", "N2"].map { objects.verdict($0, "mine#apart") } == ["pass", "pass"])
  }

  @Test func `an account that is allowed and denied is found with both lines`() throws {
    let folder = try Self.folder(
      "SeServiceLogonRight = *S-1-5-20\r\nSeBatchLogonRight = *S-1-5-32-544\r\nSeDenyBatchLogonRight = *S-1-5-32-544")
    let run = try Self.scan(folder, "N1.inf", "N2.inf", "N3.inf")
    let fail = try #require(try run.objects().results.first { $0.text("verdict") == "fail" })
    #expect(fail.text("rule") == "mine#apart" && fail.text("subject") == "N3")
    #expect(fail.values["right"] == nil)
  }

  @Test func `packs are found by their ids, stand beside other policies, and can be explained`() throws {
    let folder = try Self.folder("SeServiceLogonRight = *S-1-5-20\r\nSeDebugPrivilege = *S-1-5-32-545")
    let objects = try Self.scan(folder, "N3.inf", "--policy", "packs/escalation-rights").objects()
    #expect(objects.verdict("N3", "packs/escalation-rights#administrators-alone") == "fail")
    let only = try Self.scan(
      folder, "N3.inf", "--policy", "packs/escalation-rights", "--only", "packs/escalation-rights#drivers-elsewhere")
    #expect(
      Set(try only.objects().results.map { $0.text("rule") }).subtracting(["plumbline/gap"])
        == ["packs/escalation-rights#drivers-elsewhere"])
    let page = try Plumbline.run(["explain", "packs/logon-conflicts#no-allow-and-deny"], in: folder)
    #expect(
      page.exit == 0
        && page.output.contains("nobody in both the holders of that right and the holders of its deny right"))
  }

  @Test func `what is wrong with a rule stops the scan with its place`() throws {
    let folder = try Self.folder(
      "", ["p.yaml": Self.policy.replacing("SeDenyBatchLogonRight", with: "SeDenyBatchLogonRigt")])
    let run = try Self.scan(folder, "N1.inf")
    #expect(run.exit == 2 && run.error.contains("p.yaml:13:") && run.error.contains("SeDenyBatchLogonRight"))
  }
}
