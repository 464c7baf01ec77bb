import RightsBaselines
import RightsEngine
import RightsModel
import Testing

/// The law of waivers, and of debt, for findings about WMI providers: each removes at most the providers that it names.
@Suite(.timeLimit(.minutes(15))) struct ProviderWaiverLawTests {
  private static let policy = """
    apiVersion: plumbline/v1
    kind: Policy
    id: mine
    rules: [{id: registered, title: it impersonates, severity: high, wmi: provider-registration}]

    """
  private static let names = ["A", "B", "C", "D"]

  /// A machine with some providers, some of which answer with rights of their own.
  private struct Machine {
    var name: String
    var good: [String] = []
    var bad: [String] = []

    init(_ name: String, _ random: inout Random) {
      self.name = name
      for provider in ProviderWaiverLawTests.names where !random.chance(3) {
        if random.chance(2) { good.append(provider) } else { bad.append(provider) }
      }
    }

    var line: String {
      let providers = (good.map { ($0, 1) } + bad.map { ($0, 0) }).map { name, level in
        #"{"namespace": "root/cimv2", "name": "\#(name)", "impersonationLevel": \#(level), "perUserInitialization": true, "complete": true}"#
      }
      return
        #"{"apiVersion": "plumbline/v1", "kind": "Snapshot", "subject": {"kind": "machine", "name": "\#(name)"}, "layer": "effective", "os": "windows-server-2022", "role": "member-server", "completeness": {"rights": "complete", "providers": "complete"}, "rights": {}, "providers": [\#(providers.joined(separator: ", "))]}"#
        + "\n"
    }
  }

  /// Which machines fail, and whether that is accepted.
  private func findings(
    _ folder: Folder, _ change: (inout ScanRequest) -> Void = { _ in }
  ) async throws -> [String: Bool] {
    var request = ScanRequest(
      library: BaselineLibrary(files: []), asOf: try #require(Timestamp("2026-11-01")), toolVersion: "test")
    (request.paths, request.policies) = (["\(folder.path)/fleet.jsonl"], ["\(folder.path)/p.yaml"])
    change(&request)
    var found: [String: Bool] = [:]
    let outcome = try await Scan.run(
      request,
      visit: { report, run in
        for result in report.results where run.rules[result.ruleIndex].id == "mine#registered" {
          if result.verdict == .fail { found[report.subject.id] = result.isAccepted }
        }
      }, progress: { _, _ in })
    try #require(outcome.exit != 2, "\(outcome.diagnostics.prefix(3))")
    return found
  }

  @Test(arguments: [61, 62, 63] as [UInt64])
  func `a waiver covers a finding only where it names every provider in it`(_ seed: UInt64) async throws {
    var random = Random(seed: seed)
    let machines = (0..<40).map { Machine("M\(100 + $0)", &random) }
    let folder = try Folder()
    try folder.write("p.yaml", Self.policy)
    try folder.write("fleet.jsonl", machines.map(\.line).joined())
    let plain = try await findings(folder)
    #expect(Set(plain.keys) == Set(machines.filter { !$0.bad.isEmpty }.map(\.name)))
    var named: [String: Set<String>] = [:]
    var document = "apiVersion: plumbline/v1\nkind: Waivers\nwaivers:\n"
    for (index, machine) in machines.enumerated() where !random.chance(4) {
      let some = Self.names.filter { _ in !random.chance(4) }
      guard !some.isEmpty else { continue }
      named[machine.name] = Set(some)
      document +=
        "  - {id: W\(index), rules: [mine#registered], machines: {name: [\(machine.name)]}, "
        + "providers: [\(some.map { "'root/cimv2:\($0)'" }.joined(separator: ", "))], "
        + "reason: r, owner: o, ticket: t, expires: 2026-11-01}\n"
    }
    let waivers = try folder.write("w.yaml", document)
    let waived = try await findings(folder) { $0.waivers = [waivers] }
    for machine in machines where !machine.bad.isEmpty {
      let isCovered = Set(machine.bad).isSubset(of: named[machine.name] ?? [])
      #expect(waived[machine.name] == isCovered, "\(machine) with \(named[machine.name] ?? [])")
    }
    #expect(waived.values.contains(true) && waived.values.contains(false))
    let later = try await findings(folder) {
      ($0.waivers, $0.asOf) = ([waivers], Timestamp(seconds: $0.asOf.seconds + 86400))
    }
    #expect(later == plain)
  }

  @Test(arguments: [71, 72] as [UInt64])
  func `debt is known while no provider comes to it`(_ seed: UInt64) async throws {
    var random = Random(seed: seed)
    let before = (0..<40).map { Machine("M\(100 + $0)", &random) }
    let after = (0..<40).map { Machine("M\(100 + $0)", &random) }
    let folder = try Folder()
    try folder.write("p.yaml", Self.policy)
    try folder.write("fleet.jsonl", before.map(\.line).joined())
    _ = try await findings(folder) { $0.writesKnown = "\(folder.path)/known.yaml" }
    try folder.write("fleet.jsonl", after.map(\.line).joined())
    let known = try await findings(folder) { $0.known = "\(folder.path)/known.yaml" }
    for (old, new) in zip(before, after) where !new.bad.isEmpty {
      #expect(known[new.name] == Set(new.bad).isSubset(of: old.bad), "\(old) became \(new)")
    }
    #expect(known.values.contains(true) && known.values.contains(false))
  }
}
