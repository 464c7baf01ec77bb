package import RightsModel

/// A branch that can never count, or that changes nothing.
package enum DeadWhen: LintRule {
  package static let id = "dead-when"
  package static let summary = "a branch of `when` never holds in the roles, or says what the rule says anyway"

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    UserRight.allCases.flatMap { right in
      (subject.branches[right] ?? []).compactMap { branch in
        check(branch, right, subject)
      }
    }
  }

  private static func check(_ branch: RightEntry.Branch, _ right: UserRight, _ subject: LoadedBaseline) -> Diagnostic? {
    let roles = subject.baseline.appliesTo.roles
    if let joined = branch.condition.domainJoined, !roles.isEmpty,
      roles.allSatisfy({ $0.isDomainJoined == !joined })
    {
      return Diagnostic(
        .warning, code, "`domainJoined: \(joined)` never holds in the roles of `appliesTo`", at: branch.location,
        help: "remove the branch")
    }
    if subject.baseline.layer == .groupPolicy {
      return Diagnostic(
        .warning, code, "a GPO has no features and is joined to nothing, so the branch never holds",
        at: branch.location, help: "remove the branch, or write `anyOf:`")
    }
    guard let base = subject.expectations[right]?.expectation else { return nil }
    let (before, after) = (AssignmentBox.boxes(base), AssignmentBox.boxes(branch.expectation.expectation))
    guard before.allSatisfy({ box in after.contains(where: box.isSubset) }),
      after.allSatisfy({ box in before.contains(where: box.isSubset) })
    else { return nil }
    return Diagnostic(
      .warning, code, "the branch of \(right) expects what the rule expects anyway", at: branch.location,
      help: "remove the branch")
  }
}
