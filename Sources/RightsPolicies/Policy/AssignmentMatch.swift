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
}

/// A fact that an assignment asks for and that nobody gave.
package enum MissingFact: String, Sendable, Hashable, CaseIterable, Comparable {
  case os, role, domain, name

  package static func < (left: MissingFact, right: MissingFact) -> Bool { left.rawValue < right.rawValue }

  /// What to do about it, as a sentence without its full stop.
  package var help: String {
    switch self {
    case .os: "say which release it is: --os, `build` and `productType` in machine.json, or an inventory entry"
    case .role: "say what it is for: --role, `role` in machine.json, or an inventory entry"
    case .domain: "say which domain it is in: `domain` in machine.json, or an inventory entry"
    case .name: "give it a name: in machine.json, or by its file or folder"
    }
  }
}
