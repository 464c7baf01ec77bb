/// A rule of a run: one of a baseline, one of a policy, or the engine's own.
package enum RunRule: Sendable, Hashable {
  case baseline(Rule)
  /// One of a policy about several rights, or about more than rights.
  indirect case assertion(AssertionRule)
  /// What a subject gets that no rule judged: always `notCollected`.
  case gap
  /// What a subject gets that a policy leaves out: always `notApplicable`.
  case outOfScope
  /// What is wrong with waivers on a subject: always a fail, beside the results that they cover.
  case waiver(WaiverProblem)

  /// The id in every report.
  package var id: String {
    switch self {
    case .baseline(let rule): rule.id
    case .assertion(let rule): rule.id
    case .gap: "plumbline/gap"
    case .outOfScope: "plumbline/out-of-scope"
    case .waiver(let problem): problem.rawValue
    }
  }

  package var severity: Severity {
    switch self {
    case .baseline(let rule): rule.severity
    case .assertion(let rule): rule.severity
    case .gap: .high
    case .outOfScope: .info
    case .waiver(let problem): problem.severity
    }
  }

  /// The right it judges; nil for an assertion and for the engine's own.
  package var right: UserRight? {
    switch self {
    case .baseline(let rule): rule.right
    case .assertion, .gap, .waiver, .outOfScope: nil
    }
  }

  /// Where frameworks speak of the same thing, sorted by framework.
  package var references: [Rule.Reference] {
    switch self {
    case .baseline(let rule): rule.references
    case .assertion(let rule): rule.references
    case .gap, .waiver, .outOfScope: []
    }
  }

  /// The line that a person would edit; nil for the engine's own.
  package var declaredAt: SourceLocation? {
    switch self {
    case .baseline(let rule): rule.declaredAt
    case .assertion(let rule): rule.declaredAt
    case .gap, .waiver, .outOfScope: nil
    }
  }
}
