import RightsBaselines
import RightsEngine
import RightsModel
import Testing

/// What waivers may do and what not, on generated fleets: who is covered is worked out here by sets alone.
@Suite(.timeLimit(.minutes(15))) struct AcceptanceLawTests {
  private struct Finding: Hashable {
    var subject: String
    var rule: String
    var verdict: Verdict
    var missing: Set<String>
    var unexpected: Set<String>
    var fingerprint: String
    var isWaived = false

    var plain: Finding {
      var finding = self
      finding.isWaived = false
      return finding
    }
  }

  /// A generated waiver, as its document says it and as it is meant.
  private struct Exception {
    var right: UserRight
    var machine: String
    var principals: Set<String>
    var effect: Waiver.Effect
    var lastDay: String

    func entry(_ index: Int) -> String {
      let names = principals.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
      return "  - {id: W\(index), rights: [\(right)], machines: {name: [\"\(machine)\"]}, principals: [\(names)], "
        + "effect: \(effect.rawValue), reason: r, owner: o, ticket: t, expires: \(lastDay)}\n"
    }
  }

  private func findings(
    _ folder: Folder, _ baseline: String, _ inventory: String, waivers: String? = nil, asOf: String = "2026-11-01"
  ) async throws -> [Finding] {
    var request = ScanRequest(
      library: BaselineLibrary(files: []), asOf: try #require(Timestamp(asOf)), toolVersion: "test")
    (request.paths, request.baselines, request.inventories) = (["\(folder.path)/in"], [baseline], [inventory])
    request.waivers = waivers.map { [$0] } ?? []
    request.jobs = 2
    var found: [Finding] = []
    let outcome = try await Scan.run(
      request,
      visit: { report, run in
        for index in report.results.indices {
          let result = report.results[index]
          guard result.verdict != .pass, result.verdict != .notApplicable,
            run.rules[result.ruleIndex] != .waiver(.expired)
          else { continue }
          found.append(
            Finding(
              subject: report.subject.id, rule: run.rules[result.ruleIndex].id, verdict: result.verdict,
              missing: Set(result.deviation.missing.map(\.description)),
              unexpected: Set(result.deviation.unexpected.map(\.description)), fingerprint: report.fingerprint(index),
              isWaived: result.isAccepted))
        }
      }, progress: { _, _ in })
    try #require(outcome.exit != 2, "\(outcome.diagnostics.prefix(3))")
    return found
  }

  private func exceptions(_ findings: [Finding], _ random: inout Random) -> [Exception] {
    findings.filter { $0.verdict == .fail }.flatMap { finding -> [Exception] in
      guard let right = UserRight(constant: String(finding.rule.split(separator: "#").last ?? "")) else { return [] }
      return [(finding.missing, Waiver.Effect.allowMissing), (finding.unexpected, .allowExtra)].compactMap {
        names, effect in
        let safe = names.filter { $0.hasPrefix("S-1-") || $0.hasPrefix("$") }
        guard !safe.isEmpty, !random.chance(3) else { return nil }
        let some = random.chance(4) ? Set(safe.sorted().dropLast()) : safe
        guard !some.isEmpty else { return nil }
        let machine = random.chance(5) ? "M9" : random.chance(4) ? "M1*" : finding.subject
        return Exception(
          right: right, machine: machine, principals: some.union(["S-1-5-32-999"]),
          effect: random.chance(8) ? .acceptUnknown : effect, lastDay: random.chance(6) ? "2026-10-31" : "2026-11-01")
      }
    }
  }

  @Test(arguments: [31, 32, 33] as [UInt64])
  func `a waiver removes its own principals, on its own machines, in its own time, and nothing else`(
    _ seed: UInt64
  ) async throws {
    let folder = try Folder()
    var generator = FleetGenerator(seed: seed, rights: 44)
    let baseline = try folder.write("baseline.yaml", generator.baseline)
    let machines = (0..<120).map { generator.machine("M\(10_000 + $0)") }
    for machine in machines { try folder.write("in/\(machine.name).inf", machine.file) }
    let inventory = try folder.write(
      "i.csv", ([FleetGenerator.header] + machines.map(\.row)).joined(separator: "\n") + "\n")
    let plain = try await findings(folder, baseline, inventory)
    var random = Random(seed: seed)
    let exceptions = exceptions(plain, &random)
    func document(_ exceptions: [Exception]) -> String {
      "apiVersion: plumbline/v1\nkind: Waivers\nwaivers:\n"
        + exceptions.enumerated().map { $0.element.entry($0.offset) }.joined()
    }
    let waivers = try folder.write("w.yaml", document(exceptions))
    let waived = try await findings(folder, baseline, inventory, waivers: waivers)
    #expect(waived.map(\.plain) == plain)
    let due = plain.map { finding in
      var finding = finding
      let own = exceptions.filter { exception in
        finding.rule.hasSuffix("#\(exception.right)") && exception.lastDay == "2026-11-01"
          && (exception.machine == finding.subject || exception.machine == "M1*")
      }
      func covered(_ effect: Waiver.Effect) -> Set<String> {
        own.filter { $0.effect == effect }.reduce(into: []) { $0.formUnion($1.principals) }
      }
      finding.isWaived =
        finding.verdict == .fail && !(finding.missing.isEmpty && finding.unexpected.isEmpty)
        && finding.missing.isSubset(of: covered(.allowMissing))
        && finding.unexpected.isSubset(of: covered(.allowExtra))
      return finding
    }
    let wrong = zip(waived, due).filter { $0.isWaived != $1.isWaived }
    #expect(wrong.isEmpty, "\(wrong.count) differ, such as \(String(describing: wrong.first))")
    #expect(waived.count(where: \.isWaived) > 100 && waived.count { !$0.isWaived } > 100)

    // The order of waivers means nothing, and after the last day there are none.
    let reversed = try folder.write("r.yaml", document(exceptions.reversed()))
    #expect(try await findings(folder, baseline, inventory, waivers: reversed) == waived)
    #expect(try await findings(folder, baseline, inventory, waivers: waivers, asOf: "2026-11-02") == plain)
  }
}
