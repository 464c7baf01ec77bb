/// Whether an assignment is meant for a subject, where not everything about the subject may be known.
package enum AssignmentMatch: Sendable, Hashable {
  case matches
  case doesNotMatch
  /// It depends on facts that are not known; sorted.
  case unknown([MissingFact])

  /// Both conditions must hold: one that does not decides, whatever is unknown of the other.
  package static func && (lhs: AssignmentMatch, rhs: AssignmentMatch) -> AssignmentMatch {
    switch (lhs, rhs) {
    case (.doesNotMatch, _), (_, .doesNotMatch): .doesNotMatch
    case (.matches, let other), (let other, .matches): other
    case (.unknown(let facts), .unknown(let others)): .unknown(Set(facts).union(others).sorted())
    }
  }

  /// One condition must hold: one that does decides, whatever is unknown of the other.
  package static func || (lhs: AssignmentMatch, rhs: AssignmentMatch) -> AssignmentMatch { !(!lhs && !rhs) }

  package static prefix func ! (match: AssignmentMatch) -> AssignmentMatch {
    switch match {
    case .matches: .doesNotMatch
    case .doesNotMatch: .matches
    case .unknown: match
    }
  }
}
