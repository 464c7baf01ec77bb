import Testing

@Suite(.timeLimit(.minutes(15))) struct ParameterTests {
  private static let baseline = """
    apiVersion: plumbline/v1
    kind: Baseline
    id: test/base
    title: For tests
    version: "1"
    source: {publisher: Tests, document: ParameterTests.swift}
    layer: effective
    unlisted: ignore
    parameters:
      debuggers: {default: [], description: Documented accounts that may debug.}
    rights:
      SeDebugPrivilege: {expect: {exactly: [Administrators, $(debuggers)]}, severity: high}

    """

  private static func policy(_ assign: String...) -> String {
    "apiVersion: plumbline/v1\nkind: Policy\nid: mine\nassign:\n" + assign.map { "  - {\($0)}\n" }.joined()
  }

  private static func folder(_ policy: String) throws -> Folder {
    try Folder([
      "A.inf": Sample.export("SeDebugPrivilege = *S-1-5-32-544"),
      "B.inf": Sample.export("SeDebugPrivilege = *S-1-5-32-544,*S-1-5-32-551"),
      "lib/Baselines/test/base.yaml": baseline, "lib/Policies/default.yaml": policy,
    ])
  }

  private static func scan(_ folder: Folder, _ more: String...) throws -> Finished {
    try Plumbline.run(["scan", "A.inf", "B.inf", "--library", "lib", "--output", "jsonl"] + more, in: folder)
  }

  private static let rule = "test/base#SeDebugPrivilege"

  @Test func `the default is certain and every report shows what was judged`() throws {
    let folder = try Self.folder(Self.policy("to: {name: '*'}, baselines: [test/base]"))
    for run in [try Self.scan(folder), try Self.scan(folder, "--baseline", "test/base")] {
      let objects = try run.objects()
      #expect(objects.verdict("A", Self.rule) == "pass" && objects.verdict("B", Self.rule) == "fail")
      #expect(objects.results.map { $0.record("expect").list("exactly") } == [["S-1-5-32-544"], ["S-1-5-32-544"]])
      #expect(run.exit == 1)
    }
  }

  @Test func `a policy's list takes the default's place`() throws {
    let folder = try Self.folder(
      Self.policy("to: {name: '*'}, baselines: [test/base], parameters: {debuggers: [Backup Operators]}"))
    let objects = try Self.scan(folder).objects()
    #expect(objects.verdict("A", Self.rule) == "fail" && objects.verdict("B", Self.rule) == "pass")
  }

  @Test func `two assignments may give different lists, and each result shows its own`() throws {
    let folder = try Self.folder(
      Self.policy(
        "to: {name: A}, baselines: [test/base]",
        "to: {name: B}, baselines: [test/base], parameters: {debuggers: [Backup Operators]}"))
    let run = try Self.scan(folder)
    #expect(run.exit == 0, "\(run.error)")
    let lists = try run.objects().results.map { $0.record("expect").list("exactly") }
    #expect(lists == [["S-1-5-32-544"], ["S-1-5-32-544", "S-1-5-32-551"]])
  }

  @Test func `a list for one baseline is nothing to another that the same machine gets twice`() throws {
    let folder = try Self.folder(
      Self.policy(
        "to: {name: '*'}, baselines: [test/base, test/other], parameters: {debuggers: [Backup Operators]}",
        "to: {name: '*'}, baselines: [test/other, test/more], parameters: {others: []}"))
    let other = Self.baseline.replacing("$(debuggers)", with: "Users").replacing("debuggers", with: "others")
    for id in ["test/other", "test/more"] {
      try folder.write("lib/Baselines/\(id).yaml", other.replacing("test/base", with: id))
    }
    let run = try Self.scan(folder)
    #expect(run.exit == 1 && !run.output.contains("parameter-conflict"), "\(run.error)")
    #expect(try run.objects().results.count == 6)
  }

  @Test func `one baseline with two lists on one machine is a conflict`() throws {
    let folder = try Self.folder(
      Self.policy(
        "to: {name: '*'}, baselines: [test/base]",
        "to: {name: B}, baselines: [test/base], parameters: {debuggers: [Users]}"))
    let objects = try Self.scan(folder).objects()
    #expect(objects.codes == ["parameter-conflict"])
    #expect(objects.verdict("A", Self.rule) == "pass" && objects.verdict("B", Self.rule) == "error")
  }

  @Test(arguments: [
    Named("a name that no baseline declares", ["{debugers: [Users]}", "did you mean \"debuggers\""]),
    Named("a class where each must be there", ["{debuggers: ['NT SERVICE\\*']}", "single principals"]),
  ])
  func `a list that cannot be used ends with 2:`(_ sample: Named<[String]>) throws {
    let folder = try Self.folder(
      Self.policy("to: {name: '*'}, baselines: [test/base], parameters: \(sample.value[0])"))
    let run = try Self.scan(folder)
    #expect(run.exit == 2 && run.output.isEmpty)
    #expect(run.error.contains("lib/Policies/default.yaml:5:") && run.error.contains(sample.value[1]), "\(run.error)")
  }

  @Test func `where another assignment may give other lists, nothing is certain`() throws {
    let folder = try Self.folder(
      Self.policy(
        "to: {name: '*'}, baselines: [test/base]",
        "to: {feature: iis}, baselines: [test/base], parameters: {debuggers: [Backup Operators]}"))
    let features = { (list: String) in
      "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n  - {name: A\(list)}\n  - {name: B\(list)}\n"
    }
    for (list, verdicts) in [
      (", features: [iis]", ["error", "error"]), ("", ["unknown", "unknown"]), (", features: []", ["pass", "fail"]),
    ] {
      try folder.write("i.yaml", features(list))
      let objects = try Self.scan(folder, "--inventory", "i.yaml").objects()
      #expect(["A", "B"].map { objects.verdict($0, Self.rule) } == verdicts, "\(list)")
    }
  }
}
