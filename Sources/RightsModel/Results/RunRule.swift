/// A rule of a run: one of a baseline, or the engine's own.
package enum RunRule: Sendable, Hashable {
  case baseline(Rule)
  /// What a subject gets that no rule judged: always `notCollected`.
  case gap
  /// What is wrong with waivers on a subject: always a fail, beside the results that they cover.
  case waiver(WaiverProblem)

  /// The id in every report.
  package var id: String {
    switch self {
    case .baseline(let rule): rule.id
    case .gap: "plumbline/gap"
    case .waiver(let problem): problem.rawValue
    }
  }

  package var severity: Severity {
    switch self {
    case .baseline(let rule): rule.severity
    case .gap: .high
    case .waiver(let problem): problem.severity
    }
  }

  /// The right it judges; nil for the engine's own.
  package var right: UserRight? {
    switch self {
    case .baseline(let rule): rule.right
    case .gap, .waiver: nil
    }
  }
}
