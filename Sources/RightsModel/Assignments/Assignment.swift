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

  /// What a list of holders comes to: in any order and with repetitions, or empty.
  ///
  /// An empty list that may not be whole says nothing.
  package init(holders: consuming [Principal], complete: Bool) {
    if holders.isEmpty {
      self = complete ? .noOne : .notCollected
      return
    }
    // Windows writes them nearly in order.
    if !Self.isStrictlySorted(holders) {
      holders.sort()
      var kept = 1
      for index in 1..<holders.count where holders[index] != holders[kept - 1] {
        if kept < index { holders.swapAt(kept, index) }
        kept += 1
      }
      holders.removeLast(holders.count - kept)
    }
    self = .principals(holders, complete: complete)
  }

  private static func isStrictlySorted(_ principals: borrowing [Principal]) -> Bool {
    for index in 1..<principals.count where !(principals[index - 1] < principals[index]) { return false }
    return true
  }

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
