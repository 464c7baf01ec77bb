import RightsModel
import RightsText

/// What a SARIF log lists of a run's rules and baselines: those that some subject was judged by, and always the engine's
/// own, so that a gap can be an alert.
///
/// They are known only at the end, so a result names its rule by id and not by place.
struct SARIFRules: Sendable {
  private var used: Set<Int> = []

  /// Remembers what a subject was judged by.
  mutating func use(_ report: SubjectReport) { used.formUnion(report.baselines) }

  /// Sorted by id.
  func baselines(_ run: RunContext) -> [Baseline] { used.sorted().map { run.baselines[$0] } }

  /// Sorted by id.
  func rules(_ run: RunContext) -> [RunRule] {
    let ids = Set(baselines(run).map(\.id))
    var rules = run.rules.filter { rule in
      switch rule {
      case .gap: false
      case .baseline: ids.contains(rule.baselineID)
      case .waiver: true
      // A policy is named on purpose: its own rules are few, and all of them count as asked for.
      case .assertion, .outOfScope: true
      }
    }
    rules.insert(.gap, at: rules.firstIndex { RunRule.gap.id.precedesInBytes($0.id) } ?? rules.endIndex)
    return rules
  }
}
