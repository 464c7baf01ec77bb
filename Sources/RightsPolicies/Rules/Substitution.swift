import RightsModel

extension AssertionBody {
  /// Puts the principals of named sets in their places; a name that has none stays.
  mutating func substitute(_ lists: [String: [PrincipalReference]]) {
    switch self {
    case .sets(let clauses):
      self = .sets(clauses.map { SetClause(right: $0.right, $0.statement.substituting(lists)) })
    case .sameInGroup, .wmi: break
    }
  }

  /// The named sets that it speaks of, in order of appearance.
  var namedSets: [String] {
    guard case .sets(let clauses) = self else { return [] }
    return clauses.flatMap(\.statement.expressions).flatMap(\.references).compactMap {
      if case .parameter(let name) = $0 { name } else { nil }
    }
  }

  /// Whether a part of it demands nothing of anybody, since nobody is meant.
  var isVacuous: Bool {
    guard case .sets(let clauses) = self else { return false }
    return clauses.contains { $0.statement.isVacuous }
  }
}

extension SetStatement {
  fileprivate var isVacuous: Bool {
    switch self {
    case .subset(let first, of: _), .empty(let first): first.isEmpty
    case .disjoint(let first, let second): first.isEmpty || second.isEmpty
    case .equal, .count: false
    case .all(let parts), .any(let parts): parts.contains(where: \.isVacuous)
    }
  }
}

extension SetExpression {
  /// Whether nobody can be in it.
  fileprivate var isEmpty: Bool {
    switch self {
    case .holders, .orphans: false
    case .principals(let list): list.isEmpty
    case .union(let parts): parts.allSatisfy(\.isEmpty)
    case .intersection(let parts): parts.contains(where: \.isEmpty)
    case .minus(let first, _): first.isEmpty
    }
  }
}

extension SetStatement {
  fileprivate func substituting(_ lists: [String: [PrincipalReference]]) -> SetStatement {
    switch self {
    case .subset(let first, of: let second): .subset(first.substituting(lists), of: second.substituting(lists))
    case .equal(let first, let second): .equal(first.substituting(lists), second.substituting(lists))
    case .disjoint(let first, let second): .disjoint(first.substituting(lists), second.substituting(lists))
    case .empty(let set): .empty(set.substituting(lists))
    case .count(let set, let atLeast, let atMost): .count(set.substituting(lists), atLeast: atLeast, atMost: atMost)
    case .all(let parts): .all(parts.map { $0.substituting(lists) })
    case .any(let parts): .any(parts.map { $0.substituting(lists) })
    }
  }
}

extension SetExpression {
  fileprivate func substituting(_ lists: [String: [PrincipalReference]]) -> SetExpression {
    switch self {
    case .holders, .orphans: return self
    case .principals(let list):
      var seen: Set<PrincipalReference> = []
      return .principals(
        list.flatMap { reference in
          guard case .parameter(let name) = reference, let value = lists[name] else { return [reference] }
          return value
        }
        .filter { seen.insert($0).inserted })
    case .union(let parts): return .union(parts.map { $0.substituting(lists) })
    case .intersection(let parts): return .intersection(parts.map { $0.substituting(lists) })
    case .minus(let first, let second): return .minus(first.substituting(lists), second.substituting(lists))
    }
  }

  /// Whether it holds no whole class: then each of its members can be asked for.
  var isFinite: Bool {
    switch self {
    case .holders, .orphans: true
    case .principals(let list): !list.contains { if case .anyOf = $0 { true } else { false } }
    case .union(let parts): parts.allSatisfy(\.isFinite)
    case .intersection(let parts): parts.contains(where: \.isFinite)
    case .minus(let first, _): first.isFinite
    }
  }
}
