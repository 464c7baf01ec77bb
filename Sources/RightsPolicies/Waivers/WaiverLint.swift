import RightsBaselines
package import RightsModel

/// What can be said of waivers without looking at a machine.
package enum WaiverLint {
  /// Those that no longer count, or not yet.
  package static func standing(_ entries: [WaiverEntry], asOf: Timestamp) -> [Diagnostic] {
    entries.compactMap { entry in
      let waiver = entry.waiver
      switch waiver.standing(at: asOf) {
      case .inForce: return nil
      case .expired:
        return Diagnostic(
          .warning, "waiver-expired",
          "the waiver `\(waiver.id)` ended on \(waiver.expires?.description ?? ""), and what it covered counts again",
          at: waiver.location, help: "mend what it covered and remove it, or have it approved anew")
      case .notYetApproved:
        return Diagnostic(
          .warning, "waiver-not-approved",
          "the waiver `\(waiver.id)` is approved only on \(waiver.approvedOn?.description ?? ""), after this run",
          at: waiver.location, help: "it counts from that day on")
      }
    }
  }

  /// One that covers nothing.
  package static func unused(_ waiver: Waiver, _ severity: Diagnostic.Severity) -> Diagnostic {
    Diagnostic(
      severity, "waiver-unused", "the waiver `\(waiver.id)` covers nothing of this run", at: waiver.location,
      help: "remove it where what it covered is mended, or correct its rules, machines and principals")
  }

  /// What policies forbid.
  package static func faults(
    _ entries: [WaiverEntry], _ baselines: [Baseline], _ assertions: [AssertionRule], _ limits: WaiverLimits,
    asOf: Timestamp
  ) -> [Diagnostic] {
    guard limits != WaiverLimits() else { return [] }
    var byRule: [String: Severity] = [:]
    var byRight: [UserRight: Set<Severity>] = [:]
    for rule in baselines.flatMap(\.rules) {
      byRule[rule.id] = rule.severity
      byRight[rule.right, default: []].insert(rule.severity)
    }
    for rule in assertions { byRule[rule.id] = rule.severity }
    return entries.flatMap { entry in
      let waiver = entry.waiver
      let severities = Set(waiver.rules.compactMap { byRule[$0] }).union(waiver.rights.flatMap { byRight[$0] ?? [] })
      return limits.faults(waiver, severities: severities, asOf: asOf)
    }
  }

  /// Everything that makes a waiver doubtful.
  package static func all(_ entries: [WaiverEntry], asOf: Timestamp) -> [Diagnostic] {
    standing(entries, asOf: asOf) + entries.flatMap { review($0.waiver, asOf) + breadth($0) }
      + shadowed(entries, asOf: asOf)
  }

  private static func review(_ waiver: Waiver, _ asOf: Timestamp) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if waiver.isDueForReview(at: asOf) {
      found.append(
        Diagnostic(
          .note, "waiver-ends-soon",
          "the waiver `\(waiver.id)` ends on \(waiver.expires?.description ?? ""), less than \(waiver.reviewLeadDays + 1) days ahead",
          at: waiver.location, help: "mend what it covers, or have it approved anew"))
    }
    if waiver.isPermanent {
      found.append(
        Diagnostic(
          .note, "waiver-permanent", "the waiver `\(waiver.id)` never ends", at: waiver.location,
          help: "give it an end with `expires:`, or change the baseline by an overlay"))
    }
    if waiver.approvedBy == nil {
      found.append(
        Diagnostic(
          .note, "waiver-unapproved", "nobody is said to have approved the waiver `\(waiver.id)`", at: waiver.location,
          help: "add `approvedBy:` and `approvedOn:`"))
    }
    return found
  }

  private static func breadth(_ entry: WaiverEntry) -> [Diagnostic] {
    let waiver = entry.waiver
    func broad(_ what: String, _ help: String) -> Diagnostic {
      Diagnostic(
        .warning, "waiver-over-broad", "the waiver `\(waiver.id)` \(what)", at: waiver.location, help: help)
    }
    var found: [Diagnostic] = []
    if waiver.principals.isEmpty {
      switch waiver.effect {
      case .allowExtra, .allowMissing:
        found.append(
          broad("is over-broad: it names no principals", "name them; else it covers only fails that name nobody"))
      case .acceptUnknown:
        found.append(
          broad("is over-broad: it accepts every doubt about its rules", "name the principals that cannot be decided"))
      }
    }
    for case .anyOf(let family) in waiver.principals {
      found.append(broad("is over-broad: `\(family.rawValue)` is every one of them", "name the services"))
    }
    switch entry.machines {
    case nil: found.append(broad("is over-broad: it counts on every machine and GPO", "say where with `machines:`"))
    case .machines(let selector)? where selector.names.contains { $0.pattern.allSatisfy { $0 == "*" } }:
      found.append(broad("is over-broad: the name `*` is every machine", "say which machines"))
    case .machines?, .gpos?: break
    }
    if waiver.rules.isEmpty, waiver.rights.count > 5 {
      found.append(broad("is over-broad: it is about \(waiver.rights.count) rights", "name the rules"))
    }
    return found
  }

  private struct Scope: Hashable {
    /// A rule or a right.
    var subject: String
    var machines: AssignmentSelector?
  }

  /// Those of which another one covers everything, for as long.
  private static func shadowed(_ entries: [WaiverEntry], asOf: Timestamp) -> [Diagnostic] {
    let counting = entries.filter { $0.waiver.standing(at: asOf) == .inForce }
    // Only those about one rule or right, for the same machines or for all, can cover one another.
    var groups: [Scope: [Int]] = [:]
    for (index, entry) in counting.enumerated() {
      for subject in entry.waiver.rules + entry.waiver.rights.map(\.constant) {
        groups[Scope(subject: subject, machines: entry.machines), default: []].append(index)
      }
    }
    return counting.enumerated().compactMap { index, entry in
      guard let subject = entry.waiver.rules.first ?? entry.waiver.rights.first?.constant else { return nil }
      let scopes = Set([nil, entry.machines]).map { Scope(subject: subject, machines: $0) }
      let others = scopes.flatMap { groups[$0] ?? [] }.sorted()
      guard let other = others.first(where: { $0 != index && covers(counting[$0], entry, wins: $0 < index) })
      else { return nil }
      return Diagnostic(
        .warning, "waiver-shadowed",
        "the waiver `\(entry.waiver.id)` is shadowed: `\(counting[other].waiver.id)` covers all that it does, for as long",
        at: entry.waiver.location, help: "remove one of the two",
        notes: [Diagnostic.Note("the other is here", at: counting[other].waiver.location)])
    }
  }

  private static func covers(_ wide: WaiverEntry, _ narrow: WaiverEntry, wins: Bool) -> Bool {
    let (first, second) = (wide.waiver, narrow.waiver)
    guard first.effect == second.effect, first.layer == nil || first.layer == second.layer,
      second.rules.allSatisfy(first.rules.contains), second.rights.allSatisfy(first.rights.contains),
      second.principals.allSatisfy(first.principals.contains), !second.principals.isEmpty || first.principals.isEmpty
    else { return false }
    switch (first.expires, second.expires) {
    case (nil, _): break
    case (_, nil): return false
    case (let left?, let right?): if left.end(zone: first.zone) < right.end(zone: second.zone) { return false }
    }
    // Of two that are alike the later one is too many.
    let isMore =
      first.rules != second.rules || first.rights != second.rights || first.principals != second.principals
      || wide.machines != narrow.machines || first.layer != second.layer || first.expires != second.expires
    return isMore || wins
  }
}
