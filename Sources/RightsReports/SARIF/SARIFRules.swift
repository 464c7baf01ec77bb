import RightsModel

/// The rules of a run as SARIF lists them: always with the engine's own, so that a gap can be an alert.
struct SARIFRules: Sendable {
  /// Sorted by id.
  let all: [RunRule]
  /// Of the rule `plumbline/gap` in `all`.
  let gapIndex: Int
  // True where the run did not list the gap, so that the indices of later rules moved by one.
  private let isInserted: Bool

  init(_ run: RunContext) {
    if let index = run.rules.firstIndex(of: .gap) {
      (all, gapIndex, isInserted) = (run.rules, index, false)
      return
    }
    var rules = run.rules
    let index = rules.firstIndex { RunRule.gap.id < $0.id } ?? rules.endIndex
    rules.insert(.gap, at: index)
    (all, gapIndex, isInserted) = (rules, index, true)
  }

  /// The index in `all` of a result's rule.
  func index(of result: RuleResult) -> Int {
    isInserted && result.ruleIndex >= gapIndex ? result.ruleIndex + 1 : result.ruleIndex
  }
}
