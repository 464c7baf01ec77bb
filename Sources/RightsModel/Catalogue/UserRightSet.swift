/// A set of user rights, one bit each.
package struct UserRightSet: OptionSet, Sendable, Hashable {
  package let rawValue: UInt64
  @inlinable package init(rawValue: UInt64) { self.rawValue = rawValue }
  @inlinable package init(_ right: UserRight) { rawValue = 1 << UInt64(right.rawValue) }
  package init(_ rights: some Sequence<UserRight>) {
    rawValue = rights.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
  }

  /// Every right there is.
  package static let all = UserRightSet(UserRight.allCases)

  @inlinable package func contains(_ right: UserRight) -> Bool { rawValue >> UInt64(right.rawValue) & 1 == 1 }
  @inlinable package mutating func insert(_ right: UserRight) {
    self = UserRightSet(rawValue: rawValue | 1 << UInt64(right.rawValue))
  }

  /// The members in catalogue order.
  package var rights: [UserRight] { UserRight.allCases.filter(contains) }
}
