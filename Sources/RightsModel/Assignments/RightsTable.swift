/// What was observed of each of the 45 rights, in catalogue order.
///
/// Not generic: a scan fills and asks it for every right of every machine.
package struct RightsTable: Sendable, Hashable {
  private var values: [ObservedRight]

  /// Nothing is collected of any right.
  package static let notCollected = RightsTable(repeating: ObservedRight(.notCollected))

  package init(repeating value: ObservedRight) {
    values = Array(repeating: value, count: UserRight.allCases.count)
  }

  package subscript(right: UserRight) -> ObservedRight {
    get { values[Int(right.rawValue)] }
    set { values[Int(right.rawValue)] = newValue }
  }

  /// Puts down what a line of the first source says of a right, in place: `ObservedRight` is too large to be handed around.
  package mutating func set(_ right: UserRight, _ assignment: consuming Assignment, line: Int32) {
    let index = Int(right.rawValue)
    values[index].assignment = assignment
    values[index].line = line
    values[index].source = 0
    values[index].fault = nil
  }

  /// The rights that somebody holds of whom no SID is known: nearly no right of a real export.
  package var unresolved: UserRightSet {
    var rights: UserRightSet = []
    for right in UserRight.allCases {
      guard case .principals(let holders, _) = values[Int(right.rawValue)].assignment else { continue }
      for holder in holders {
        if case .sid = holder { continue }
        rights.insert(right)
        break
      }
    }
    return rights
  }
}
