/// A principal as observed, or as a result names it: by SID where one is known, else by what stands for it.
package enum Principal: Sendable, Hashable {
  case sid(SID)
  /// An account by its RID in a domain whose SID is not known: `$machine-501`.
  case relative(RelativeScope, rid: UInt32)
  /// A name that could not be resolved, verbatim; or the spelling of a reference that could not be bound (`CORP\T0-Admins`).
  case name(String)
}

extension Principal: CustomStringConvertible {
  /// The canonical SID, `$scope-rid`, or the name.
  package var description: String {
    switch self {
    case .sid(let sid): sid.description
    case .relative(let scope, let rid): "$\(scope.rawValue)-\(rid)"
    case .name(let name): name
    }
  }
}

extension Principal: Comparable {
  /// SIDs first, in numeric order, then relative ones, then names by their UTF-8 bytes.
  package static func < (lhs: Principal, rhs: Principal) -> Bool {
    switch (lhs, rhs) {
    case (.sid(let left), .sid(let right)): left < right
    case (.sid, _): true
    case (_, .sid): false
    case (.relative(let scope, let rid), .relative(let otherScope, let otherRID)):
      (scope.rawValue, rid) < (otherScope.rawValue, otherRID)
    case (.relative, .name): true
    case (.name, .relative): false
    case (.name(let left), .name(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
    }
  }
}
