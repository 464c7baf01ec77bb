import RightsModel

extension VerdictCounts {
  /// Whether any result is one that `--failures-only` keeps.
  var hasProblems: Bool { Verdict.allCases.contains { self[$0] > 0 && VerdictTerms($0).isProblem } }
}
