import RightsModel

extension VerdictCounts {
  /// Whether any result is one that `--failures-only` keeps.
  var hasProblems: Bool {
    waived + accepted > 0 || Verdict.allCases.contains { self[$0] > 0 && VerdictTerms($0).isProblem }
  }
}
