/// How two statements about who holds one right stand to each other.
package enum AssignmentComparison: Sendable, Hashable {
  /// Both may be so; together they say this.
  case together(Assignment)
  /// What is unknown in one of them decides whether they can both be so.
  case open
  /// One of them is wrong.
  case contradiction
}

extension Assignment {
  /// Holds two statements about the same right of the same machine against each other.
  package func compared(to other: Assignment) -> AssignmentComparison {
    switch (self, other) {
    case (_, .notCollected): return .together(self)
    case (.notCollected, _): return .together(other)
    case (.noOne, .noOne): return .together(.noOne)
    case (.notDefined, .notDefined): return .together(.notDefined)
    // To set a right to nobody is to define it.
    case (.notDefined, _), (_, .notDefined): return .contradiction
    case (.noOne, .principals), (.principals, .noOne): return .contradiction
    case (.principals(let own, let isComplete), .principals(let others, let isOtherComplete)):
      return Self.compare(own, isComplete, others, isOtherComplete)
    }
  }

  /// Whether another statement leaves open what this one says: it saw less than whoever it came from could, or both list only
  /// some of the holders and not the same, so that a holder of the one is not known to the other.
  package func isLeftOpen(by other: Assignment) -> Bool {
    switch (self, other) {
    case (.notCollected, .notCollected): false
    case (_, .notCollected): true
    case (.principals(let own, complete: false), .principals(let others, complete: false)): Set(own) != Set(others)
    default: false
    }
  }

  private static func compare(
    _ own: [Principal], _ isComplete: Bool, _ others: [Principal], _ isOtherComplete: Bool
  ) -> AssignmentComparison {
    let left = Set(own)
    let right = Set(others)
    // What only one side lists contradicts the other where that is whole; but it may be what that calls by another name.
    let surplus = isOtherComplete ? left.subtracting(right) : []
    let lack = isComplete ? right.subtracting(left) : []
    if surplus.isEmpty, lack.isEmpty {
      return .together(.principals(left.union(right).sorted(), complete: isComplete || isOtherComplete))
    }
    let isCertain =
      certain(surplus, against: right.subtracting(left)) || certain(lack, against: left.subtracting(right))
    return isCertain ? .contradiction : .open
  }

  // Whether a holder that one side has cannot be any of those that only the other has: a name may be anyone's.
  private static func certain(_ surplus: Set<Principal>, against others: Set<Principal>) -> Bool {
    surplus.count { $0.isKnown } > others.count { !$0.isKnown }
  }
}

extension Principal {
  fileprivate var isKnown: Bool {
    switch self {
    case .sid: true
    case .relative, .name: false
    }
  }
}
