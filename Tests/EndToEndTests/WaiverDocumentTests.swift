import Testing

/// Documents of waivers: what policies ask of them, what is refused, and what the lint says.
@Suite(.timeLimit(.minutes(15))) struct WaiverDocumentTests {
  @Test func `a policy limits waivers`() throws {
    let policy = """
      apiVersion: plumbline/v1
      kind: Policy
      id: p
      waivers: {max-lifetime: {high: 10d}, approver-differs-from-owner: true}
      assign: [{to: {name: ["*"]}, baselines: [test/base]}]

      """
    let folder = try WaiverTests.folder(WaiverTests.document(WaiverTests.waiver()))
    try folder.write("lib/Baselines/test/base.yaml", Sample.baseline)
    try folder.write("lib/Policies/default.yaml", policy)
    let run = try Plumbline.run(
      ["scan", "in", "--library", "lib", "--waivers", "w.yaml", "--as-of", "2026-03-01T00:00:00Z"], in: folder)
    #expect(run.exit == 2)
    #expect(run.error.contains("[waiver-too-long]") && run.error.contains("[waiver-approver]"))
  }

  @Test func `how long a waiver may last depends on the severity that the rule has on a machine`() throws {
    let policy = """
      apiVersion: plumbline/v1
      kind: Policy
      id: p
      waivers: {max-lifetime: {critical: 10d}}
      assign:
        - {to: {name: ["*"]}, baselines: [test/base]}
        - to: {name: [M11]}
          overlay: {rights: {SeDebugPrivilege: {severity: critical, reason: It matters there.}}}

      """
    let folder = try WaiverTests.folder(WaiverTests.document(WaiverTests.waiver()))
    try folder.write("in/M11.inf", Sample.failing)
    try folder.write("lib/Baselines/test/base.yaml", Sample.baseline)
    try folder.write("lib/Policies/default.yaml", policy)
    func scan(_ asOf: String, _ output: String = "jsonl") throws -> Finished {
      try Plumbline.run(
        ["scan", "in", "--library", "lib", "--waivers", "w.yaml", "--as-of", asOf, "--output", output], in: folder)
    }
    let long = try scan("2026-03-01")
    let results = try long.objects().results
    #expect(long.exit == 1, "\(long.error)")
    #expect(results.filter { $0.values["waived"] != nil }.map { $0.text("subject") } == ["M1"])
    let own = try #require(results.first { $0.text("rule") == "plumbline/waiver-approval" })
    #expect(own.text("subject") == "M11" && own.record("waiver").text("state") == "too-long")
    for output in ["text", "sarif", "sarif-github", "junit"] {
      let text = try scan("2026-03-01", output).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(text.contains("lasts longer than the policy allows"), "\(output): \(text)")
    }
    let short = try scan("2026-03-25")
    let waived = try short.objects().results.filter { $0.values["waived"] != nil }
    #expect(short.exit == 0 && waived.count == 2)
  }

  @Test(arguments: ["+14:01", "-12:01", "+23:59", "+2:00", "Europe/Berlin"])
  func `a zone that is nowhere is refused`(zone: String) throws {
    let run = try WaiverTests.waived(
      try WaiverTests.folder(WaiverTests.document(WaiverTests.waiver("W-1", ", zone: \"\(zone)\""))))
    #expect(run.exit == 2 && run.error.contains("[invalid-value]"))
  }

  @Test(arguments: [
    ("+14:00", "2026-03-31T09:59:59Z", "2026-03-31T10:00:00Z"),
    ("-12:00", "2026-04-01T11:59:59Z", "2026-04-01T12:00:00Z"),
  ])
  func `the last day of a waiver ends in its zone`(zone: String, last: String, first: String) throws {
    let folder = try WaiverTests.folder(WaiverTests.document(WaiverTests.waiver("W-1", ", zone: \"\(zone)\"")))
    #expect(try WaiverTests.waived(folder, asOf: last).exit == 0)
    #expect(try WaiverTests.waived(folder, asOf: first).exit == 1)
  }

  @Test func `a wrong document of waivers stops the run`() throws {
    let folder = try WaiverTests.folder(
      WaiverTests.document(WaiverTests.waiver().replacing("reason: Vendor, ", with: "")))
    let run = try WaiverTests.waived(folder)
    #expect(run.exit == 2 && run.output.isEmpty)
    #expect(run.error.contains("w.yaml:4") && run.error.contains("[missing-key]"))
  }

  @Test func `lint says what is wrong with waivers`() throws {
    let folder = try WaiverTests.folder(
      WaiverTests.document(WaiverTests.waiver(), WaiverTests.waiver("W-2", principals: "[S-1-5-11]")))
    func lint(_ more: String...) throws -> Finished {
      try Plumbline.run(
        ["waivers", "lint", "w.yaml", "--baseline", "base.yaml", "--as-of", "2026-01-01T00:00:00Z"] + more, in: folder)
    }
    let sound = try lint()
    #expect(sound.exit == 0, "\(sound.error)")
    let against = try lint("--against", "in")
    #expect(against.exit == 1 && against.error.contains("W-2") && against.error.contains("[waiver-unused]"))
    let late = try Plumbline.run(
      ["waivers", "lint", "w.yaml", "--baseline", "base.yaml", "--as-of", "2026-05-01"], in: folder)
    #expect(late.exit == 1 && late.error.contains("[waiver-expired]"))
    #expect(try Plumbline.run(["waivers", "lint", "nowhere.yaml"], in: folder).exit == 2)
    #expect(try Plumbline.run(["waivers", "lint"], in: folder).exit == 64)
    try folder.write(
      "u.yaml", WaiverTests.document(WaiverTests.waiver().replacing("SeDebugPrivilege", with: "SeAuditPrivilege")))
    let unknown = try Plumbline.run(
      ["waivers", "lint", "u.yaml", "--baseline", "base.yaml", "--as-of", "2026-01-01"], in: folder)
    #expect(unknown.exit == 1 && unknown.error.contains("[waiver-unknown-rule]"))
  }

  @Test(arguments: ["test/base#SeDebugPrivilge", "test/bsae#SeDebugPrivilege"])
  func `a scan and lint say that a waiver is about a rule that there is not, and which may be meant`(
    rule: String
  )
    throws
  {
    let folder = try WaiverTests.folder(
      WaiverTests.document(WaiverTests.waiver().replacing(WaiverTests.rule, with: rule)))
    let scan = try WaiverTests.waived(folder)
    let lint = try Plumbline.run(
      ["waivers", "lint", "w.yaml", "--baseline", "base.yaml", "--as-of", "2026-01-01"], in: folder)
    #expect(scan.exit == 1 && lint.exit == 1)
    for run in [scan, lint] {
      #expect(run.error.contains("warning: the waiver `W-1` is about a rule"), "\(run.error)")
      #expect(run.error.contains("[waiver-unknown-rule]") && run.error.contains(WaiverTests.rule))
    }
    #expect(try scan.objects().codes.contains("waiver-unknown-rule"))
    let skipped = try WaiverTests.folder(WaiverTests.document(WaiverTests.waiver()))
    #expect(try !WaiverTests.waived(skipped, "--skip", WaiverTests.rule).error.contains("waiver-unknown-rule"))
  }

  @Test func `lint knows the rules of the policies that are named, and that the engine's own are never waived`() throws
  {
    let policy = """
      apiVersion: plumbline/v1
      kind: Policy
      id: p
      rules: [{id: own, title: t, severity: low, assert: {empty: SeTcbPrivilege}}]

      """
    func lint(_ rule: String, _ more: String...) throws -> String {
      let folder = try WaiverTests.folder(
        WaiverTests.document(WaiverTests.waiver().replacing(WaiverTests.rule, with: rule)))
      try folder.write("p.yaml", policy)
      return try Plumbline.run(
        ["waivers", "lint", "w.yaml", "--baseline", "base.yaml", "--as-of", "2026-01-01"] + more, in: folder
      ).error
    }
    #expect(try !lint("p#own", "--policy", "p.yaml").contains("waiver-unknown-rule"))
    #expect(try lint("p#own").contains("note: the waiver `W-1` is about a rule that is not known"))
    #expect(try lint("p#won", "--policy", "p.yaml").contains("warning: the waiver `W-1` is about a rule"))
    #expect(try lint("plumbline/gap").contains("warning: the waiver `W-1` is about a rule"))
  }
}
