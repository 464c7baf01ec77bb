/// One statement about sets on a machine; a `forEach` makes one for each right or principal that it selects.
package struct SetClause: Sendable, Hashable {
  /// The right that `forEach` selected: where the machine's release does not have it, the clause does not apply.
  package var right: UserRight?
  package var statement: SetStatement

  package init(right: UserRight? = nil, _ statement: SetStatement) {
    self.right = right
    self.statement = statement
  }
}

/// A relation between sets of principals.
package indirect enum SetStatement: Sendable, Hashable {
  /// Everyone of the first is in the second.
  case subset(SetExpression, of: SetExpression)
  case equal(SetExpression, SetExpression)
  /// Nobody is in both.
  case disjoint(SetExpression, SetExpression)
  case empty(SetExpression)
  /// How many there are; `atMost` nil: any number.
  case count(SetExpression, atLeast: Int, atMost: Int?)
  case all([SetStatement])
  case any([SetStatement])

  /// The sets that it speaks of, in order of appearance.
  package var expressions: [SetExpression] {
    switch self {
    case .subset(let first, of: let second), .equal(let first, let second), .disjoint(let first, let second):
      [first, second]
    case .empty(let set), .count(let set, _, _): [set]
    case .all(let parts), .any(let parts): parts.flatMap(\.expressions)
    }
  }

  /// The rights that it speaks of, each once, in order of appearance.
  package var rights: [UserRight] {
    var seen: Set<UserRight> = []
    return expressions.flatMap(\.rights).filter { seen.insert($0).inserted }
  }
}

/// A set of principals.
package indirect enum SetExpression: Sendable, Hashable {
  /// Who holds a right. Members of a group that holds it are not counted: only the group is seen.
  case holders(UserRight)
  /// Those of the holders whose SIDs are known not to resolve.
  case orphans(UserRight)
  case principals([PrincipalReference])
  case union([SetExpression])
  case intersection([SetExpression])
  case minus(SetExpression, SetExpression)

  /// In order of appearance, with repetitions.
  package var rights: [UserRight] {
    switch self {
    case .holders(let right), .orphans(let right): [right]
    case .principals: []
    case .union(let parts), .intersection(let parts): parts.flatMap(\.rights)
    case .minus(let first, let second): first.rights + second.rights
    }
  }

  /// Every principal that it names, in order of appearance.
  package var references: [PrincipalReference] {
    switch self {
    case .holders, .orphans: []
    case .principals(let list): list
    case .union(let parts), .intersection(let parts): parts.flatMap(\.references)
    case .minus(let first, let second): first.references + second.references
    }
  }
}

/// Rights that have the same holders on each machine whose tag has the same value.
package struct GroupComparison: Sendable, Hashable {
  /// The tag by whose value machines belong together; a machine without it is in no group.
  package var tag: String
  /// In catalogue order.
  package var rights: [UserRight]

  package init(tag: String, rights: [UserRight]) {
    self.tag = tag
    self.rights = rights
  }
}
