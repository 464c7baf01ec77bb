package import RightsModel

/// What is accepted of a result, in words for people. Nothing here is escaped: each report escapes for its readers.
package enum AcceptanceWords {
  /// `waived until 2027-03-31 by ops (W-2026-014)`, or `known: …`; nil where the result counts.
  static func headline(_ result: RuleResult, _ run: RunContext) -> String? {
    guard let acceptance = result.acceptance else { return nil }
    switch acceptance.outcome {
    case .open: return nil
    case .waived: return "waived " + waivers(acceptance, run)
    case .known:
      let also = acceptance.waivers.isEmpty ? "" : "; the rest is waived \(waivers(acceptance, run))"
      return "known: accepted debt\(run.known.map { " in \($0.uri)" } ?? "")\(also)"
    }
  }

  /// `until 2027-03-31 by ops (W-2026-014)`, those that end first in front.
  private static func waivers(_ acceptance: Acceptance, _ run: RunContext) -> String {
    endingFirst(acceptance.waivers, run).map { use in
      let waiver = run.waivers[use.waiver]
      return "\(until(waiver)) by \(waiver.owner) (\(waiver.id))"
    }.joined(separator: ", ")
  }

  /// Those that end first in front; of equal ends, by id.
  static func endingFirst(_ uses: [Acceptance.Use], _ run: RunContext) -> [Acceptance.Use] {
    uses.sorted { left, right in
      switch (run.waivers[left.waiver].expires, run.waivers[right.waiver].expires) {
      case (let first?, let second?) where first != second: first < second
      case (_?, nil): true
      case (nil, _?): false
      case (_, _): left.waiver < right.waiver
      }
    }
  }

  /// `until 2027-03-31`, or `permanently`.
  static func until(_ waiver: Waiver) -> String { waiver.expires.map { "until \($0)" } ?? "permanently" }

  /// All there is to say, a line for each waiver, for what is known and for what nobody covers.
  package static func lines(_ result: RuleResult, _ report: SubjectReport, _ run: RunContext) -> [String] {
    var labels = PrincipalLabels()
    return lines(result, report, run, &labels)
  }

  static func lines(
    _ result: RuleResult, _ report: SubjectReport, _ run: RunContext, _ labels: inout PrincipalLabels
  ) -> [String] {
    guard let acceptance = result.acceptance else { return [] }
    var lines: [String] = []
    for use in endingFirst(acceptance.waivers, run) {
      let waiver = run.waivers[use.waiver]
      var text = "\(waiver.id) \(until(waiver)), \(waiver.effect.rawValue)"
      let covered = covered(use.missing, use.unexpected, use.providers, report, &labels)
      if !covered.isEmpty { text += " \(covered)" }
      text += "; owner \(waiver.owner), ticket \(waiver.ticket)"
      if let approver = waiver.approvedBy { text += ", approved by \(approver)" }
      if let day = waiver.approvedOn { text += " on \(day)" }
      lines.append("\(text). \(ResultWords.sentence("Reason: \(waiver.reason)"))")
    }
    for use in acceptance.lapsed { lines.append(lapsed(use, run.waivers[use.waiver])) }
    if let debt = acceptance.debt {
      let covered = covered(debt, report, &labels)
      lines.append("known debt\(run.known.map { " of \($0.uri)" } ?? "")\(covered.isEmpty ? "" : ": \(covered)")")
    }
    if let rest = notCovered(result, report, &labels) { lines.append("not covered: \(rest)") }
    return lines
  }

  /// What of a result that is accepted in part is not, and why; nil where all of it is, or nothing.
  static func notCovered(
    _ result: RuleResult, _ report: SubjectReport, _ labels: inout PrincipalLabels
  ) -> String? {
    guard let acceptance = result.acceptance, acceptance.outcome == .open,
      !(acceptance.waivers.isEmpty && acceptance.debt == nil)
    else { return nil }
    let rest = covered(acceptance.remaining, report, &labels)
    let parts = [rest, acceptance.doubt ?? ""].filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// `W-1 does not count: it ended on 2026-03-31`.
  static func lapsed(_ use: Acceptance.Use, _ waiver: Waiver) -> String {
    switch use.standing {
    case .expired: "\(waiver.id) does not count: it ended on \(waiver.expires?.description ?? "")"
    case .notYetApproved:
      "\(waiver.id) does not count: it is approved only on \(waiver.approvedOn?.description ?? "")"
    case .tooLong:
      "\(waiver.id) does not count: it lasts longer than the policy allows at the severity that the rule has here"
    case .inForce: "\(waiver.id) was approved after the evidence"
    }
  }

  private static func covered(
    _ faults: Set<Fault>, _ report: SubjectReport, _ labels: inout PrincipalLabels
  ) -> String {
    let deviation = faults.deviation
    return covered(deviation.missing, deviation.unexpected, faults.providers, report, &labels)
  }

  private static func covered(
    _ missing: [Principal], _ unexpected: [Principal], _ providers: [WMIProviderName], _ report: SubjectReport,
    _ labels: inout PrincipalLabels
  ) -> String {
    var parts: [String] = []
    if !missing.isEmpty { parts.append("missing " + labels.list(missing, report)) }
    if !unexpected.isEmpty { parts.append("unexpected " + labels.list(unexpected, report)) }
    if !providers.isEmpty { parts.append("of " + providers.map(\.description).joined(separator: ", ")) }
    return parts.joined(separator: "; ")
  }
}

extension VerdictCounts {
  /// The results that are accepted, under the names of the contract; none that are zero.
  var acceptances: [(name: String, count: Int)] {
    [("waived", waived), ("accepted", accepted)].filter { $0.count > 0 }
  }
}
