import RightsBaselines
import RightsEngine
import RightsModel
import Testing

/// What known findings may accept and forget, on generated fleets of which less and less is seen.
@Suite(.timeLimit(.minutes(15))) struct KnownLawTests {
  private struct Place: Hashable {
    var subject: String
    var rule: String
  }

  private static let policy = """
    apiVersion: plumbline/v1
    kind: Policy
    id: p
    rules:
      - id: several
        title: only these
        severity: high
        forEach: {right: [SeDebugPrivilege, SeTcbPrivilege, SeBackupPrivilege, SeRestorePrivilege]}
        assert: {subset: [$right, [Administrators, Backup Operators, 'CORP\\svc-a']]}
      - {id: apart, title: apart, severity: low, assert: {disjoint: [SeBackupPrivilege, SeRestorePrivilege]}}
      - {id: few, title: few, severity: low, assert: {count: {of: SeServiceLogonRight, atMost: 1}}}

    """

  private struct Fleet {
    let folder: Folder
    let baseline: String
    let policy: String

    /// What fails and is known, and what fails and is not.
    func scan(
      _ input: String, _ inventory: String, known: String, writes: Bool = false
    ) async throws -> (known: Set<Place>, open: Set<Place>) {
      var request = ScanRequest(
        library: BaselineLibrary(files: []), asOf: try #require(Timestamp("2026-11-01")), toolVersion: "test")
      (request.paths, request.baselines, request.inventories) = (["\(folder.path)/\(input)"], [baseline], [inventory])
      request.policies = [policy]
      if writes { request.writesKnown = "\(folder.path)/\(known)" } else { request.known = "\(folder.path)/\(known)" }
      request.jobs = 2
      var found: (known: Set<Place>, open: Set<Place>) = ([], [])
      let outcome = try await Scan.run(
        request,
        visit: { report, run in
          for result in report.results where result.verdict != .pass && result.verdict != .notApplicable {
            let place = Place(subject: report.subject.id, rule: run.rules[result.ruleIndex].id)
            if result.isAccepted { found.known.insert(place) } else { found.open.insert(place) }
          }
        }, progress: { _, _ in })
      try #require(outcome.exit != 2, "\(outcome.diagnostics.prefix(3))")
      return found
    }
  }

  @Test(arguments: [41, 42] as [UInt64])
  func `where less is seen, nothing is forgotten and nothing more is accepted`(_ seed: UInt64) async throws {
    var generator = FleetGenerator(seed: seed, rights: 44)
    let folder = try Folder()
    let fleet = Fleet(
      folder: folder, baseline: try folder.write("baseline.yaml", generator.baseline),
      policy: try folder.write("p.yaml", Self.policy))
    let machines = (0..<60).map { generator.machine("M\(100 + $0)") }
    var random = Random(seed: seed)
    for machine in machines {
      try folder.write("in/\(machine.name).inf", machine.file)
      let length = machine.file.count / 2 + random.next(machine.file.count / 2)
      try folder.write("cut/\(machine.name).inf", Array(machine.file.prefix(length)))
    }
    let whole = try folder.write(
      "whole.csv", ([FleetGenerator.header] + machines.map(\.row)).joined(separator: "\n") + "\n")
    let names = try folder.write("names.csv", "name\n" + machines.map { "\($0.name)\n" }.joined())
    _ = try await fleet.scan("in", whole, known: "k.yaml", writes: true)
    let recorded = try KnownFile.read("\(folder.path)/k.yaml")
    let full = try await fleet.scan("in", whole, known: "k.yaml")
    #expect(full.known.count > 200, "\(full.known.count) known, \(full.open.count) open")
    #expect(full.known.contains { $0.rule == "p#several" } && full.known.contains { $0.rule == "p#few" })

    for (input, inventory) in [("cut", whole), ("in", names), ("cut", names)] {
      let less = try await fleet.scan(input, inventory, known: "k.yaml")
      let more = less.known.subtracting(full.known)
      #expect(more.isEmpty, "\(more.count) more are known, such as \(String(describing: more.first))")
      _ = try await fleet.scan(input, inventory, known: "k.yaml", writes: true)
      #expect(try KnownFile.read("\(folder.path)/k.yaml").map(\.faults) == recorded.map(\.faults))
    }
  }
}
