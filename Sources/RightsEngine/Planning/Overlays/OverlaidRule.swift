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

  /// The same with something more that is not known, for which nothing can be tried.
  convenience init(_ other: OverlaidRule?, doubt: String) {
    let doubts = [other?.doubt, doubt].compactMap(\.self).filter { !$0.isEmpty }
    self.init(
      changed: other?.changed, alternatives: other?.alternatives ?? [], doubt: doubts.joined(separator: "; "),
      isUndecided: true, fault: other?.fault)
  }

  /// Whether there may be no rule at all.
  var mayBeAbsent: Bool { alternatives.contains { $0 == nil } }

  /// Whether there is one rule and no doubt.
  var isCertain: Bool { fault == nil && doubt.isEmpty }
}

extension OverlaidRule {
  /// Settles what a rule gives where overlays change it: where it may also be another, it stands only where the others agree.
  ///
  /// - Parameters:
  ///   - result: what the rule itself gives.
  ///   - judge: what another rule gives.
  func settle(_ result: inout RuleResult, by judge: (CompiledRule) -> RuleResult) {
    result.changed = changed
    if let fault {
      (result.verdict, result.reason, result.deviation) = (.error, fault, .none)
      // Not what one of those says that contradict each other.
      result.expectation = nil
    }
    guard !isCertain, fault == nil else { return }
    let isDecided = result.verdict == .pass || result.verdict == .fail
    // No rule asks for nothing.
    let others = alternatives.map { $0.map(judge)?.verdict }
    let agree = others.allSatisfy { other in other.map { $0 == result.verdict } ?? (result.verdict != .fail) }
    if agree, !(isUndecided && isDecided) { return }
    // What was not seen, or could not be read, is so under every rule.
    guard isDecided || others.contains(where: { $0 == .pass || $0 == .fail }) else { return }
    (result.verdict, result.reason, result.deviation) = (.unknown, doubt, .none)
  }
}
