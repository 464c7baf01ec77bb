import Testing

/// Rules of policies that are for no machine of a run, which no verdict would show.
@Suite(.timeLimit(.minutes(15))) struct RuleReachTests {
  private static func folder(_ rule: String) throws -> Folder {
    try Folder([
      "in/N1.inf": Sample.clean, "in/N2.inf": Sample.clean,
      "i.yaml":
        "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n  - {name: N1, features: [iis], tags: {env: prod}}\n"
        + "  - {name: N2, features: [], tags: {env: test}}\n",
      "p.yaml": """
      apiVersion: plumbline/v1
      kind: Policy
      id: p
      rules:
        - {id: r, title: t, severity: low, \(rule), assert: {empty: SeTcbPrivilege}}

      """,
    ])
  }

  private static func scan(_ folder: Folder, _ more: String...) throws -> Finished {
    try Plumbline.run(
      ["scan", "in", "--policy", "p.yaml", "--inventory", "i.yaml", "--output", "jsonl"] + more, in: folder)
  }

  @Test(arguments: [
    "to: {tags: {env: prdo}}", "to: {name: [SQLL*]}", "when: {tags: {env: prdo}}",
    "to: {tags: {env: prod}}, when: {name: N2}",
  ])
  func `a rule for no machine of the run is said`(_ selector: String) throws {
    let folder = try Self.folder(selector)
    for jobs in ["1", "3"] {
      let run = try Self.scan(folder, "--jobs", jobs)
      #expect(run.error.contains("[rule-without-machines]") && run.error.contains("p.yaml:5"), "\(run.error)")
      #expect(try run.objects().codes.count { $0 == "rule-without-machines" } == 1)
    }
  }

  @Test(arguments: [
    "to: {tags: {env: prod}}", "to: {name: N1}", "when: {feature: adfs}", "to: {os: windows-11}",
    "when: {role: [domain-controller]}", "to: {feature: iis}, when: {not: {tags: {env: test}}}",
  ])
  func `nothing is said of one that is for a machine, or asks for what no machine need have`(
    _ selector: String
  ) throws {
    let run = try Self.scan(try Self.folder(selector))
    #expect(!run.error.contains("rule-without-machines"), "\(run.error)")
  }

  @Test func `where it is not known whether any rule is for a machine, nothing was judged`() throws {
    let folder = try Self.folder("when: {feature: iis}")
    for (features, exit) in [(", features: []", 3), ("", 3), (", features: [iis]", 0)] {
      try folder.write(
        "i.yaml",
        "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n"
          + ["N1", "N2"].map { "  - {name: \($0)\(features)}\n" }.joined())
      let run = try Self.scan(folder)
      #expect(run.exit == exit, "\(features) \(run.error)")
      #expect(try run.objects().verdict("N1", "plumbline/gap") == (exit == 0 ? "" : "notCollected"))
    }
  }

  @Test func `where an overlay may drop every rule of a machine, nothing was judged`() throws {
    let folder = try Self.folder("to: {name: nobody}")
    try folder.write(
      "p.yaml",
      """
      apiVersion: plumbline/v1
      kind: Policy
      id: p
      assign:
        - {to: {name: "*"}, baselines: [test/base]}
        - to: {feature: iis}
          overlay:
            reason: r
            rights: {SeDebugPrivilege: {drop: true}, SeTcbPrivilege: {drop: true}}
      ---
      \(Sample.baseline)
      """)
    for (features, exit) in [(", features: []", 0), ("", 3), (", features: [iis]", 3)] {
      try folder.write(
        "i.yaml",
        "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n"
          + ["N1", "N2"].map { "  - {name: \($0)\(features)}\n" }.joined())
      #expect(try Self.scan(folder).exit == exit, "\(features)")
    }
  }

  @Test(arguments: [("when: {feature: iss}", "iis"), ("to: {not: {feature: hyperv}}", "hyper-v")])
  func `a feature that is misspelt is said, by a scan and by lint`(_ selector: String, _ meant: String) throws {
    let folder = try Self.folder(selector)
    let lint = try Plumbline.run(["policy", "lint", "p.yaml"], in: folder)
    for run in [try Self.scan(folder), lint] {
      #expect((run.error + run.output).contains("misspelt-feature"), "\(run.error)")
      #expect((run.error + run.output).contains("write `\(meant)`"))
    }
    try folder.write("i.yaml", folder.text("i.yaml").replacing("[iis]", with: "[iss, hyperv]"))
    #expect(!(try Self.scan(folder).error.contains("misspelt-feature")))
  }
}
