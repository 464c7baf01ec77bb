internal import RightsModel

/// A slip in a rule over several rights: a right that `forEach` forgets, or a principal that a list does.
struct AssertionMutant {
  let words: String
  private let drop: Drop

  private enum Drop {
    case clause(of: UserRight)
    case principal(PrincipalReference)
  }

  static func all(of rule: AssertionRule) -> [AssertionMutant] {
    var mutants: [AssertionMutant] = []
    for right in droppable(rule.body) {
      mutants.append(AssertionMutant(words: "without \(right.constant)", drop: .clause(of: right)))
    }
    var seen: Set<PrincipalReference> = []
    for reference in rule.body.references where seen.insert(reference).inserted {
      mutants.append(AssertionMutant(words: "without \(reference)", drop: .principal(reference)))
    }
    return mutants
  }

  /// The rights without which something is left of a rule.
  private static func droppable(_ body: AssertionBody) -> [UserRight] {
    switch body {
    case .sets(let clauses): clauses.count > 1 ? clauses.compactMap(\.right) : []
    case .sameInGroup(let comparison): comparison.rights.count > 1 ? comparison.rights : []
    case .wmi: []
    }
  }

  /// The body with the slip in it.
  func body(_ body: AssertionBody) -> AssertionBody {
    switch (body, drop) {
    case (.sets(let clauses), .clause(let right)): .sets(clauses.filter { $0.right != right })
    case (.sets(let clauses), .principal(let reference)):
      .sets(clauses.map { SetClause(right: $0.right, $0.statement.without(reference)) })
    case (.sameInGroup(let comparison), .clause(let right)):
      .sameInGroup(GroupComparison(tag: comparison.tag, rights: comparison.rights.filter { $0 != right }))
    case (.sameInGroup, .principal), (.wmi, _): body
    }
  }
}

extension SetStatement {
  fileprivate func without(_ gone: PrincipalReference) -> SetStatement {
    switch self {
    case .subset(let first, of: let second): .subset(first.without(gone), of: second.without(gone))
    case .equal(let first, let second): .equal(first.without(gone), second.without(gone))
    case .disjoint(let first, let second): .disjoint(first.without(gone), second.without(gone))
    case .empty(let set): .empty(set.without(gone))
    case .count(let set, let atLeast, let atMost): .count(set.without(gone), atLeast: atLeast, atMost: atMost)
    case .all(let parts): .all(parts.map { $0.without(gone) })
    case .any(let parts): .any(parts.map { $0.without(gone) })
    }
  }
}

extension SetExpression {
  fileprivate func without(_ gone: PrincipalReference) -> SetExpression {
    switch self {
    case .holders, .orphans: self
    case .principals(let list): .principals(list.filter { $0 != gone })
    case .union(let parts): .union(parts.map { $0.without(gone) })
    case .intersection(let parts): .intersection(parts.map { $0.without(gone) })
    case .minus(let first, let second): .minus(first.without(gone), second.without(gone))
    }
  }
}
