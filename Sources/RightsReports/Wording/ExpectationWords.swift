import RightsIdentity
package import RightsModel

/// Expectations in words for people.
package enum ExpectationWords {
  /// A clause after "held by" or "expected": `exactly Administrators (S-1-5-32-544)`.
  ///
  /// - Parameter label: how a principal is written: with its SID (`label`) or without (`name`).
  package static func clause(
    _ expectation: Expectation, label: (PrincipalReference) -> String = label
  ) -> String {
    switch expectation {
    case .exactly(let list): "exactly \(list.map(label).joined(separator: ", "))"
    case .within(let list): "nobody but \(list.map(label).joined(separator: ", "))"
    case .includes(let list): "at least \(list.map(label).joined(separator: ", "))"
    case .excludes(let list): "none of \(list.map(label).joined(separator: ", "))"
    case .noOne: "no one"
    case .notDefined: "not defined"
    case .defined: "defined"
    case .all(let parts): parts.map { clause($0, label: label) }.joined(separator: " and ")
    case .any(let parts): parts.map { clause($0, label: label) }.joined(separator: ", or ")
    }
  }

  /// The clause of a whole rule, its branches included.
  package static func clause(of rule: Rule, label: (PrincipalReference) -> String = label) -> String {
    var text = clause(rule.expectation, label: label)
    for branch in rule.branches {
      text += "; \(condition(branch.condition)): \(clause(branch.expectation, label: label))"
    }
    return text
  }

  /// When a branch counts: `with the feature hyper-v and in a domain`.
  package static func condition(_ condition: Rule.Condition) -> String {
    var parts: [String] = []
    if let feature = condition.feature { parts.append("with the feature \(feature)") }
    if let joined = condition.domainJoined { parts.append(joined ? "in a domain" : "outside a domain") }
    return parts.joined(separator: " and ")
  }

  /// What a baseline names, as `Administrators (S-1-5-32-544)`.
  package static func label(_ reference: PrincipalReference) -> String { PrincipalLabels.label(reference) }

  /// What a baseline names, by its name alone where it has one.
  package static func name(_ reference: PrincipalReference) -> String {
    switch reference {
    case .sid(let sid): PrincipalNames.name(of: sid, names: [:], facts: MachineFacts()) ?? sid.description
    case .relative(let scope, let rid):
      RelativePrincipal.all.first { $0.scope == scope && $0.rid == rid }.map { "\($0.name) of the \(scope.rawValue)" }
        ?? reference.description
    case .relativeName, .account, .anyOf, .parameter: reference.description
    }
  }
}
