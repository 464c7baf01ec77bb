/// What was observed of each of the 45 rights, in catalogue order.
///
/// Not generic: a scan fills and asks it for every right of every machine.
package struct RightsTable: Sendable {
  /// `ObservedRight` without what is nearly always nil: it is too large to be handed around.
  private struct Entry: Sendable, Hashable {
    var assignment: Assignment
    var line: Int32
    var source: Int16
    var mark: LineMark?
  }

  private var entries: [Entry]
  private var faults: [UserRight: String] = [:]

  /// Nothing is collected of any right.
  package static let notCollected = RightsTable(repeating: ObservedRight(.notCollected))

  package init(repeating value: ObservedRight) {
    entries = Array(
      repeating: Entry(assignment: value.assignment, line: value.line, source: value.source),
      count: UserRight.allCases.count)
    if let fault = value.fault { for right in UserRight.allCases { faults[right] = fault } }
  }

  package subscript(right: UserRight) -> ObservedRight {
    get {
      let entry = entries[Int(right.rawValue)]
      return ObservedRight(
        entry.assignment, line: entry.line, source: entry.source, fault: faults.isEmpty ? nil : faults[right])
    }
    set {
      entries[Int(right.rawValue)] = Entry(
        assignment: newValue.assignment, line: newValue.line, source: newValue.source)
      if newValue.fault != nil || !faults.isEmpty { faults[right] = newValue.fault }
    }
  }

  /// Puts down what a line of the first source says of a right.
  ///
  /// - Parameter mark: of the line, where it was read before.
  package mutating func set(
    _ right: UserRight, _ assignment: consuming Assignment, line: Int32, mark: LineMark? = nil
  ) {
    entries[Int(right.rawValue)] = Entry(assignment: assignment, line: line, source: 0, mark: mark)
    if !faults.isEmpty { faults[right] = nil }
  }

  /// The mark of the line that says all that is observed of a right.
  package func mark(_ right: UserRight) -> LineMark? { entries[Int(right.rawValue)].mark }

  /// The line of a right.
  package func line(_ right: UserRight) -> Int32 { entries[Int(right.rawValue)].line }

  /// The rights that somebody holds of whom no SID is known: nearly no right of a real export.
  package var unresolved: UserRightSet {
    var rights: UserRightSet = []
    // A marked line has SIDs only.
    for right in UserRight.allCases where entries[Int(right.rawValue)].mark == nil {
      guard case .principals(let holders, _) = entries[Int(right.rawValue)].assignment else { continue }
      for holder in holders {
        if case .sid = holder { continue }
        rights.insert(right)
        break
      }
    }
    return rights
  }
}

// Marks say how it was read and nothing of what.
extension RightsTable: Hashable {
  package static func == (lhs: RightsTable, rhs: RightsTable) -> Bool {
    UserRight.allCases.allSatisfy { lhs[$0] == rhs[$0] }
  }

  package func hash(into hasher: inout Hasher) {
    for right in UserRight.allCases { hasher.combine(self[right]) }
  }
}
