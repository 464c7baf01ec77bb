import RightsBaselines
package import RightsModel

/// What can be said of waivers without looking at a machine.
package enum WaiverLint {
  /// Those that no longer count, or not yet.
  package static func standing(_ entries: [WaiverEntry], asOf: Timestamp) -> [Diagnostic] {
    entries.compactMap { entry in
      let waiver = entry.waiver
      switch waiver.standing(at: asOf) {
      case .inForce, .tooLong: return nil
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

  /// A rule with a severity that it may have on a machine.
  package struct RatedRule: Sendable {
    var id: String
    var right: UserRight?
    var severity: Severity

    package init(_ id: String, _ right: UserRight?, _ severity: Severity) {
      (self.id, self.right, self.severity) = (id, right, severity)
    }
  }

  /// What policies forbid.
  ///
  /// - Parameter rules: each as often as it may have another severity.
  package static func faults(
    _ entries: [WaiverEntry], _ rules: @autoclosure () -> [RatedRule], _ limits: WaiverLimits, asOf: Timestamp
  ) -> [Diagnostic] {
    guard limits != WaiverLimits(), !entries.isEmpty else { return [] }
    var byRule: [String: Set<Severity>] = [:]
    var byRight: [UserRight: Set<String>] = [:]
    for rule in rules() {
      byRule[rule.id, default: []].insert(rule.severity)
      if let right = rule.right { byRight[right, default: []].insert(rule.id) }
    }
    return entries.flatMap { entry in
      let waiver = entry.waiver
      let rules = Set(waiver.rules).union(waiver.rights.flatMap { byRight[$0] ?? [] })
      return limits.faults(waiver, severities: rules.compactMap { byRule[$0] }, asOf: asOf)
    }
  }

  /// Everything that makes a waiver doubtful.
  package static func all(_ entries: [WaiverEntry], asOf: Timestamp) -> [Diagnostic] {
    standing(entries, asOf: asOf) + entries.flatMap { review($0.waiver, asOf) + breadth($0) }
      + WaiverShadows.all(entries.filter { $0.waiver.standing(at: asOf) == .inForce })
  }

  private static func review(_ waiver: Waiver, _ asOf: Timestamp) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if let approved = waiver.approvedOn, let end = waiver.expires, end < approved {
      found.append(
        Diagnostic(
          .warning, "contradiction",
          "the waiver `\(waiver.id)` ends on \(end) and is approved on \(approved), so it never counts",
          at: waiver.location, help: "correct `expires:` or `approvedOn:`"))
    }
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
    if !waiver.namesSomebody {
      switch waiver.effect {
      case .allowExtra, .allowMissing:
        found.append(
          broad(
            "is over-broad: it names no principals",
            "name them; else it covers only what names nobody, where nobody is seen"))
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
}
