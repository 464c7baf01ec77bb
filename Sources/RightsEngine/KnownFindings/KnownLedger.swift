internal import RightsModel
internal import RightsPolicies

/// Keeps known findings up to date with what a run sees: takes out what is mended, and knows what is new.
///
/// What a run did not see, or could not decide, stays: only what is known to be gone goes.
struct KnownLedger {
  private let rules: [RunRule]
  private let old: [KnownSubject: [KnownFinding]]
  // Entries of subjects that the run has not reached.
  private var unseen: Set<KnownSubject>
  private var kept: [KnownFinding] = []
  private var new: [KnownFinding] = []
  /// Entries that are gone or have lost a principal.
  private(set) var pruned: [KnownFinding] = []

  init(_ known: KnownFindings, _ rules: [RunRule]) {
    self.rules = rules
    old = Dictionary(grouping: known.findings) { $0.key.subject }
    unseen = Set(old.keys)
  }

  /// Entries of subjects that the run did not have.
  var unseenCount: Int { unseen.reduce(0) { $0 + (old[$1]?.count ?? 0) } }
  /// Deviations that are not in it, or have principals that it lacks.
  var newCount: Int { new.count }

  /// What became of the entries.
  var outcome: KnownOutcome {
    KnownOutcome(
      pruned: pruned.sorted { ($0.subject, $0.rule) < ($1.subject, $1.rule) }, kept: kept.count + unseenCount,
      unseen: unseenCount, new: newCount)
  }

  /// - Parameter isTimely: whether what was collected is not too old; else nothing is known to be gone.
  mutating func add(_ report: SubjectReport, isTimely: Bool = true) {
    let key = KnownSubject(report.subject, report.layer)
    unseen.remove(key)
    let disputed = report.disputedRights(rules)
    var entries = Dictionary((old[key] ?? []).map { ($0.rule, $0) }) { first, _ in first }
    for result in report.results {
      let rule = rules[result.ruleIndex]
      guard Self.mayBeKnown(rule) else { continue }
      let entry = entries.removeValue(forKey: rule.id)
      switch result.verdict {
      case .fail: take(result, rule, entry, report, isCertain: isTimely && Self.isCertain(result, rule, disputed))
      case .pass: if let entry { pruned.append(entry) }
      case .notApplicable:
        guard let entry else { continue }
        // Whether a rule of a policy is meant for a machine depends on facts that another run may not have.
        if case .baseline = rule { pruned.append(entry) } else { kept.append(entry) }
      case .notCollected, .stale, .unknown, .error: if let entry { kept.append(entry) }
      }
    }
    // Rules that the run did not judge here.
    kept += entries.values
  }

  /// The findings from now on.
  ///
  /// - Parameter acceptingNew: also what was not in it.
  func findings(acceptingNew: Bool) -> KnownFindings {
    var all = kept + unseen.flatMap { old[$0] ?? [] }
    guard acceptingNew else { return KnownFindings(all) }
    var indices = Dictionary(all.enumerated().map { ($0.element.key, $0.offset) }) { first, _ in first }
    for finding in new {
      if let index = indices[finding.key] {
        // Of what names nobody only one state can be the present one.
        if let other = all[index].faults.nameless, finding.faults.nameless != nil { all[index].faults.remove(other) }
        all[index].faults.formUnion(finding.faults)
      } else {
        indices[finding.key] = all.count
        all.append(finding)
      }
    }
    return KnownFindings(all)
  }

  /// What is wrong with waivers is no debt, nor is what was not seen, nor sources of which nobody knows which is right.
  static func mayBeKnown(_ rule: RunRule) -> Bool {
    switch rule {
    case .gap, .outOfScope, .sourcesDisagree, .waiver: false
    case .baseline, .assertion: true
    }
  }

  private mutating func take(
    _ result: RuleResult, _ rule: RunRule, _ entry: KnownFinding?, _ report: SubjectReport, isCertain: Bool
  ) {
    guard let found = result.faults else {
      if let entry { kept.append(entry) }
      return
    }
    let known = entry?.faults ?? []
    if let entry {
      let left = isCertain ? known.intersection(found) : known
      if left != known { pruned.append(entry) }
      if let left = entry.with(left) { kept.append(left) }
    }
    if result.isAccepted { return }
    let waived = result.acceptance?.waivers ?? []
    let rest = found.subtracting(known).filter { fault in
      switch fault {
      case .missing(let principal, _): !waived.contains { $0.missing.contains(principal) }
      case .unexpected(let principal, _): !waived.contains { $0.unexpected.contains(principal) }
      case .provider(let name): !waived.contains { $0.providers.contains(name) }
      case .nameless: !waived.contains(where: \.coversNameless)
      }
    }
    if rest.isEmpty { return }
    new.append(
      KnownFinding(
        kind: report.subject.kind, subject: report.subject.id, layer: report.layer, rule: rule.id, faults: rest))
  }

  /// Whether a fail names everybody that it would name if more were known, so that who is not named is mended.
  private static func isCertain(_ result: RuleResult, _ rule: RunRule, _ disputed: Set<UserRight>) -> Bool {
    // Somebody who is known by another name may be the one who was recorded.
    guard result.deviation.unresolved.isEmpty,
      (result.deviation.missing + result.deviation.unexpected).allSatisfy(\.isSID)
    else { return false }
    if let detail = result.detail {
      // What machines of a group differ in depends on which of them were seen.
      return detail.doubt == nil && detail.group == nil
    }
    // Of several expectations that may be meant only the mildest is told.
    guard result.expectation == nil, let right = rule.right, !disputed.contains(right) else { return false }
    switch result.observed?.assignment {
    case .principals(let holders, let isComplete): return isComplete && holders.allSatisfy(\.isSID)
    case .noOne, .notDefined: return true
    case .notCollected, nil: return false
    }
  }
}

extension Principal {
  fileprivate var isSID: Bool {
    if case .sid = self { true } else { false }
  }
}

extension SubjectReport {
  /// Rights of which the subject's sources say different things.
  func disputedRights(_ rules: [RunRule]) -> Set<UserRight> {
    var disputed: Set<UserRight> = []
    for result in results where rules[result.ruleIndex] == .sourcesDisagree {
      for part in result.detail?.parts ?? [] {
        if case .right(let right, _) = part.item { disputed.insert(right) }
      }
    }
    return disputed
  }
}
