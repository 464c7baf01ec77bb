internal import RightsEvaluation
internal import RightsModel

/// What overlays make of a rule for a kind of subject, where they make anything of it.
final class OverlaidRule: Sendable {
  /// The rule as reports show it; nil where it is the run's own.
  let changed: ChangedRule?
  /// What else it may be, where it is not known which overlays are meant for the subject; nil for no rule.
  let alternatives: [CompiledRule?]
  /// What is not known then, as a clause.
  let doubt: String
  /// Whether there is more that it may be than was tried.
  let isUndecided: Bool
  /// Why there is no telling what the rule is: overlays that contradict each other. Nil where there is.
  let fault: String?

  init(
    changed: ChangedRule?, alternatives: [CompiledRule?] = [], doubt: String = "", isUndecided: Bool = false,
    fault: String? = nil
  ) {
    self.changed = changed
    self.isUndecided = isUndecided
    self.alternatives = alternatives
    self.doubt = doubt
    self.fault = fault
  }

  /// Whether there is one rule and no doubt.
  var isCertain: Bool { fault == nil && doubt.isEmpty }
}

extension OverlaidRule {
  /// Settles what a rule gives where it may also be another: it stands only where the others agree.
  ///
  /// - Parameter others: what the alternatives give; nil where there would be no rule, which asks for nothing.
  func settle(_ result: inout RuleResult, _ others: [RuleResult?]) {
    let isDecided = result.verdict == .pass || result.verdict == .fail
    let agree = others.allSatisfy { other in
      if let other { return other.verdict == result.verdict }
      return result.verdict != .fail
    }
    if agree, !(isUndecided && isDecided) { return }
    // What was not seen, or could not be read, is so under every rule.
    guard isDecided || others.contains(where: { $0?.verdict == .pass || $0?.verdict == .fail }) else { return }
    (result.verdict, result.reason, result.deviation) = (.unknown, doubt, .none)
  }
}
