internal import RightsModel

/// What became of a subject's rules.
struct Verdicts {
  /// Those that some report may show.
  var results: [RuleResult] = []
  /// Of all.
  var counts = VerdictCounts()

  mutating func add(_ result: RuleResult) {
    results.append(result)
    counts[result.verdict] += 1
  }
}
