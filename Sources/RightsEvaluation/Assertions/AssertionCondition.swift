internal import RightsModel

/// Whether a machine is one that an assertion is for.
enum AssertionCondition {
  static func holds(_ condition: Rule.Condition, _ context: EvaluationContext) -> Outcome {
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
  static func words(_ condition: Rule.Condition) -> String {
    var parts: [String] = []
    if let feature = condition.feature { parts.append("with the feature \(feature)") }
    if let joined = condition.domainJoined { parts.append(joined ? "in a domain" : "outside a domain") }
    return parts.joined(separator: " ")
  }

  /// What of it is not known, a clause each.
  static func causes(_ condition: Rule.Condition, _ context: EvaluationContext) -> [String] {
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
