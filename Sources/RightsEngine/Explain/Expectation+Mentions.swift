import RightsModel

extension Expectation {
  /// True where it holds only if `principal` is a holder.
  func grants(_ principal: PrincipalReference) -> Bool {
    switch self {
    case .exactly(let list), .includes(let list): list.contains(principal)
    case .within, .excludes, .noOne, .notDefined, .defined: false
    case .all(let parts): parts.contains { $0.grants(principal) }
    case .any(let parts): !parts.isEmpty && parts.allSatisfy { $0.grants(principal) }
    }
  }

  /// True where it names `principal`, or a class that holds it, as one that may be a holder.
  func allows(_ principal: PrincipalReference) -> Bool {
    switch self {
    case .exactly(let list), .includes(let list), .within(let list): list.contains { $0.covers(principal) }
    case .excludes, .noOne, .notDefined, .defined: false
    case .all(let parts): parts.contains { $0.allows(principal) }
    case .any(let parts): parts.contains { $0.allows(principal) }
    }
  }
}

extension PrincipalReference {
  fileprivate func covers(_ other: PrincipalReference) -> Bool {
    if self == other { return true }
    if case .anyOf(let family) = self, case .sid(let sid) = other { return family.contains(sid) }
    return false
  }
}
