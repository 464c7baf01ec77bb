internal import RightsModel

/// An expression over sets with its lists bound to one machine.
indirect enum BoundSet {
  case holders(UserRight)
  case orphans(UserRight)
  case list(BoundList)
  case union([BoundSet])
  case intersection([BoundSet])
  case minus(BoundSet, BoundSet)

  init(_ expression: SetExpression, _ context: EvaluationContext?) {
    self =
      switch expression {
      case .holders(let right): .holders(right)
      case .orphans(let right): .orphans(right)
      case .principals(let list): .list(BoundList(list, context))
      case .union(let parts): .union(parts.map { BoundSet($0, context) })
      case .intersection(let parts): .intersection(parts.map { BoundSet($0, context) })
      case .minus(let first, let second): .minus(BoundSet(first, context), BoundSet(second, context))
      }
  }

  /// In order of appearance, with repetitions.
  var lists: [BoundList] {
    switch self {
    case .holders, .orphans: []
    case .list(let list): [list]
    case .union(let parts), .intersection(let parts): parts.flatMap(\.lists)
    case .minus(let first, let second): first.lists + second.lists
    }
  }

  /// The rights whose holders it asks for, with repetitions.
  var rights: [UserRight] {
    switch self {
    case .holders(let right), .orphans(let right): [right]
    case .list: []
    case .union(let parts), .intersection(let parts): parts.flatMap(\.rights)
    case .minus(let first, let second): first.rights + second.rights
    }
  }

  var asksForOrphans: Bool {
    switch self {
    case .orphans: true
    case .holders, .list: false
    case .union(let parts), .intersection(let parts): parts.contains(where: \.asksForOrphans)
    case .minus(let first, let second): first.asksForOrphans || second.asksForOrphans
    }
  }
}

/// A statement with its lists bound to one machine.
indirect enum BoundStatement {
  /// What must be so of each person.
  case each([Claim])
  case count(BoundSet, atLeast: Int, atMost: Int?)
  case all([BoundStatement])
  case any([BoundStatement])

  /// What a relation between sets comes to for one person.
  enum Claim {
    /// Whoever is in the first is in the second.
    case implies(BoundSet, BoundSet)
    case notBoth(BoundSet, BoundSet)
    case not(BoundSet)

    var sets: [BoundSet] {
      switch self {
      case .implies(let first, let second), .notBoth(let first, let second): [first, second]
      case .not(let set): [set]
      }
    }
  }

  init(_ statement: SetStatement, _ context: EvaluationContext?) {
    func bound(_ set: SetExpression) -> BoundSet { BoundSet(set, context) }
    switch statement {
    case .subset(let first, of: let second): self = .each([.implies(bound(first), bound(second))])
    case .equal(let first, let second):
      self = .each([.implies(bound(first), bound(second)), .implies(bound(second), bound(first))])
    case .disjoint(let first, let second): self = .each([.notBoth(bound(first), bound(second))])
    case .empty(let set): self = .each([.not(bound(set))])
    case .count(let set, let atLeast, let atMost): self = .count(bound(set), atLeast: atLeast, atMost: atMost)
    case .all(let parts):
      // What must be so of each person is judged together: two claims can contradict each other.
      var claims: [Claim] = []
      var others: [BoundStatement] = []
      for part in parts.map({ BoundStatement($0, context) }) {
        if case .each(let more) = part { claims += more } else { others.append(part) }
      }
      self = others.isEmpty ? .each(claims) : .all((claims.isEmpty ? [] : [.each(claims)]) + others)
    case .any(let parts): self = .any(parts.map { BoundStatement($0, context) })
    }
  }

  var sets: [BoundSet] {
    switch self {
    case .each(let claims): claims.flatMap(\.sets)
    case .count(let set, _, _): [set]
    case .all(let parts), .any(let parts): parts.flatMap(\.sets)
    }
  }
}
