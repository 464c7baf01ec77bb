internal import RightsModel

/// What became of a subject's rules.
struct Verdicts {
  /// Those that some report may show.
  private(set) var results: [RuleResult] = []
  /// Their fingerprints, one each, where they are known already.
  private(set) var fingerprints: [String?] = []
  /// Of all.
  var counts = VerdictCounts()

  mutating func add(_ result: RuleResult, fingerprint: String? = nil) {
    results.append(result)
    fingerprints.append(fingerprint)
    counts[result.verdict] += 1
  }

  /// Adds what stands anywhere among the rules.
  mutating func insert(_ result: RuleResult) {
    let place = results.firstIndex { $0.ruleIndex > result.ruleIndex } ?? results.endIndex
    results.insert(result, at: place)
    fingerprints.insert(nil, at: place)
    counts[result.verdict] += 1
  }
}
