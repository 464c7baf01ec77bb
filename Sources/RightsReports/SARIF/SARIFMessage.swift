import RightsModel
import RightsText

/// The text of a result: a first sentence that stands alone, then what was expected and observed.
enum SARIFMessage {
  /// DefectDojo cuts titles here, and GitHub shows the first sentence.
  private static let firstSentenceLimit = 150
  /// Principals that a list names; `properties` holds all.
  private static let listLimit = 50
  /// Steps that a message tells; `properties` holds all.
  private static let stepLimit = 5
  /// Causes that a gap names.
  private static let reasonLimit = 5

  static func text(
    _ result: RuleResult, _ rule: RunRule, _ report: SubjectReport, hasExpectation: Bool,
    _ labels: inout PrincipalLabels
  ) -> String {
    let place = head(report, rule)
    let reason = reason(result, report, &labels)
    var text = "\(place): \(reason)."
    if text.unicodeScalars.count > firstSentenceLimit {
      text = "\(place): \(short(result))."
      // Of a fail the lists tell what the reason leaves out.
      let cause = result.verdict == .fail ? SARIFText.escaped(result.reason) : reason
      if !cause.isEmpty { text += " Reason: \(ResultWords.sentence(cause))" }
      if result.verdict == .fail { text += differences(result, report, &labels) }
    }
    if let first = WMIWords.firstBroken(result, rule) {
      text += " \(first.prefix(1).uppercased())\(first.dropFirst())."
    }
    for step in WMIWords.steps(result, limit: stepLimit) { text += " \(SARIFText.escaped(ResultWords.sentence(step)))" }
    if result.verdict == .fail || result.verdict == .unknown, let expected = expected(result, rule) {
      text += " Expected: \(SARIFText.escaped(expected))."
    }
    if let rest = AcceptanceWords.notCovered(result, report, &labels) {
      text += " Only a part is accepted, not: \(SARIFText.escaped(rest))."
    }
    if result.verdict == .fail, let name = report.subject.gpoName { text += " GPO: \(SARIFText.escaped(name))." }
    if result.verdict == .fail, let attribution = AttributionWords.text(rule, report) {
      text += " It is \(SARIFText.escaped(attribution))."
    }
    if hasExpectation { text += " See [the expectation](1)." }
    return text
  }

  /// What is said of a subject that could not be assessed, or not in full.
  static func gap(_ report: SubjectReport, _ run: RunContext, _ labels: inout PrincipalLabels) -> String {
    let open = report.results.filter { $0.verdict.isIncomplete && !$0.isAccepted }
    let place = head(report, .gap)
    var reasons: [String] = []
    for result in open {
      let reason = reason(result, report, &labels)
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    guard let first = reasons.first else { return "\(place): not assessed." }
    let checks = report.counts.total
    let scope =
      checks == open.count ? "not assessed" : "\(open.count) of \(ResultWords.count(checks, "check")) not assessed"
    var text = "\(place): \(scope), \(first)."
    if reasons.count > 1 || text.unicodeScalars.count > firstSentenceLimit {
      let rest = reasons.count - reasonLimit
      let causes = reasons.prefix(reasonLimit).joined(separator: "; ")
      text = "\(place): \(scope). Causes: \(causes)\(rest > 0 ? "; and \(rest) more" : "")."
    }
    let rights = open.compactMap { name(run.rules[$0.ruleIndex]) }
    if !rights.isEmpty, checks > open.count {
      text += " Not assessed: \(rights.joined(separator: ", "))."
    }
    return text
  }

  /// The reason without what differs from night to night: DefectDojo compares texts to find duplicates.
  private static func reason(
    _ result: RuleResult, _ report: SubjectReport, _ labels: inout PrincipalLabels
  ) -> String {
    switch result.verdict {
    case .stale: "the snapshot is older than allowed"
    case .pass, .fail, .notApplicable, .notCollected, .unknown, .error:
      SARIFText.escaped(ResultWords.reason(result, report, &labels))
    }
  }

  private static func head(_ report: SubjectReport, _ rule: RunRule) -> String {
    let subject = SARIFText.cut(SARIFText.escaped(report.subject.id), to: 70)
    return name(rule).map { "\(subject) \($0)" } ?? subject
  }

  /// The right's constant, or the assertion's own name; nil for the engine's own.
  private static func name(_ rule: RunRule) -> String? {
    switch rule {
    case .gap, .sourcesDisagree, .waiver, .outOfScope: nil
    case .baseline(let rule): rule.right.constant
    case .assertion(let rule): SARIFText.cut(SARIFText.escaped(rule.name), to: 50)
    }
  }

  private static func expected(_ result: RuleResult, _ rule: RunRule) -> String? {
    switch rule {
    case .gap, .sourcesDisagree, .waiver, .outOfScope: nil
    case .baseline(let rule):
      result.expectation.map { ExpectationWords.clause($0) } ?? ExpectationWords.clause(of: rule)
    case .assertion(let rule): rule.title
    }
  }

  /// A few words where the whole reason is too long for a first sentence.
  private static func short(_ result: RuleResult) -> String {
    switch result.verdict {
    case .fail:
      let missing = result.deviation.missing.count
      let unexpected = result.deviation.unexpected.count
      var parts: [String] = []
      if missing > 0 { parts.append("\(missing) missing") }
      if unexpected > 0 { parts.append("\(unexpected) unexpected") }
      let providers = result.detail?.wmi?.providers.count ?? 0
      if providers > 0 { parts.append("\(ResultWords.count(providers, "provider")) not as expected") }
      return parts.isEmpty ? "not as expected" : parts.joined(separator: ", ")
    case .pass: return "as expected"
    case .notApplicable: return "does not apply"
    case .notCollected: return "not collected"
    case .stale: return "too old to count"
    case .unknown: return "cannot be decided"
    case .error: return "could not be read"
    }
  }

  // Each after a blank.
  private static func differences(
    _ result: RuleResult, _ report: SubjectReport, _ labels: inout PrincipalLabels
  ) -> String {
    var text = ""
    for (title, list) in [("Missing", result.deviation.missing), ("Unexpected", result.deviation.unexpected)]
    where !list.isEmpty {
      let rest = list.count - listLimit
      let names = SARIFText.escaped(labels.list(Array(list.prefix(listLimit)), report))
      text += " \(title): \(names)\(rest > 0 ? " and \(rest) more" : "")."
    }
    return text
  }
}
