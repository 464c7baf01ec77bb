/// A rule of a policy that looks at more than one right: what a result without a right is a result of.
package struct AssertionRule: Sendable, Hashable {
  /// Id of the policy, `#`, the rule's own; stable for ever.
  package var id: String
  /// What holds where all is well, as a sentence without its full stop.
  package var title: String
  package var severity: Severity
  package var rationale: String?
  /// Sorted by framework.
  package var references: [Rule.Reference]
  /// What to do about a fail, in order; each a sentence without its full stop.
  package var remedy: [String]
  /// Where it does not hold the rule does not apply; nil: everywhere.
  package var condition: Rule.Condition?
  package var body: AssertionBody
  /// The line that a person would edit.
  package var declaredAt: SourceLocation

  package init(
    id: String, title: String, severity: Severity, rationale: String? = nil, references: [Rule.Reference] = [],
    remedy: [String] = [], condition: Rule.Condition? = nil, body: AssertionBody, declaredAt: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.rationale = rationale
    self.references = references
    self.remedy = remedy
    self.condition = condition
    self.body = body
    self.declaredAt = declaredAt
  }

  /// Its id without the policy's.
  package var name: String {
    guard let end = id.utf8.lastIndex(of: UInt8(ascii: "#")) else { return id }
    return String(id[id.utf8.index(after: end)...])
  }
}

/// What an assertion demands. Closed: a new kind of assertion is a case here, and the compiler names every place.
package enum AssertionBody: Sendable, Hashable {
  /// Sets of principals stand in a relation on each machine: all of these clauses.
  case sets([SetClause])
  /// Rights have the same holders on each machine of a group.
  case sameInGroup(GroupComparison)
  /// A link of the chain from a client of WMI to what a provider has for it is intact, or not required.
  case wmi(WMILinkID)
}

extension AssertionBody {
  /// The rights that it speaks of, with repetitions.
  package var rights: [UserRight] {
    switch self {
    case .sets(let clauses): clauses.flatMap(\.statement.rights)
    case .sameInGroup(let comparison): comparison.rights
    case .wmi(.right): [.impersonatePrivilege]
    case .wmi: []
    }
  }

  /// Every principal that it names, in order of appearance.
  package var references: [PrincipalReference] {
    switch self {
    case .sets(let clauses): clauses.flatMap(\.statement.expressions).flatMap(\.references)
    case .sameInGroup, .wmi: []
    }
  }
}
