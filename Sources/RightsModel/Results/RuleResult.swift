/// One rule on one subject: exactly one verdict.
package struct RuleResult: Sendable, Hashable {
  /// Index into the run's `rules`.
  package var ruleIndex: Int
  package var verdict: Verdict
  /// The expectation that was judged, with its references bound to this machine; nil where it is the rule's own, unchanged.
  package var expectation: Expectation?
  /// What was observed; nil for a subject-wide result such as `plumbline/gap`.
  package var observed: ObservedRight?
  package var deviation: Deviation
  /// Why, as one clause for people without a final full stop: what was unknown, missing or broken.
  ///
  /// Empty for `pass` and `fail`, whose reason follows from the lists; of an assertion what is wrong beside the lists.
  package var reason: String
  /// The rule as overlays made it for this subject; nil where it is the run's.
  package var changed: ChangedRule?
  /// What is accepted of it; nil where nobody accepts anything, as nearly everywhere.
  package var acceptance: Acceptance?
  /// The several pieces of evidence of an assertion; nil where the rule is about one right.
  package var detail: AssertionDetail?
}

extension RuleResult {
  // By way of the initializer that every struct has: one that sets a property after the other copies all of them once more.
  package init(
    ruleIndex: Int, verdict: Verdict, expectation: Expectation? = nil, observed: ObservedRight? = nil,
    deviation: Deviation = .none, reason: String = "", detail: AssertionDetail? = nil
  ) {
    self.init(
      ruleIndex: ruleIndex, verdict: verdict, expectation: expectation, observed: observed, deviation: deviation,
      reason: reason, changed: nil, acceptance: nil, detail: detail)
  }
}
