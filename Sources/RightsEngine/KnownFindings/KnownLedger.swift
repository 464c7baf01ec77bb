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

  mutating func add(_ report: SubjectReport) {
    let key = KnownSubject(report.subject, report.layer)
    unseen.remove(key)
    var entries = Dictionary((old[key] ?? []).map { ($0.rule, $0) }) { first, _ in first }
    for result in report.results {
      let rule = rules[result.ruleIndex]
      guard Self.mayBeKnown(rule) else { continue }
      let entry = entries.removeValue(forKey: rule.id)
      switch result.verdict {
      case .fail: take(result, rule, entry, report)
      case .pass, .notApplicable: if let entry { pruned.append(entry) }
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
        all[index].missing = Set(all[index].missing + finding.missing).sorted()
        all[index].unexpected = Set(all[index].unexpected + finding.unexpected).sorted()
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
    // Principals alone do not say in which of its rights: one that is known in one right would hide in another.
    case .assertion: false
    case .baseline: true
    }
  }

  private mutating func take(_ result: RuleResult, _ rule: RunRule, _ entry: KnownFinding?, _ report: SubjectReport) {
    let found = result.deviation
    let waived = result.acceptance?.waivers ?? []
    var rest = KnownFinding(
      kind: report.subject.kind, subject: report.subject.id, layer: report.layer, rule: rule.id,
      missing: found.missing.filter { principal in !waived.contains { $0.missing.contains(principal) } },
      unexpected: found.unexpected.filter { principal in !waived.contains { $0.unexpected.contains(principal) } })
    guard let entry else {
      if result.acceptance?.outcome != .waived { new.append(rest) }
      return
    }
    if case .principals(_, complete: false) = result.observed?.assignment {
      // Who is no longer seen may be there all the same.
      kept.append(entry)
    } else {
      var left = entry
      left.missing = entry.missing.filter(found.missing.contains)
      left.unexpected = entry.unexpected.filter(found.unexpected.contains)
      let isNameless = entry.missing.isEmpty && entry.unexpected.isEmpty
      let isGone = isNameless ? !found.isNameless : left.missing.isEmpty && left.unexpected.isEmpty
      if isGone || left != entry { pruned.append(entry) }
      if !isGone { kept.append(left) }
    }
    if result.isAccepted { return }
    rest.missing.removeAll(where: entry.missing.contains)
    rest.unexpected.removeAll(where: entry.unexpected.contains)
    if !(rest.missing.isEmpty && rest.unexpected.isEmpty) || found.isNameless { new.append(rest) }
  }
}
