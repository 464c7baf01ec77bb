/// What was observed of each of the 45 rights, in catalogue order.
///
/// Of one type and open to the optimizer: a scan fills and asks it for every right of every machine.
package struct RightsTable: Sendable, Hashable {
  @usableFromInline var values: [ObservedRight]

  /// Nothing is collected of any right.
  package static let notCollected = RightsTable(repeating: ObservedRight(.notCollected))

  package init(repeating value: ObservedRight) {
    values = Array(repeating: value, count: UserRight.allCases.count)
  }

  @inlinable
  package subscript(right: UserRight) -> ObservedRight {
    get { values[Int(right.rawValue)] }
    set { values[Int(right.rawValue)] = newValue }
  }
}
