package import RightsModel

/// A rule that a policy itself makes, with the machines that it is for.
package struct PolicyRule: Sendable, Hashable {
  /// Whom it is for; nil: every machine. Others have no result of it.
  package var to: MachineSelector?
  /// Where it does not apply, which is said; nil: it applies everywhere.
  package var when: MachineSelector?
  package var rule: AssertionRule

  package init(to: MachineSelector? = nil, when: MachineSelector? = nil, rule: AssertionRule) {
    self.to = to
    self.when = when
    self.rule = rule
  }

  /// Whether it is for a machine, and applies there.
  package enum Standing: Sendable, Hashable {
    case applies
    case doesNotApply
    /// It depends on facts that are not known; sorted.
    case unknown([MissingFact])
  }

  /// Nil where it is not for the machine at all.
  package func standing(_ facts: MachineFacts) -> Standing? {
    let target = to?.match(facts) ?? .matches
    if target == .doesNotMatch { return nil }
    switch target && (when?.match(facts) ?? .matches) {
    case .matches: return .applies
    case .doesNotMatch: return .doesNotApply
    case .unknown(let missing): return .unknown(missing)
    }
  }
}
