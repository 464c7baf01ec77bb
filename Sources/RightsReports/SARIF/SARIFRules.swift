import RightsModel
import RightsText

/// What a SARIF log lists of a run's rules and baselines: those that some subject was judged by, and always the engine's
/// own, so that a gap can be an alert.
///
/// They are known only at the end, so a result names its rule by id and not by place.
struct SARIFRules: Sendable {
  private var used: Set<Int> = []
  /// Rules of results that are about more than one right.
  private var usedRules: Set<Int> = []
  /// Where overlays may change severities: what the results of each rule had at worst.
  private var severities: [Int: Severity] = [:]

  /// Remembers what a subject was judged by.
  mutating func use(_ report: SubjectReport, _ run: RunContext) {
    used.formUnion(report.baselines)
    if run.hasOverlays {
      for result in report.results {
        let severity = run.rule(of: result).severity
        severities[result.ruleIndex] = max(severities[result.ruleIndex] ?? severity, severity)
      }
    }
    for index in report.results.indices where report.results[index].detail != nil {
      usedRules.insert(report.results[index].ruleIndex)
    }
  }

  /// Sorted by id.
  func baselines(_ run: RunContext) -> [Baseline] { used.sorted().map { run.baselines[$0] } }

  /// Sorted by id.
  func rules(_ run: RunContext) -> [RunRule] {
    let ids = Set(baselines(run).map(\.id))
    var rules = run.rules.enumerated().filter { index, rule in
      switch rule {
      case .gap: false
      case .sourcesDisagree: usedRules.contains(index)
      case .baseline: ids.contains(rule.baselineID)
      case .waiver: true
      // A policy is named on purpose: its own rules are few, and all of them count as asked for.
      case .assertion, .outOfScope: true
      }
    }.map { index, rule in severities[index].map { Self.rule(rule, $0) } ?? rule }
    rules.insert(.gap, at: rules.firstIndex { RunRule.gap.id.precedesInBytes($0.id) } ?? rules.endIndex)
    return rules
  }

  // A reader ranks alerts by the descriptor: it says what results have, not what the baseline had before overlays.
  private static func rule(_ rule: RunRule, _ severity: Severity) -> RunRule {
    guard case .baseline(var own) = rule, own.severity != severity else { return rule }
    own.severity = severity
    return .baseline(own)
  }
}
