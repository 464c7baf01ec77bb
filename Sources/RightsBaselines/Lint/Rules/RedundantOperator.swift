package import RightsModel

/// An operator that the others of its expectation imply.
package enum RedundantOperator: LintRule {
  package static let page = LintPage(
    "redundant-operator", .note, "an operator says nothing that the others do not say",
    why: "Who changes the rule later changes one of the two and believes that the other one still counts.",
    mend: "Remove it.",
    finds: ["rights:\n  SeDebugPrivilege: {expect: {exactly: [Users], 👉within: [Users, Guests]}}"],
    silent: ["rights:\n  SeShutdownPrivilege: {expect: {includes: [Users], within: [Users, Guests]}}"],
    alongside: ["powerful-right-for-all"])

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
      guard
        AssignmentBox.areWithin(
          AssignmentBox.boxes(.all(others.map(\.expectation))), AssignmentBox.boxes(tested.expectation))
      else { continue }
      return [
        finding(
          "`\(tested.kind.rawValue)` of \(right) follows from the operators beside it",
          at: tested.location,
          help: "remove it")
      ]
    }
    return []
  }
}
