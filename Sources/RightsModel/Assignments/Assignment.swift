/// What an assignment of one right can be. Less information is a different case, never a smaller set.
package enum Assignment: Sendable, Hashable {
  /// Defined, held by this set: never empty, sorted, without duplicates.
  ///
  /// `complete` is false where the source only promises "at least these".
  case principals([Principal], complete: Bool)
  /// Defined and empty: nobody holds it.
  case noOne
  /// This GPO leaves the right alone (GPO layer only).
  case notDefined
  /// We do not know: denied, failed, cut off, not asked for.
  case notCollected

  /// The word of the documents: `principals`, `noOne`, `notDefined` or `notCollected`.
  package var state: String {
    switch self {
    case .principals: "principals"
    case .noOne: "noOne"
    case .notDefined: "notDefined"
    case .notCollected: "notCollected"
    }
  }

  /// Whether the source speaks of the right at all.
  package var isCollected: Bool { self != .notCollected }
}
