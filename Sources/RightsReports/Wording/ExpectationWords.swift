import RightsModel

/// Expectations in words for people.
enum ExpectationWords {
  /// A clause after "held by" or "expected": `exactly Administrators (S-1-5-32-544)`.
  static func clause(_ expectation: Expectation) -> String {
    switch expectation {
    case .exactly(let list): "exactly \(names(list))"
    case .within(let list): "nobody but \(names(list))"
    case .includes(let list): "at least \(names(list))"
    case .excludes(let list): "none of \(names(list))"
    case .noOne: "no one"
    case .notDefined: "not defined"
    case .defined: "defined"
    case .all(let parts): parts.map(clause).joined(separator: " and ")
    case .any(let parts): parts.map(clause).joined(separator: ", or ")
    }
  }

  /// The clause of a whole rule, its branches included.
  static func clause(of rule: Rule) -> String {
    var text = clause(rule.expectation)
    for branch in rule.branches {
      text += "; \(condition(branch.condition)): \(clause(branch.expectation))"
    }
    return text
  }

  private static func condition(_ condition: Rule.Condition) -> String {
    var parts: [String] = []
    if let feature = condition.feature { parts.append("with the feature \(feature)") }
    if let joined = condition.domainJoined { parts.append(joined ? "in a domain" : "outside a domain") }
    return parts.joined(separator: " and ")
  }

  private static func names(_ list: [PrincipalReference]) -> String {
    list.map(PrincipalLabels.label).joined(separator: ", ")
  }
}
