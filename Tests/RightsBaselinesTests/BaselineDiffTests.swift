import RightsBaselines
import RightsModel
import Testing

@Suite struct BaselineDiffTests {
  private static func baseline(_ body: String, unlisted: String = "ignore", version: String = "1") throws -> Baseline {
    let load = SampleLibrary.load(SampleLibrary.text("a", unlisted: unlisted, version: version, body))
    #expect(load.diagnostics == [])
    return try #require(load.baselines.first)
  }

  private static func diff(_ old: String, _ new: String) throws -> BaselineDiff {
    BaselineDiff(from: try baseline(old), to: try baseline(new))
  }

  struct Change: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var old: String
    var new: String
    var effect: RuleChange.Effect
    var right = "SeDebugPrivilege"

    init(_ name: String, _ old: String, _ new: String, _ effect: RuleChange.Effect, right: String = "SeDebugPrivilege")
    {
      (testDescription, self.old, self.new, self.effect, self.right) = (name, old, new, effect, right)
    }
  }

  @Test(arguments: [
    Change("one more allowed", "expect: {within: [Users]}", "expect: {within: [Users, Guests]}", .loosened),
    Change("one less allowed", "expect: {exactly: [Users, Guests]}", "expect: {exactly: [Users]}", .tightened),
    Change("another one", "expect: {exactly: [Users]}", "expect: {exactly: [Guests]}", .both),
    Change("exactly becomes at most", "expect: {exactly: [Users]}", "expect: {within: [Users]}", .loosened),
    Change(
      "an upper bound is new", "expect: {includes: [Users]}", "expect: {includes: [Users], within: [Users]}", .tightened
    ),
    Change(
      "a lower bound goes", "expect: {includes: [Users], within: [Users]}", "expect: {within: [Users]}", .loosened),
    Change(
      "one more denied", "expect: {includes: [Guests]}", "expect: {includes: [Guests, Users]}", .tightened,
      right: "SeDenyNetworkLogonRight"),
    Change(
      "one less denied", "expect: {exactly: [Guests, Users]}", "expect: {exactly: [Guests]}", .loosened,
      right: "SeDenyNetworkLogonRight"),
    Change("a severity drops", "expect: no one, severity: high", "expect: no one, severity: low", .loosened),
    Change("a severity rises", "expect: no one, severity: low", "expect: no one, severity: high", .tightened),
    Change(
      "fewer allowed for less", "expect: {within: [Users]}, severity: high", "expect: no one, severity: low", .both),
    Change(
      "a branch allows more", "expect: no one", "expect: no one, when: [{feature: x, expect: {exactly: [Users]}}]",
      .loosened),
    Change(
      "a branch demands more", "expect: {within: [Users]}",
      "expect: {within: [Users]}, when: [{feature: x, expect: no one}]", .tightened),
    Change(
      "a branch has another condition", "expect: no one, when: [{domainJoined: true, expect: {exactly: [Users]}}]",
      "expect: no one, when: [{domainJoined: false, expect: {exactly: [Users]}}]", .both),
    Change("other words for the same", "expect: {within: [Users], excludes: [Users]}", "expect: no one", .neutral),
    Change(
      "references", "expect: no one, references: {stig: V-1}", "expect: no one, references: {stig: V-2}", .neutral),
    Change("a rationale", "expect: no one, rationale: a", "expect: no one, rationale: b", .neutral),
  ])
  func `a change has its effect, and the other way round the opposite:`(_ change: Change) throws {
    let text = { (body: String) in "rights: {\(change.right): {\(body)}}" }
    let diff = try Self.diff(text(change.old), text(change.new))
    #expect(diff.rules.map(\.effect) == [change.effect] && diff.unchanged == 0)
    #expect(diff.rules.allSatisfy { !$0.details.isEmpty })
    let back = try Self.diff(text(change.new), text(change.old)).rules.map(\.effect)
    let opposite: [RuleChange.Effect: RuleChange.Effect] = [.loosened: .tightened, .tightened: .loosened]
    #expect(back == [opposite[change.effect] ?? change.effect])
  }

  @Test func `rules come and go`() throws {
    let diff = try Self.diff(
      "rights: {SeDebugPrivilege: {expect: no one}, SeTcbPrivilege: {expect: no one}}",
      "rights: {SeTcbPrivilege: {expect: no one}, SeBackupPrivilege: {expect: no one}}")
    #expect(diff.rules.map { "\($0.right) \($0.effect)" } == ["SeBackupPrivilege added", "SeDebugPrivilege removed"])
    #expect(diff.unchanged == 1 && diff.fields.isEmpty)
  }

  @Test func `the same in another order is the same`() throws {
    let diff = try Self.diff(
      "rights: {SeDebugPrivilege: {expect: {includes: [Users, Guests], within: [Users, Guests]}}, SeTcbPrivilege: {expect: no one}}",
      "rights: {SeTcbPrivilege: {expect: no one}, SeDebugPrivilege: {expect: {within: [S-1-5-32-546, Users], includes: [Guests, Users]}}}"
    )
    #expect(diff.isEmpty && diff.unchanged == 2)
  }

  @Test func `names principals by operator and references by framework`() throws {
    let diff = try Self.diff(
      "rights: {SeDebugPrivilege: {expect: {includes: [Users], within: [Users, Guests]}, references: {stig: [V-1], nist: [AC-6]}}}",
      "rights: {SeDebugPrivilege: {expect: {includes: [Users], within: [Users, IUSR]}, references: {stig: [V-1, V-2]}}}"
    )
    #expect(
      diff.rules.first?.details == [
        .principals(
          nil, operation: "within", added: try Self.principals("IUSR"), removed: try Self.principals("Guests")),
        .references(framework: "nist", added: [], removed: ["AC-6"]),
        .references(framework: "stig", added: ["V-2"], removed: []),
      ])
  }

  private static func principals(_ name: String) throws -> [PrincipalReference] {
    try baseline("rights: {SeDebugPrivilege: {expect: {exactly: [\(name)]}}}").rules.flatMap(\.expectation.references)
  }

  @Test func `the default of a parameter changes the rules that use it`() throws {
    let rights = "rights: {SeDebugPrivilege: {expect: {within: [Users, $(x)]}}, SeTcbPrivilege: {expect: no one}}"
    let diff = try Self.diff(
      "parameters: {x: {default: []}}\n" + rights, "parameters: {x: {default: [Guests]}}\n" + rights)
    #expect(diff.fields.map { [$0.name, $0.old, $0.new] } == [["$(x)", "nobody", "S-1-5-32-546"]])
    #expect(diff.rules.map(\.effect) == [.loosened] && diff.rules.allSatisfy(\.details.isEmpty))
  }

  @Test func `what a document says of itself counts, and what becomes of rights that are not listed`() throws {
    let rights = "rights: {SeTcbPrivilege: {expect: no one}}"
    let diff = BaselineDiff(
      from: try Self.baseline(rights), to: try Self.baseline(rights, unlisted: "no one", version: "2"))
    #expect(diff.fields.map(\.name) == ["version", "unlisted"])
    #expect(diff.rules.count == 44 && diff.rules.allSatisfy { $0.effect == .added } && diff.unchanged == 1)
  }
}
