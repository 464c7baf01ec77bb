package import RightsModel

/// A branch that can never count, or that changes nothing.
package enum DeadWhen: LintRule {
  package static let page = LintPage(
    "dead-when", .warning, "a branch of `when` never holds in the roles, or says what the rule says anyway",
    why: """
      Who reads the rule believes that it makes an exception, and it makes none. Often the condition is the wrong
      one, and the exception that was meant is missing.
      """,
    mend: "Correct the condition or the expectation of the branch, or remove it.",
    finds: [
      """
      appliesTo: {role: standalone-server}
      rights:
        SeLockMemoryPrivilege:
          expect: no one
          when:
            - 👉{domainJoined: true, expect: {exactly: [Administrators]}}
      """,
      """
      rights:
        SeLockMemoryPrivilege:
          expect: {exactly: [Users, Backup Operators]}
          when: [👉{feature: iis, expect: {exactly: [Backup Operators, Users]}}]
      """,
    ],
    silent: [
      """
      appliesTo: {role: client}
      rights:
        SeLockMemoryPrivilege:
          expect: no one
          when:
            - {domainJoined: true, expect: {exactly: [Administrators]}}
      """
    ])

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
      return finding(
        "`domainJoined: \(joined)` never holds in the roles of `appliesTo`", at: branch.location,
        help: "remove the branch")
    }
    if subject.baseline.layer == .groupPolicy {
      return finding(
        "a GPO has no features and is joined to nothing, so the branch never holds",
        at: branch.location, help: "remove the branch, or write `anyOf:`")
    }
    guard let base = subject.expectations[right],
      AssignmentBox.areEqual(base.expectation, branch.expectation.expectation)
    else { return nil }
    return finding(
      "the branch of \(right) expects what the rule expects anyway", at: branch.location,
      help: "remove the branch")
  }
}
