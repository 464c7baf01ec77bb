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

  @Test func `policy rules lists them with what they demand`() throws {
    let folder = try Self.folder("SeServiceLogonRight = *S-1-5-20")
    try folder.write("inv.yaml", Self.inventory + "  - {name: C1, role: client, os: windows-11-23h2}\n")
    let run = try Plumbline.run(["policy", "rules", "--policy", "p.yaml", "--inventory", "inv.yaml"], in: folder)
    let machines = run.output.split(separator: "\n\n").map { $0.replacing(/\s+/, with: " ") }
    let (client, node) = (try #require(machines.first), try #require(machines.last))
    #expect(node.contains("mine#apart: medium, nobody in both") && node.contains("SeDenyBatchLogonRight (p.yaml:9)"))
    #expect(node.contains("mine#nodes: high, the same holders on every machine with one value of the tag cluster"))
    #expect(
      client.hasPrefix("C1") && client.contains("apart") && client.contains("it is for other machines"), "\(run.output)"
    )
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

  // MARK: Who is in a group

  private static let usual = "SeServiceLogonRight = *S-1-5-20\r\nSeBatchLogonRight = *S-1-5-32-544"

  private static func entries(_ lines: String...) -> [String: String] {
    ["inv.yaml": "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n" + lines.joined()]
  }

  private static func bare(_ name: String, _ more: String = "") -> String {
    "  - {name: \(name), role: member-server, os: windows-server-2022\(more)}\n"
  }

  @Test func `a machine whose tags nobody knows may be in any group`() throws {
    let folder = try Self.folder(Self.usual, Self.entries(Self.machine("N1"), Self.machine("N2")))
    let run = try Self.scan(folder, "N1.inf", "N2.inf", "N3.inf")
    let objects = try run.objects()
    #expect(["N1", "N2", "N3"].map { objects.verdict($0, "mine#nodes") } == ["unknown", "unknown", "unknown"])
    let reason = objects.results.first { $0.text("subject") == "N1" && $0.text("rule") == "mine#nodes" }?.text("reason")
    #expect(reason == "whether 1 other machine is in the group cluster=A is not known, such as N3")
    #expect(run.exit == 3)
  }

  @Test func `a machine that an inventory gives no tag is in no group`() throws {
    let folder = try Self.folder(
      Self.usual, Self.entries(Self.machine("N1"), Self.machine("N2"), Self.bare("N3")))
    let objects = try Self.scan(folder, "N1.inf", "N2.inf", "N3.inf").objects()
    #expect(["N1", "N2", "N3"].map { objects.verdict($0, "mine#nodes") } == ["pass", "pass", "notApplicable"])
  }

  @Test func `a rule whose tag no machine has compares nothing, which is no pass`() throws {
    let folder = try Self.folder(
      Self.usual,
      Self.entries(Self.machine("N1"), Self.machine("N2"), Self.bare("N3")).merging([
        "p.yaml": Self.policy.replacing("by: cluster", with: "by: clustr")
      ]) { $1 })
    let run = try Self.scan(folder, "N1.inf", "N2.inf", "N3.inf")
    let objects = try run.objects()
    #expect(run.exit == 3)
    #expect(["N1", "N2", "N3"].map { objects.verdict($0, "mine#nodes") } == ["unknown", "unknown", "unknown"])
    #expect(objects.results.contains { $0.text("reason").contains("`clustr`") })
  }

  @Test func `a node that is offline leaves every other one open`() throws {
    let offline = Self.machine("N3").replacing("}}", with: "}, offlineUntil: 2099-01-01}")
    let folder = try Self.folder(Self.usual, Self.entries(Self.machine("N1"), Self.machine("N2"), offline))
    let objects = try Self.scan(folder, "N1.inf", "N2.inf").objects()
    #expect(["N1", "N2"].map { objects.verdict($0, "mine#nodes") } == ["notCollected", "notCollected"])
    #expect(!objects.results.contains { $0.text("subject") == "N3" })
  }

  @Test func `a node alone is compared with nothing: open without an inventory, else not meant`() throws {
    let machine = #"{"name": "N1", "os": "windows-server-2022", "role": "member-server", "tags": {"cluster": "A"}}"#
    let folder = try Self.folder(
      Self.usual,
      Self.entries(Self.machine("N1")).merging([
        "alone/machine.json": machine, "alone/secedit.inf": Sample.export(Self.usual),
      ]) { $1 })
    let alone = try Plumbline.run(["scan", "--policy", "p.yaml", "--output", "jsonl", "alone"], in: folder)
    #expect(try alone.objects().verdict("N1", "mine#nodes") == "notCollected")
    #expect(alone.exit == 3)
    #expect(try Self.scan(folder, "N1.inf").objects().verdict("N1", "mine#nodes") == "notApplicable")
  }

  @Test func `a rule for machines of a domain compares no others`() throws {
    let policy = Self.policy.replacing("    group:", with: "    when: {domainJoined: true}\n    group:")
    let joined = { (name: String, joined: String) in
      Self.machine(name).replacing("role: member-server", with: "domainJoined: \(joined)")
    }
    let folder = try Self.folder(
      "SeServiceLogonRight = *S-1-1-0",
      Self.entries(joined("N1", "true"), joined("N2", "true"), joined("N3", "false")).merging(["p.yaml": policy]) { $1 }
    )
    let objects = try Self.scan(folder, "N1.inf", "N2.inf", "N3.inf").objects()
    #expect(["N1", "N2", "N3"].map { objects.verdict($0, "mine#nodes") } == ["pass", "pass", "notApplicable"])
  }

  @Test func `who differs in a group can be waived by name`() throws {
    let waivers = """
      apiVersion: plumbline/v1
      kind: Waivers
      waivers:
        - {id: W-1, rules: ["mine#nodes"], principals: [Guests], effect: allow-extra, reason: r, owner: o, ticket: t,
           approvedBy: a, approvedOn: 2020-01-01, expires: 2099-01-01}

      """
    let folder = try Self.folder(
      "SeServiceLogonRight = *S-1-5-20,*S-1-5-32-546\r\nSeBatchLogonRight = *S-1-5-32-544", ["w.yaml": waivers])
    let run = try Self.scan(folder, "N1.inf", "N2.inf", "N3.inf", "--waivers", "w.yaml")
    let result = try #require(
      try run.objects().results.first { $0.text("subject") == "N3" && $0.text("rule") == "mine#nodes" })
    #expect(result.values["waived"] != nil, "\(result)")
    #expect(run.exit == 0, "\(run.error)")
    let other = try Self.folder(
      "SeServiceLogonRight = *S-1-5-20,*S-1-5-32-546,*S-1-1-0", ["w.yaml": waivers])
    #expect(try Self.scan(other, "N1.inf", "N2.inf", "N3.inf", "--waivers", "w.yaml").exit == 1)
  }

  // MARK: What assigns by tags

  private static func assigned(_ to: String) throws -> Folder {
    let policy = """
      apiVersion: plumbline/v1
      kind: Policy
      id: mine
      assign:
        - {to: {name: "*"}, baselines: [all]}
        - {to: \(to), baselines: [prod]}
        - {to: {os: windows-server-2012}, baselines: [prod]}
      ---
      \(baseline("all", "SeDebugPrivilege"))
      ---
      \(baseline("prod", "SeTcbPrivilege"))

      """
    let machines = entries(bare("N1", ", fqdn: n1.corp.example, tags: {env: prod}"), bare("N2"))
    return try folder(usual, machines.merging(["p.yaml": policy]) { $1 })
  }

  @Test(arguments: ["{tags: {env: prd}}", "{name: W*}", "{role: client, tags: {env: prod}}"])
  func `an assignment for no machine of the run is said`(_ to: String) throws {
    let folder = try Self.assigned(to)
    for jobs in ["1", "3"] {
      let run = try Self.scan(folder, "N1.inf", "N2.inf", "--jobs", jobs)
      #expect(run.error.contains("[assignment-without-machines]") && run.error.contains("p.yaml:6"), "\(run.error)")
      #expect(run.exit == 0 && !run.error.contains("p.yaml:7"))
      #expect(try run.objects().codes.filter { $0 == "assignment-without-machines" }.count == 1)
    }
    // Of one machine that is no wonder, and what an inventory says stands for what was not collected.
    let alone = try Plumbline.run(
      ["scan", "--policy", "p.yaml", "--os", "windows-server-2022", "--role", "member-server", "N1.inf"], in: folder)
    #expect(!alone.error.contains("assignment-without-machines"))
  }

  @Test(arguments: ["{tags: {env: prod}}", "{name: N1}", "{feature: iis}"])
  func `nothing is said of an assignment that is for a machine, or may be`(_ to: String) throws {
    let run = try Self.scan(try Self.assigned(to), "N2.inf", "N3.inf")
    #expect(!run.error.contains("assignment-without-machines"), "\(run.error)")
  }

  @Test func `what is assigned by FQDN may be meant for a machine of which that is not known`() throws {
    let run = try Self.scan(try Self.assigned("{name: \"*.corp.example\"}"), "N1.inf", "N2.inf")
    let objects = try run.objects()
    #expect(run.exit == 3)
    let subjects = ["n1.corp.example", "N2"]
    #expect(subjects.map { objects.verdict($0, "prod#SeTcbPrivilege") } == ["pass", ""])
    #expect(subjects.map { objects.verdict($0, "plumbline/gap") } == ["", "notCollected"])
    #expect(objects.results.contains { $0.text("reason").contains("its FQDN is not known") })
  }

  @Test func `what is assigned by a tag may be meant for a machine whose tags nobody knows`() throws {
    let policy = """
      apiVersion: plumbline/v1
      kind: Policy
      id: mine
      assign:
        - {to: {name: "*"}, baselines: [all]}
        - {to: {tags: {env: prod}}, baselines: [prod]}
      ---
      \(Self.baseline("all", "SeDebugPrivilege"))
      ---
      \(Self.baseline("prod", "SeTcbPrivilege"))

      """
    let folder = try Self.folder(
      Self.usual,
      Self.entries(Self.bare("N1", ", tags: {env: prod}"), Self.bare("N2")).merging(["p.yaml": policy]) { $1 })
    let objects = try Self.scan(folder, "N1.inf", "N2.inf", "N3.inf").objects()
    #expect(["N1", "N2", "N3"].map { objects.verdict($0, "prod#SeTcbPrivilege") } == ["pass", "", ""])
    #expect(["N1", "N2", "N3"].map { objects.verdict($0, "plumbline/gap") } == ["", "", "notCollected"])
  }

  private static func baseline(_ id: String, _ right: String) -> String {
    """
    apiVersion: plumbline/v1
    kind: Baseline
    id: \(id)
    title: t
    version: "1"
    source: {publisher: p, document: d}
    layer: effective
    unlisted: ignore
    rights: {\(right): {expect: {within: [Administrators]}, severity: high, references: {stig: V-1}}}
    """
  }

  // MARK: Gates and what is left out

  private static func gated(_ gates: String, _ more: String = "") -> String {
    """
    apiVersion: plumbline/v1
    kind: Policy
    id: mine
    gates: {\(gates)}
    \(more)
    assign: [{to: {role: member-server}, baselines: [b]}]
    ---
    \(baseline("b", "SeDebugPrivilege"))

    """
  }

  @Test(arguments: [
    ("fail-on: [{framework: stgi}]", "unknown-framework", "stig"),
    ("fail-on: [{severity: critical}, {framework: stig, ids: V-2}]", "unknown-reference", "V-1"),
    ("fail-on: [{framework: iso}]", "unknown-framework", "stig"),
  ])
  func `a gate on what no rule refers to stops the scan with its place`(
    _ gates: String, _ code: String, _ help: String
  ) throws {
    let folder = try Self.folder(Self.usual, ["p.yaml": Self.gated(gates)])
    let run = try Self.scan(folder, "N1.inf")
    #expect(run.exit == 2 && run.error.contains("p.yaml:4:") && run.error.contains(code) && run.error.contains(help))
  }

  @Test func `a gate on a framework that rules refer to counts`() throws {
    let folder = try Self.folder(
      "SeDebugPrivilege = *S-1-1-0", ["p.yaml": Self.gated("fail-on: [{framework: STIG, ids: v-1}]")])
    #expect(try Self.scan(folder, "N3.inf", "--skip", "plumbline/gap").exit != 0)
  }

  @Test(arguments: ["incomplete: allow", "coverage: 0"])
  func `a run in which nothing was assessed is never clean`(_ gates: String) throws {
    let folder = try Self.folder(
      Self.usual, Self.entries(Self.machine("N1")).merging(["p.yaml": Self.gated(gates)]) { $1 })
    try folder.write("empty/README.txt", "nothing was collected")
    let run = try Plumbline.run(
      ["scan", "--policy", "p.yaml", "--inventory", "inv.yaml", "--output", "jsonl", "empty"], in: folder)
    #expect(run.exit == 3, "\(run.error)")
  }

  @Test func `what is wrong with a file of a machine that is out of scope is said all the same`() throws {
    let folder = try Self.folder(
      Self.usual,
      ["p.yaml": Self.gated("incomplete: allow", "outOfScope: [{to: {name: N2}, reason: a lab}]"), "N2.inf": "\u{1}"])
    let run = try Self.scan(folder, "N1.inf", "N2.inf", "N3.inf")
    #expect(try run.objects().verdict("N2", "plumbline/out-of-scope") == "notApplicable")
    #expect(run.output.contains(#""code":"unknown-format""#) && run.exit == 3)
  }

  // MARK: Explanations

  @Test func `an explanation of a rule shows what it demands, what was seen where, and what the others have`() throws {
    let folder = try Self.folder("SeServiceLogonRight = *S-1-5-20,*S-1-5-32-546\r\nSeBatchLogonRight = *S-1-5-32-544")
    func explain(_ rule: String) throws -> Finished {
      try Plumbline.run(
        [
          "explain", rule, "--machine", "N3", "--policy", "p.yaml", "--inventory", "inv.yaml", "--input", "N1.inf",
          "--input", "N2.inf", "--input", "N3.inf",
        ], in: folder)
    }
    let group = try explain("mine#nodes").output
    for words in [
      "p.yaml:5", "cluster=A: 3 machines", "NETWORK SERVICE (S-1-5-20): on 2, such as N1", "N3.inf:", "FAIL",
      "unexpected", "the same holders on every machine",
    ] { #expect(group.contains(words), "\(words) in \(group)") }
    let apart = try explain("mine#apart").output
    for words in [
      "nobody is allowed and denied", "nobody in both", "SeBatchLogonRight: Administrators", "N3.inf:", "PASS",
    ] {
      #expect(apart.contains(words), "\(words) in \(apart)")
    }
  }

  @Test func `a descriptor in SARIF has the severity that an overlay gives`() throws {
    let policy = """
      apiVersion: plumbline/v1
      kind: Policy
      id: mine
      assign:
        - to: {role: member-server}
          baselines: [b]
          overlay: {reason: it is a lab, rights: {SeDebugPrivilege: {severity: low}}}
      ---
      \(Self.baseline("b", "SeDebugPrivilege"))

      """
    let folder = try Self.folder("SeDebugPrivilege = *S-1-1-0", ["p.yaml": policy])
    for format in ["sarif", "sarif-github"] {
      let run = try Plumbline.run(
        ["scan", "--policy", "p.yaml", "--inventory", "inv.yaml", "--output", format, "N1.inf", "N2.inf", "N3.inf"],
        in: folder)
      let line = run.output.split(separator: "\n").first {
        $0.contains(#""id":"b#SeDebugPrivilege""#) && $0.contains("defaultConfiguration")
      }
      #expect(line?.contains(#""defaultConfiguration":{"level":"note"}"#) == true, "\(format): \(line ?? "")")
    }
  }
}
