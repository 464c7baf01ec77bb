package import RightsModel

/// An operator that the others of its expectation imply.
package enum RedundantOperator: LintRule {
  package static let id = "redundant-operator"
  package static let summary = "an operator says nothing that the others do not say"

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    UserRight.allCases.flatMap { right in
      subject.expectations(of: right).flatMap { check($0, right) }
    }
  }

  private static func check(_ expectation: LocatedExpectation, _ right: UserRight) -> [Diagnostic] {
    let operators = expectation.operators
    guard operators.count > 1 else { return [] }
    for index in operators.indices {
      var others = operators
      let tested = others.remove(at: index)
      let boxes = AssignmentBox.boxes(tested.expectation)
      guard
        AssignmentBox.boxes(.all(others.map(\.expectation))).allSatisfy({ box in boxes.contains(where: box.isSubset) })
      else { continue }
      return [
        Diagnostic(
          .note, code, "`\(tested.kind.rawValue)` of \(right) follows from the operators beside it",
          at: tested.location,
          help: "remove it")
      ]
    }
    return []
  }
}
