import Testing

/// The lists of a baseline's parameters, where overlays of another assignment change its rules.
@Suite(.timeLimit(.minutes(15))) struct OverlayParameterTests {
  private static func baseline(_ id: String, _ more: String, _ rights: String...) -> String {
    """
    apiVersion: plumbline/v1
    kind: Baseline
    id: \(id)
    title: For tests
    version: "1"
    source: {publisher: Tests, document: OverlayParameterTests.swift}
    layer: effective
    unlisted: ignore
    \(more)
    rights:

    """ + rights.map { "  \($0)\n" }.joined()
  }

  private static let base = baseline(
    "c/base", "parameters: {x: {default: [], description: d}}",
    "SeBackupPrivilege: {expect: {within: [Administrators, $(x)]}, severity: low}",
    "SeRestorePrivilege: {expect: {excludes: [Everyone, $(x)]}, severity: low}")

  private static let audit = [
    "SeBackupPrivilege: {severity: high, reason: audit}", "SeRestorePrivilege: {severity: high, reason: audit}",
  ]

  /// Two machines where Users hold both rights; `assign` is for SQL, on top of the baseline with Users.
  private static func scan(
    base: String = base, overlay: String, mid: String = "", _ assign: String...,
    given: String = "{to: {name: '*'}, baselines: [c/base], parameters: {x: [Users]}}"
  ) throws -> Finished {
    let export = Sample.export("SeBackupPrivilege = *S-1-5-32-545", "SeRestorePrivilege = *S-1-5-32-545")
    let policy =
      "apiVersion: plumbline/v1\nkind: Policy\nid: p\nassign:\n  - \(given)\n" + assign.map { "  - \($0)\n" }.joined()
    let documents = [policy, base, mid, overlay].filter { !$0.isEmpty }.joined(separator: "---\n")
    let folder = try Folder(["in/SQL.inf": export, "in/WEB.inf": export, "p.yaml": documents])
    return try Plumbline.run(["scan", "in", "--policy", "p.yaml", "--output", "jsonl"], in: folder)
  }

  private static func verdicts(_ run: Finished, _ subject: String) throws -> [String] {
    let objects = try run.objects()
    return ["#SeBackupPrivilege", "#SeRestorePrivilege"].map { objects.verdict(subject, $0) }
  }

  private static let sql = "{to: {name: SQL}, overlays: [c/ov]}"

  @Test func `an overlay that changes the severity leaves the lists of the machine's assignment`() throws {
    let overlay = Self.baseline("c/ov", "extends: c/base", Self.audit[0], Self.audit[1])
    let run = try Self.scan(overlay: overlay, Self.sql)
    #expect(try Self.verdicts(run, "WEB") == ["pass", "fail"], "\(run.error)")
    #expect(try Self.verdicts(run, "SQL") == ["pass", "fail"])
    #expect(try run.objects().results.first { $0.text("subject") == "SQL" }?.text("severity") == "high")
  }

  @Test func `so does one that extends it by way of another, which declares a list of its own`() throws {
    let mid = Self.baseline(
      "c/mid", "extends: c/base\nparameters: {y: {default: [Guests], description: d}}",
      "SeBackupPrivilege: {expect: {within: [Administrators, $(x), $(y)]}, reason: r}")
    let overlay = Self.baseline("c/ov", "extends: c/mid", Self.audit[0], Self.audit[1])
    let run = try Self.scan(overlay: overlay, mid: mid, Self.sql)
    #expect(try Self.verdicts(run, "SQL") == ["pass", "fail"], "\(run.error)")
    let result = try #require(
      try run.objects().results.first { $0.text("subject") == "SQL" && $0.text("right") == "SeBackupPrivilege" })
    #expect(result.record("expect").list("within") == ["S-1-5-32-544", "S-1-5-32-545", "S-1-5-32-546"])
  }

  @Test func `a default that an overlay declares anew is no list that somebody gave`() throws {
    let base = Self.baseline(
      "c/base", "parameters: {x: {default: [], description: d}}",
      "SeRestorePrivilege: {expect: {excludes: [Everyone, $(x)]}, severity: low}")
    let overlay = Self.baseline(
      "c/ov", "extends: c/base\nparameters: {x: {default: [Guests], description: d}}", Self.audit[1])
    for (parameters, list) in [(", parameters: {x: [Users]}", "S-1-5-32-545"), ("", "S-1-5-32-546")] {
      let run = try Self.scan(
        base: base, overlay: overlay, Self.sql, given: "{to: {name: '*'}, baselines: [c/base]\(parameters)}")
      let result = try #require(try run.objects().results.first { $0.text("subject") == "SQL" }, "\(run.error)")
      #expect(result.record("expect").list("excludes") == ["S-1-1-0", list])
    }
  }

  @Test func `a list that the overlay's assignment gives is the one that counts`() throws {
    let overlay = Self.baseline("c/ov", "extends: c/base", Self.audit[0], Self.audit[1])
    let run = try Self.scan(overlay: overlay, "{to: {name: SQL}, overlays: [c/ov], parameters: {x: []}}")
    #expect(try Self.verdicts(run, "SQL") == ["fail", "pass"], "\(run.error)")
    #expect(try Self.verdicts(run, "WEB") == ["pass", "fail"])
  }

  @Test(arguments: [
    ["{to: {name: SQL}, overlays: [c/ov], parameters: {y: [Users]}}", "{to: {name: S*}, overlays: [c/ov]}"],
    ["{to: {name: S*}, overlays: [c/ov]}", "{to: {name: SQL}, overlays: [c/ov], parameters: {y: [Users]}}"],
  ])
  func `two assignments that give an overlay different lists contradict each other`(_ assign: [String]) throws {
    let overlay = Self.baseline(
      "c/ov", "extends: c/base\nparameters: {y: {default: [], description: d}}",
      "SeBackupPrivilege: {expect: {within: [Administrators, $(y)]}, reason: r}")
    let run = try Self.scan(overlay: overlay, assign[0], assign[1])
    #expect(try Self.verdicts(run, "SQL") == ["error", "fail"], "\(run.error)")
    #expect(try Self.verdicts(run, "WEB") == ["pass", "fail"])
  }

  @Test func `where a baseline is given two lists, a rule that names them only by an overlay has none`() throws {
    let overlay = Self.baseline(
      "c/ov", "extends: c/base", "SeTcbPrivilege: {expect: {within: [Administrators, $(x)]}}")
    let run = try Self.scan(
      overlay: overlay, "{to: {name: SQL}, overlays: [c/ov], baselines: [c/base], parameters: {x: [Guests]}}")
    let objects = try run.objects()
    #expect(objects.verdict("SQL", "#SeTcbPrivilege") == "error", "\(run.error)")
    #expect(try Self.verdicts(run, "SQL") == ["error", "error"])
  }
}
