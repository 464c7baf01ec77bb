/// One value for each of the 45 rights, in catalogue order.
package struct RightsTable<Value: Sendable>: Sendable {
  private var values: [Value]

  package init(repeating value: Value) {
    values = Array(repeating: value, count: UserRight.allCases.count)
  }

  package subscript(right: UserRight) -> Value {
    get { values[Int(right.rawValue)] }
    set { values[Int(right.rawValue)] = newValue }
  }
}

extension RightsTable: Equatable where Value: Equatable {}
extension RightsTable: Hashable where Value: Hashable {}
