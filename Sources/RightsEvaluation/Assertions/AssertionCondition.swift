package import RightsModel

/// Whether a machine is one that an assertion is for.
package enum AssertionCondition {
  /// Where judging an assertion begins.
  enum Opening {
    /// The machine is not meant: that is all.
    case excluded(RuleResult)
    /// Why it is not known whether the machine is meant; empty where it is meant.
    case meant([String])
  }

  /// - Parameter doubt: why it is not known already; nil where nothing is.
  static func opening(_ compiled: CompiledAssertion, _ context: EvaluationContext, doubt: String?) -> Opening {
    let causes = doubt.map { [$0] } ?? []
    guard let condition = compiled.rule.condition else { return .meant(causes) }
    switch holds(condition, context) {
    case .pass: return .meant(causes)
    case .unknown: return .meant(causes + Self.causes(condition, context))
    case .fail:
      return .excluded(
        RuleResult(
          ruleIndex: compiled.index, verdict: .notApplicable, reason: "the rule is for machines \(words(condition))"))
    }
  }

  /// Nil where it is not known.
  package static func isMet(by context: EvaluationContext, of rule: AssertionRule) -> Bool? {
    switch rule.condition.map({ holds($0, context) }) ?? .pass {
    case .pass: true
    case .fail: false
    case .unknown: nil
    }
  }

  private static func holds(_ condition: Rule.Condition, _ context: EvaluationContext) -> Outcome {
    var outcome = Outcome.pass
    if let feature = condition.feature {
      outcome = outcome && (context.features.map { $0.contains(feature) ? .pass : .fail } ?? .unknown)
    }
    if let joined = condition.domainJoined {
      outcome = outcome && (context.domainJoined.map { $0 == joined ? .pass : .fail } ?? .unknown)
    }
    return outcome
  }

  /// `with the feature iis in a domain`.
  private static func words(_ condition: Rule.Condition) -> String {
    var parts: [String] = []
    if let feature = condition.feature { parts.append("with the feature \(feature)") }
    if let joined = condition.domainJoined { parts.append(joined ? "in a domain" : "outside a domain") }
    return parts.joined(separator: " ")
  }

  /// What of it is not known, a clause each.
  private static func causes(_ condition: Rule.Condition, _ context: EvaluationContext) -> [String] {
    var causes: [String] = []
    if let feature = condition.feature, context.features == nil {
      causes.append("whether the feature `\(feature)` is installed is not known")
    }
    if condition.domainJoined != nil, context.domainJoined == nil {
      causes.append("whether the machine is joined to a domain is not known")
    }
    return causes
  }
}
