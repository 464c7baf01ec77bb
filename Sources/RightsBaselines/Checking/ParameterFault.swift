package import RightsModel

/// A list in the place of a parameter that cannot stand there.
package struct ParameterFault: Sendable, Hashable {
  package enum Problem: Sendable, Hashable {
    /// A class of principals in a list of `exactly` or `includes`.
    case classNotAllowed(PrincipalClass)
    /// No assignment satisfies the rule any more.
    case contradiction
  }

  package var parameter: Baseline.Parameter
  package var rule: Rule
  package var problem: Problem

  /// What is wrong with the lists of a baseline's parameters, by rule and parameter.
  ///
  /// - Parameter given: what a policy gives; the others have their defaults.
  package static func faults(of given: [String: [PrincipalReference]], in baseline: Baseline) -> [ParameterFault] {
    guard !baseline.parameters.isEmpty else { return [] }
    let lists = baseline.lists(given: given)
    return baseline.rules.flatMap { rule in faults(of: lists, in: rule, baseline.parameters) }
  }

  private static func faults(
    of lists: [String: [PrincipalReference]], in rule: Rule, _ parameters: [Baseline.Parameter]
  ) -> [ParameterFault] {
    let expectations = [rule.expectation] + rule.branches.map(\.expectation)
    let used = parameters.filter { parameter in
      expectations.contains { $0.references.contains(.parameter(parameter.name)) }
    }
    let classes: [ParameterFault] = used.compactMap { parameter in
      for case .anyOf(let family) in lists[parameter.name] ?? []
      where expectations.contains(where: { $0.demands(.parameter(parameter.name)) }) {
        return ParameterFault(parameter: parameter, rule: rule, problem: .classNotAllowed(family))
      }
      return nil
    }
    if !classes.isEmpty { return classes }
    guard let first = used.first,
      expectations.contains(where: { AssignmentBox.boxes($0.substituting(lists)).isEmpty })
    else { return [] }
    return [ParameterFault(parameter: first, rule: rule, problem: .contradiction)]
  }

  /// As an error.
  ///
  /// - Parameter location: where the list is given, nil for the parameter's default.
  package func diagnostic(at location: SourceLocation?) -> Diagnostic {
    let note = Diagnostic.Note("the rule stands here", at: rule.declaredAt)
    let place = location ?? parameter.declaredAt
    switch problem {
    case .classNotAllowed(let family):
      return Diagnostic(
        .error, "class-not-allowed",
        "the class `\(family.rawValue)` may stand in `within` and `excludes` only, and \(rule.right) has "
          + "`$(\(parameter.name))` in another list",
        at: place, help: "name single principals", notes: [note])
    case .contradiction:
      return Diagnostic(
        .error, "contradiction",
        "with this list for `$(\(parameter.name))` no assignment satisfies the rule for \(rule.right)", at: place,
        help: "change the list or the rule", notes: [note])
    }
  }
}

extension Expectation {
  /// True where the principal stands in a list whose members must be there.
  fileprivate func demands(_ reference: PrincipalReference) -> Bool {
    switch self {
    case .exactly(let list), .includes(let list): list.contains(reference)
    case .within, .excludes, .noOne, .notDefined, .defined: false
    case .all(let parts), .any(let parts): parts.contains { $0.demands(reference) }
    }
  }
}
