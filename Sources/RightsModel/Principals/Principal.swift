/// A principal as observed, or as a result names it: by SID where one is known, else by the text that stands for it.
package enum Principal: Sendable, Hashable {
  case sid(SID)
  /// A name that could not be resolved, verbatim; or the canonical spelling of a reference that could not be bound
  /// (`$domain-512`).
  case name(String)
}

extension Principal: CustomStringConvertible {
  /// The canonical SID, or the text.
  package var description: String {
    switch self {
    case .sid(let sid): sid.description
    case .name(let name): name
    }
  }
}

extension Principal: Comparable {
  /// SIDs first, in numeric order, then names by their UTF-8 bytes.
  package static func < (lhs: Principal, rhs: Principal) -> Bool {
    switch (lhs, rhs) {
    case (.sid(let left), .sid(let right)): left < right
    case (.sid, .name): true
    case (.name, .sid): false
    case (.name(let left), .name(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
    }
  }
}
