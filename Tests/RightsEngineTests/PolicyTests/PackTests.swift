import RightsBaselines
import RightsEngine
import RightsModel
import RightsPolicies
import RightsYAML
import Testing

/// The packs of rules that ship, on the machines that the tests of the defaults spell out.
@Suite struct PackTests {
  private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(
    separator: "/")

  private static let packs: [Policy] = {
    guard let library = try? BaselineLibrary.folder(root) else { return [] }
    let collector = DiagnosticCollector()
    return library.policyIDs.filter { $0.hasPrefix("packs/") }.compactMap { id in
      guard let file = library.policy(id), let bytes = try? file.bytes() else { return nil }
      return DocumentFile(bytes, uri: file.uri, diagnostics: collector).policies(collector).first
    }.fillingNamedSets { collector.report($0) }
  }()

  private static let machines: [PolicyTest] = {
    guard let library = try? BaselineLibrary.folder(root) else { return [] }
    return library.baselineIDs.filter { $0.hasPrefix("defaults/") }.flatMap { id -> [PolicyTest] in
      let path = "\(root)/Baselines/\(id)\(PolicyTestFile.suffix)"
      guard let bytes = try? LibraryFile.named(path).bytes() else { return [] }
      return PolicyTestFile(bytes, uri: path).tests.filter { !$0.good.isEmpty }
    }
  }()

  @Test func `every pack and every default machine is there`() {
    #expect(Self.packs.count >= 8)
    #expect(Self.machines.count >= 90)
    #expect(Self.packs.allSatisfy { !$0.rules.isEmpty })
    for rule in Self.packs.flatMap(\.rules).map(\.rule) {
      #expect(rule.rationale != nil && !rule.references.isEmpty && !rule.remedy.isEmpty, "\(rule.id)")
    }
  }

  @Test func `the tests of every pack pass, see each rule pass and fail, and notice each slip`() async throws {
    var request = PolicyTestRequest(paths: ["\(Self.root)/Policies/packs"], library: try .folder(Self.root))
    request.measuresCoverage = true
    request.mutates = true
    let outcome = await PolicyTests.run(request)
    #expect(outcome.diagnostics == [])
    #expect(outcome.tests.filter { !$0.failures.isEmpty }.map(\.name) == [])
    let tested = Set(outcome.documents.map(\.baseline))
    #expect(Self.packs.map(\.id).filter { !tested.contains($0) } == [])
    #expect(outcome.measures.flatMap(\.uncovered) == [])
    #expect(outcome.survivors.map(\.words) == [])
  }

  @Test func `each link of the WMI access chain has one rule, called as the link`() throws {
    let pack = try #require(Self.packs.first { $0.id == "packs/wmi-access" })
    #expect(pack.rules.map(\.rule.body) == WMILinkID.allCases.map { .wmi($0) })
    #expect(pack.rules.map(\.rule.name) == WMILinkID.allCases.map(\.rawValue))
  }

  /// What a machine as it was installed is not: separated from those who administer its domain.
  private static let notByDefault = ["packs/tier-separation#tier-0-denied-below"]

  @Test func `no default machine has a finding, and nothing is open on it but what its names leave open`() {
    for machine in Self.machines {
      let setting = RuleSetting(machine.machine)
      for rule in Self.packs.flatMap(\.rules) where !Self.notByDefault.contains(rule.rule.id) {
        guard let result = setting.result(of: rule, machine.good) else { continue }
        let words = "\(rule.rule.id) on \(machine.baseline): \(result.verdict) \(result.deviation) \(result.reason)"
        #expect(Self.expected(rule, machine).contains(result.verdict), "\(words)")
      }
    }
  }

  private static func expected(_ rule: PolicyRule, _ machine: PolicyTest) -> Set<Verdict> {
    switch rule.rule.body {
    // Nothing but rights is spelled out there: as whom providers run is not known.
    case .wmi(.right): [.unknown, .notApplicable]
    case .wmi: [.notApplicable, .notCollected]
    case .sameInGroup: [.notApplicable]
    case .sets(let clauses):
      isOpen(clauses, rule, machine) ? [.pass, .notApplicable, .unknown] : [.pass, .notApplicable]
    }
  }

  // Whether an account whose name alone is known exists, or is of the domain, nobody says; nor who is of a domain where it is
  // not known whether the machine is in one.
  private static func isOpen(_ clauses: [SetClause], _ rule: PolicyRule, _ machine: PolicyTest) -> Bool {
    let hasNames = Set(clauses.flatMap(\.statement.rights)).contains { right in
      guard case .principals(let holders, _) = machine.good[right]?.assignment else { return false }
      return holders.contains { if case .name = $0 { true } else { false } }
    }
    return hasNames || machine.machine.domainJoined == nil && rule.rule.condition?.domainJoined != nil
  }
}
