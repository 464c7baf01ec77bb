import RightsModel
import RightsPolicies
import Testing

@Suite struct GatesTests {
  private static func gates(_ text: String) throws -> Gates {
    let head = "apiVersion: plumbline/v1\nkind: Policy\nid: p\nassign: [{to: {name: a}, baselines: [a]}]\n"
    let (policies, diagnostics) = PolicyTests.decode(head + text)
    #expect(diagnostics == [])
    return try #require(policies.first).gates
  }

  @Test func `every key is read`() throws {
    let gates = try Self.gates("gates: {fail-on: high, incomplete: allow, max-age: 36h, coverage: 90}")
    #expect(gates == Gates(failOn: .severity(.high), incomplete: .allow, maximumAge: 129_600, coverage: 90))
    #expect(try Self.gates("gates: {fail-on: never}").failOn == .never)
    #expect(try Self.gates("coverage: 7").coverage == 7)
  }

  private static let stig = Rule.Reference(framework: "stig", ids: ["V-1"])

  @Test(
    arguments: [
      ("gates: {fail-on: {framework: STIG}}", .info, [stig], true, true),
      ("gates: {fail-on: {framework: stig}}", .critical, [], true, false),
      ("gates: {fail-on: {framework: stig, severity: high}}", .medium, [stig], true, false),
      ("gates: {fail-on: {framework: stig, ids: [v-1]}}", .low, [stig], true, true),
      ("gates: {fail-on: {framework: stig, ids: V-2}}", .low, [stig], true, false),
      ("gates: {fail-on: [{severity: critical}, {framework: stig}]}", .low, [stig], true, true),
      ("gates: {fail-on: [{severity: critical}, {framework: stig}]}", .high, [], true, false),
      ("gates: {fail-on: {new: true}}", .low, [], true, true),
      ("gates: {fail-on: {new: true}}", .low, [], false, false),
      ("gates: {fail-on: never}", .critical, [stig], true, false),
    ] as [(String, Severity, [Rule.Reference], Bool, Bool)])
  func `a fail counts where a condition holds`(
    _ text: String, _ severity: Severity, _ references: [Rule.Reference], _ isNew: Bool, _ counts: Bool
  ) throws {
    let failOn = try #require(try Self.gates(text).failOn)
    #expect(failOn.counts(severity: severity, references: references, isNew: isNew) == counts)
  }

  @Test(arguments: [
    ("{new: false}", "of any kind"), ("{new: true}", "that are new"), ("never", "of any kind"),
    ("{framework: stig, new: true}", "of stig that are new"),
  ])
  func `a sentence about findings says which are meant`(_ text: String, _ words: String) throws {
    #expect(try Self.gates("gates: {fail-on: \(text)}").failOn?.words == words)
  }

  @Test func `of several policies the strictest counts`() {
    let all = Gates.strictest([
      Gates(failOn: .severity(.high), incomplete: .allow, maximumAge: 100, coverage: 80),
      Gates(failOn: .never, incomplete: .fail, maximumAge: 50, coverage: 90), Gates(),
    ])
    #expect(all == Gates(failOn: .severity(.high), incomplete: .fail, maximumAge: 50, coverage: 90))
    #expect(Gates(coverage: 1).completed(by: .standard).failOn == .severity(.low))
  }

  @Test(arguments: [
    ("gates: {}", "5:8 empty-list"), ("gates: {fail-on: hihg}", "5:18 unknown-value"),
    ("gates: {fail-on: {}}", "5:18 no-condition"), ("gates: {fail-on: {ids: [a]}}", "5:24 missing-key"),
    ("gates: {max-age: 36}", "5:18 invalid-value"), ("gates: {incomplete: no}", "5:21 unknown-value"),
    ("coverage: 5\ngates: {coverage: 5}", "6:19 conflicting-keys"), ("gates: {failOn: high}", "5:9 unknown-key"),
  ])
  func `refuses`(_ text: String, _ expected: String) {
    let head = "apiVersion: plumbline/v1\nkind: Policy\nid: p\nassign: [{to: {name: a}, baselines: [a]}]\n"
    #expect(places(PolicyTests.decode(head + text + "\n").diagnostics) == [expected])
  }
}
