import Testing

/// Overlays, gates, includes and scope, as a user of `scan` and `explain` meets them.
@Suite(.timeLimit(.minutes(15))) struct PolicyOverlayTests {
  private static let child = """
    apiVersion: plumbline/v1
    kind: Baseline
    id: test/strict
    title: For tests
    version: "1"
    source: {publisher: Tests, document: PolicyOverlayTests.swift}
    layer: effective
    extends: test/base
    unlisted: ignore
    rights:
      SeDebugPrivilege: {expect: no one, severity: critical}
      SeBackupPrivilege: {expect: {exactly: [Administrators]}}

    """

  /// A policy that assigns `test/base` to all and says this beside it.
  private static func folder(_ more: String, assign: String = "", inventory: String = "") throws -> Folder {
    try Folder([
      "in/A.inf": Sample.clean, "in/B.inf": Sample.clean, "lib/Baselines/test/base.yaml": Sample.baseline,
      "lib/Baselines/test/strict.yaml": child,
      "lib/Baselines/test/plain.yaml": Sample.baseline.replacing("test/base", with: "test/plain"),
      "lib/Policies/other.yaml":
        "apiVersion: plumbline/v1\nkind: Policy\nid: other\nassign: [{to: {name: '*'}, baselines: [test/plain]}]\n",
      "inv.yaml":
        "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n  - {name: A, tags: {t: a}}\n  - {name: B}\n\(inventory)",
      "p.yaml": """
      apiVersion: plumbline/v1
      kind: Policy
      id: p
      assign:
        - {to: {name: '*'}, baselines: [test/base]}
      \(assign)
      \(more)

      """,
    ])
  }

  private static func scan(_ folder: Folder, _ more: String...) throws -> Finished {
    try Plumbline.run(
      ["scan", "in", "--library", "lib", "--policy", "p.yaml", "--inventory", "inv.yaml", "--output", "jsonl"] + more,
      in: folder)
  }

  private static let debug = "test/base#SeDebugPrivilege"

  @Test(arguments: [
    ("  - {to: {tags: {tt: a}}, overlays: [test/strict]}", ""),
    ("  - {to: {any: [{name: X}, {not: [{tags: {tt: a}}]}]}, baselines: [test/base]}", ""),
    ("", "outOfScope: [{to: {tags: {tt: a}}, reason: Lab}]"),
    ("", "rules: [{id: r, title: t, severity: low, group: {by: tt, same: [SeDebugPrivilege]}}]"),
  ])
  func `a tag that no machine of the inventory has is told, with what may be meant`(
    _ assign: String, _ more: String
  ) throws {
    let run = try Self.scan(try Self.folder(more, assign: assign))
    #expect(run.error.contains("no machine of the inventory has the tag \"tt\""), "\(run.error)")
    #expect(run.error.contains("did you mean \"t\"?"), "\(run.error)")
    let right = try Self.scan(
      try Self.folder(more.replacing("tt", with: "t"), assign: assign.replacing("tt", with: "t")))
    #expect(!right.error.contains("no machine of the inventory has"), "\(right.error)")
  }

  // MARK: - Overlays

  @Test func `an overlay changes and adds rules under the ids of the baseline`() throws {
    let folder = try Self.folder("", assign: "  - {to: {tags: {t: a}}, overlays: [test/strict]}")
    let run = try Self.scan(folder)
    let objects = try run.objects()
    #expect(objects.verdict("A", Self.debug) == "fail" && objects.verdict("B", Self.debug) == "pass", "\(run.error)")
    #expect(objects.verdict("A", "test/base#SeBackupPrivilege") == "fail")
    #expect(objects.verdict("B", "test/base#SeBackupPrivilege") == "")
    #expect(objects.results.allSatisfy { $0.text("rule").hasPrefix("test/base#") })
    let changed = try #require(objects.results.first { $0.text("subject") == "A" && $0.text("rule") == Self.debug })
    #expect(changed.text("severity") == "critical")
    let overlays = objects[0].values["overlays"] as? [[String: Any]] ?? []
    #expect(overlays.compactMap { $0["id"] as? String } == ["test/strict"])
    #expect((overlays.first?["sha256"] as? String)?.count == 64)
    #expect(changed.record("declared").text("uri") == "lib/Baselines/test/strict.yaml")
    #expect(changed.record("declared").int("line") == 11)
    let lock = try Plumbline.run(
      [
        "scan", "in", "--library", "lib", "--policy", "p.yaml", "--only", "test/base#SeBackupPrivilege", "--output",
        "jsonl",
      ], in: folder)
    #expect(lock.exit != 2, "\(lock.error)")
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var assign: String
    var code: String
    init(_ name: String, _ assign: String, _ code: String) {
      (testDescription, self.assign, self.code) = (name, assign, code)
    }
  }

  @Test(arguments: [
    Bad("a baseline that extends nothing", "overlays: [test/plain]", "not-an-overlay"),
    Bad("an unknown overlay", "overlays: [test/strct]", "unknown-baseline"),
    Bad("an overlay on what nobody assigns", "overlays: [test/onplain]", "overlay-without-baseline"),
    Bad("loosening for no reason", "overlay: {rights: {SeDebugPrivilege: {add: [Users]}}}", "loosening-without-reason"),
    Bad(
      "a dropped rule for no reason", "overlay: {rights: {SeDebugPrivilege: {drop: true}}}", "loosening-without-reason"),
    Bad(
      "less severity for no reason", "overlay: {rights: {SeDebugPrivilege: {severity: low}}}", "severity-without-reason"
    ),
    Bad(
      "who is not in the list", "baselines: [test/base], overlay: {rights: {SeDebugPrivilege: {remove: [Users]}}}",
      "not-inherited"),
    Bad(
      "no list", "baselines: [test/base], overlay: {rights: {SeTcbPrivilege: {add: [Users], reason: r}}}",
      "not-a-single-list"),
    Bad(
      "a right without a rule", "overlay: {rights: {SeBackupPrivilege: {add: [Users], reason: r}}}", "nothing-inherited"
    ),
    Bad("an operator of GPOs", "overlay: {rights: {SeDebugPrivilege: {expect: not defined}}}", "wrong-layer"),
    Bad(
      "a baseline that nothing assigns", "overlay: {baselines: x, rights: {SeDebugPrivilege: {expect: no one}}}",
      "unknown-baseline"),
    Bad(
      "what an overlay below dropped",
      "overlay: [{rights: {SeDebugPrivilege: {drop: true, reason: r}}}, {rights: {SeDebugPrivilege: {add: [Users], reason: r}}}]",
      "nothing-to-change"),
    Bad("an undeclared parameter", "overlays: [test/strict], parameters: {x: [Users]}", "undeclared-parameter"),
  ])
  func `refuses before evaluation:`(_ sample: Bad) throws {
    let folder = try Self.folder("", assign: "  - {to: {name: A}, \(sample.assign)}")
    try folder.write(
      "lib/Baselines/test/onplain.yaml",
      Self.child.replacing("test/strict", with: "test/onplain").replacing("test/base", with: "test/plain"))
    let run = try Self.scan(folder)
    #expect(run.exit == 2 && run.output.isEmpty)
    #expect(run.error.contains("[\(sample.code)]"), "\(run.error)")
    #expect(run.error.contains("p.yaml:6:"), "\(run.error)")
  }

  @Test func `two assignments that contradict each other are an error, at load where they are for the same machines`()
    throws
  {
    let pair = { (other: String) in
      "  - {to: {name: A*}, overlay: {rights: {SeDebugPrivilege: {expect: no one}}}}\n"
        + "  - {to: {name: \(other)}, overlay: {rights: {SeDebugPrivilege: {add: [Users], reason: r}}}}"
    }
    let same = try Self.scan(try Self.folder("", assign: pair("A*")))
    #expect(same.exit == 2 && same.error.contains("[overlay-conflict]"), "\(same.error)")
    let run = try Self.scan(try Self.folder("", assign: pair("'*'")))
    let objects = try run.objects()
    #expect(
      objects.verdict("A", Self.debug) == "error" && objects.verdict("B", Self.debug) == "pass"
        || objects.verdict("B", Self.debug) == "fail")
    #expect(run.exit == 3 && objects.codes.contains("overlay-conflict"), "\(run.error)")
    let result = try #require(objects.results.first { $0.text("verdict") == "error" })
    #expect(result.text("reason").contains("p.yaml:6") && result.text("reason").contains("p.yaml:7"))
  }

  @Test func `a contradiction is told once, however many baselines it is about, and as one of our documents`() throws {
    let pair =
      "  - {to: {name: '*'}, baselines: [test/plain]}\n"
      + "  - {to: {name: A*}, overlay: {rights: {SeDebugPrivilege: {expect: no one}}}}\n"
      + "  - {to: {name: '*'}, overlay: {rights: {SeDebugPrivilege: {add: [Users], reason: r}}}}"
    let run = try Self.scan(try Self.folder("", assign: pair))
    let objects = try run.objects()
    #expect(objects.codes.count { $0 == "overlay-conflict" } == 1, "\(run.error)")
    #expect(objects.verdict("A", Self.debug) == "error" && objects.verdict("A", "plain#SeDebugPrivilege") == "error")
    #expect(objects.summary.text("reason").contains("contradict each other"), "\(objects.summary.text("reason"))")
    let same = try Self.scan(try Self.folder("", assign: pair.replacing("A*", with: "'*'")))
    #expect(same.exit == 2 && same.error.contains("1 error in"), "\(same.error)")
  }

  @Test func `where it is not known whether an overlay is meant, only what both say is said`() throws {
    let folder = try Self.folder("", assign: "  - {to: {feature: iis}, overlays: [test/strict]}")
    let objects = try Self.scan(folder).objects()
    // With the overlay it fails, without it passes.
    #expect(objects.verdict("A", Self.debug) == "unknown")
    #expect(objects.verdict("A", "SeBackupPrivilege") == "unknown")
    #expect(objects.verdict("A", "SeTcbPrivilege") == "pass")
    let result = try #require(objects.results.first { $0.text("rule") == Self.debug })
    #expect(
      result.text("reason").contains("its list of features is not known") && result.text("severity") == "critical")
    try folder.write("in/A.inf", Sample.export("SeDebugPrivilege = *S-1-1-0"))
    #expect(try Self.scan(folder).objects().verdict("A", Self.debug) == "fail")
  }

  // MARK: - Scope

  @Test func `a machine that is out of scope is said to be so, and is no gap`() throws {
    let folder = try Self.folder(
      "outOfScope: [{to: {name: [B, GONE]}, reason: It is a toy.}]", inventory: "  - {name: GONE}\n")
    let run = try Self.scan(folder)
    let objects = try run.objects()
    #expect(run.exit == 0, "\(run.error)")
    for name in ["B", "GONE"] {
      let own = objects.results.filter { $0.text("subject") == name }
      #expect(own.map { $0.text("rule") } == ["plumbline/out-of-scope"])
      #expect(
        own.first?.text("verdict") == "notApplicable" && own.first?.text("reason").contains("It is a toy.") == true)
    }
    #expect(objects.summary.int("subjects") == 1 && objects.summary.int("outOfScope") == 2)
  }

  @Test func `where everything is out of scope nothing was assessed`() throws {
    let run = try Self.scan(try Self.folder("outOfScope: [{to: {name: '*'}, reason: r}]"))
    #expect(run.exit == 3 && run.error.contains("everything is out of scope"))
  }

  @Test func `a machine that may be out of scope is in scope`() throws {
    let objects = try Self.scan(try Self.folder("outOfScope: [{to: {feature: iis}, reason: r}]")).objects()
    #expect(objects.verdict("A", Self.debug) == "pass")
  }

  // MARK: - Gates

  @Test(arguments: [
    Named("a severity that is not reached", ["gates: {fail-on: critical}", "0"]),
    Named("a severity that is", ["gates: {fail-on: high}", "1"]),
    Named("never", ["gates: {fail-on: never}", "0"]),
    Named("a framework that no rule names", ["gates: {fail-on: {framework: stig}}", "0"]),
    Named("nothing", ["", "1"]),
  ])
  func `a policy says what fails a run:`(_ sample: Named<[String]>) throws {
    let folder = try Self.folder(sample.value[0])
    try folder.write("in/A.inf", Sample.failing)
    #expect(try Self.scan(folder).exit == Int32(sample.value[1]))
    // The command line wins.
    #expect(try Self.scan(folder, "--fail-on", "high").exit == 1)
    #expect(try Self.scan(folder, "--fail-on", "never").exit == 0)
  }

  @Test func `a policy says what is too old and what may be missing`() throws {
    let stale = try Self.scan(try Self.folder("gates: {max-age: 1h}"))
    #expect(stale.exit == 3)
    #expect(try stale.objects().verdict("A", Self.debug) == "stale")
    let allowed = try Self.scan(try Self.folder("gates: {max-age: 1h, incomplete: allow}"))
    #expect(allowed.exit == 0 && allowed.error.contains("which the policy allows"), "\(allowed.error)")
    #expect(try allowed.objects().verdict("A", Self.debug) == "stale")
    let half = try Self.folder("gates: {coverage: 50}")
    try half.write("in/A.inf", Sample.incomplete)
    #expect(try Self.scan(half).exit == 0)
    #expect(
      try Self.scan(try Self.folder("gates: {coverage: 51}", inventory: "  - {name: C}\n  - {name: D}\n")).exit == 3)
  }

  // MARK: - Includes

  @Test func `assignments of an included policy add up, and the including one says the gates`() throws {
    let folder = try Self.folder("includes: [other, sub/more.yaml]\ngates: {fail-on: never}")
    try folder.write(
      "sub/more.yaml",
      "apiVersion: plumbline/v1\nkind: Policy\nid: more\nincludes: [other, ../sub/last.yaml]\ngates: {fail-on: info, coverage: 10}\n"
    )
    try folder.write(
      "sub/last.yaml", "apiVersion: plumbline/v1\nkind: Policy\nid: last\noutOfScope: [{to: {name: B}, reason: r}]\n")
    try folder.write("in/A.inf", Sample.failing)
    let run = try Self.scan(folder)
    #expect(run.exit == 0, "\(run.error)")
    let objects = try run.objects()
    #expect(objects.verdict("A", Self.debug) == "fail" && objects.verdict("A", "test/plain#SeDebugPrivilege") == "fail")
    #expect(objects.summary.int("outOfScope") == 1)
    let policies = objects[0].values["policies"] as? [[String: Any]] ?? []
    #expect(policies.compactMap { $0["id"] as? String } == ["last", "more", "other", "p"])
  }

  @Test(arguments: [
    Named("a circle", ["includes: [a.yaml]", "include-cycle"]),
    Named("itself", ["includes: [./p.yaml]", "include-cycle"]),
    Named("nothing there", ["includes: [nowhere]", "unknown-policy"]),
    Named("an absolute path", ["includes: [/etc/p.yaml]", "absolute-path"]),
    Named("one id in two files", ["includes: [twin.yaml]", "duplicate-id"]),
  ])
  func `refuses to include`(_ sample: Named<[String]>) throws {
    let folder = try Self.folder(sample.value[0])
    let head = "apiVersion: plumbline/v1\nkind: Policy\n"
    try folder.write("a.yaml", head + "id: a\nincludes: [b.yaml]\n")
    try folder.write("b.yaml", head + "id: b\nincludes: [p.yaml]\n")
    try folder.write("twin.yaml", head + "id: p\nincludes: [other]\n")
    let run = try Self.scan(folder)
    #expect(run.exit == 2 && run.error.contains("[\(sample.value[1])]"), "\(run.error)")
  }

  // MARK: - Explaining

  @Test func `explain says each step on a machine with its place`() throws {
    let folder = try Self.folder(
      "outOfScope: [{to: {feature: iis}, reason: r}]",
      assign:
        "  - {to: {tags: {t: a}}, overlays: [test/strict], overlay: {rights: {SeDebugPrivilege: {severity: low, reason: Known.}}}}"
    )
    func explain(_ subject: String, _ machine: String) throws -> Finished {
      try Plumbline.run(
        [
          "explain", subject, "--machine", machine, "--input", "in", "--library", "lib", "--policy", "p.yaml",
          "--inventory", "inv.yaml",
        ],
        in: folder)
    }
    let run = try explain(Self.debug, "a")
    #expect(run.exit == 0, "\(run.error)")
    let steps = [
      "in/A.inf", "inv.yaml:4", "may be out of scope", "p.yaml:5", "p.yaml:6", "lib/Baselines/test/base.yaml:10",
      "lib/Baselines/test/strict.yaml:11: test/strict: no one, severity critical", "p.yaml:6: severity low: Known.",
      "no one", "low", "in/A.inf:5", "FAIL: unexpected Administrators (S-1-5-32-544)",
    ]
    var rest = Substring(run.output.replacing(/\s+/, with: " "))
    for step in steps {
      let range = rest.firstRange(of: step)
      #expect(range != nil, "\(step) in \(run.output)")
      if let range { rest = rest[range.upperBound...] }
    }
    let right = try explain("SeDebugPrivilege", "B")
    #expect(right.output.contains("PASS") && !right.output.contains("strict"))
    #expect(try explain("S-1-5-32-544", "B").output.contains(Self.debug))
    #expect(try explain("SeDebugPrivilege", "C").exit == 3)
    #expect(try explain("x#SeDebugPrivilege", "A").exit == 3)
    #expect(try Plumbline.run(["explain", "SeDebugPrivilege", "--machine", "A"], in: folder).exit == 64)
  }

  @Test func `explain names for each fact of a machine the file that says it`() throws {
    let folder = try Self.folder(
      "", inventory: "  - {name: SQL01, os: windows-server-2022, role: member-server, tags: {env: prod}}\n")
    try folder.write("m/SQL01/machine.json", "{\"name\": \"SQL01\", \"features\": [\"iis\"]}")
    try folder.write("m/SQL01/e.inf", Sample.failing)
    let run = try Plumbline.run(
      [
        "explain", "SeDebugPrivilege", "--machine", "SQL01", "--input", "m", "--library", "lib", "--policy", "p.yaml",
        "--inventory", "inv.yaml",
      ], in: folder)
    let text = run.output.replacing(/\s+/, with: " ")
    #expect(text.contains("m/SQL01/machine.json features iis"), "\(run.output)\(run.error)")
    #expect(text.contains("inv.yaml:6 os windows-server-2022; role member-server; tag env=prod"))
    let stated = try Plumbline.run(
      [
        "explain", "SeDebugPrivilege", "--machine", "B", "--input", "in", "--library", "lib", "--policy", "p.yaml",
        "--inventory", "inv.yaml", "--os", "windows-11-23h2", "--role", "client",
      ], in: folder)
    #expect(stated.output.replacing(/\s+/, with: " ").contains("command line os windows-11-23h2; role client"))
  }

  @Test(arguments: ["--waivers", "--known"])
  func `explain says what a scan accepts`(_ option: String) throws {
    let folder = try Self.folder("")
    try folder.write("in/A.inf", Sample.failing)
    try folder.write(
      "w.yaml", WaiverTests.document(WaiverTests.waiver().replacing("{name: [\"*1\"]}", with: "{name: A}")))
    _ = try Self.scan(folder, "--write-known", "k.yaml")
    let run = try Plumbline.run(
      [
        "explain", "SeDebugPrivilege", "--machine", "A", "--input", "in", "--library", "lib", "--policy", "p.yaml",
        "--as-of", "2026-03-01T00:00:00Z", option, option == "--known" ? "k.yaml" : "w.yaml",
      ], in: folder)
    #expect(run.output.contains(option == "--known" ? "KNOWN: " : "WAIVED: "), "\(run.output)\(run.error)")
    #expect(run.output.contains(option == "--known" ? "known debt of k.yaml" : "W-1 until 2026-03-31"))
  }

  @Test func `policy rules prints what each machine ends with`() throws {
    let folder = try Self.folder(
      "outOfScope: [{to: {name: B}, reason: It is a toy.}]",
      assign:
        "  - {to: {tags: {t: a}}, overlay: {rights: {SeTcbPrivilege: {drop: true, reason: Gone.}}}, overlays: [test/strict]}",
      inventory: "  - {name: C}\n")
    func rules(_ more: String...) throws -> Finished {
      try Plumbline.run(
        ["policy", "rules", "--library", "lib", "--policy", "p.yaml", "--inventory", "inv.yaml"] + more, in: folder)
    }
    let run = try rules()
    #expect(run.exit == 0, "\(run.error)")
    let machines = run.output.split(separator: "\n\n").map { $0.replacing(/\s+/, with: " ") }
    #expect(machines.count == 3, "\(run.output)")
    #expect(machines[0].contains("test/base#SeDebugPrivilege: critical, no one (lib/Baselines/test/strict.yaml:11)"))
    #expect(machines[0].contains("SeTcbPrivilege is dropped by an overlay: Gone. at p.yaml:6"))
    #expect(machines[1].contains("out of scope: It is a toy.") && !machines[1].contains("#"))
    #expect(machines[2].contains("test/base#SeTcbPrivilege: low, no one") && !machines[2].contains("strict"))
    #expect(try rules("--machine", "c").output.contains("test/base#SeTcbPrivilege"))
    #expect(try rules("--machine", "d").exit == 3)
    #expect(try Plumbline.run(["policy", "rules"], in: folder).exit == 64)
    let list = try Plumbline.run(["policy", "list", "--library", "lib"], in: folder)
    #expect(list.exit == 0 && list.output == "other  1 assignment\n", "\(list.output)")
  }
}
