package import RightsModel

/// A rule that Windows itself defeats.
package enum Unsatisfiable: LintRule {
  package static let page = LintPage(
    "unsatisfiable", .warning, "no working machine can pass the rule, since Windows sees to it",
    why: """
      Windows puts Administrators and SERVICE back into SeImpersonatePrivilege, and no working machine leaves
      SeChangeNotifyPrivilege to nobody. A rule that wants otherwise fails for ever, and people learn to ignore it.
      """,
    mend: "Allow Administrators and SERVICE; list the holders of SeChangeNotifyPrivilege.",
    finds: [
      "rights:\n  SeImpersonatePrivilege: {expect: 👉{exactly: [Administrators]}}",
      "rights:\n  SeImpersonatePrivilege: {expect: 👉no one}",
      "rights:\n  SeImpersonatePrivilege: {expect: 👉{excludes: [SERVICE]}}",
      "rights:\n  👉SeChangeNotifyPrivilege: {expect: no one}",
    ],
    silent: [
      "rights:\n  SeImpersonatePrivilege: {expect: {within: [Administrators, SERVICE]}}",
      """
      unlisted: no one
      rights:
        SeChangeNotifyPrivilege: {expect: {includes: [Users]}}
        SeImpersonatePrivilege: {expect: {within: [Administrators, SERVICE]}}
      """,
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    // A GPO can say so; the machines that apply it do not do as it says.
    subject.baseline.layer == .effective ? impersonation(subject) + traversal(subject) : []
  }

  private static func impersonation(_ subject: LoadedBaseline) -> [Diagnostic] {
    let right = UserRight.impersonatePrivilege
    return subject.expectations(of: right).compactMap { expectation in
      let refused = [("Administrators", PrincipalReference.administrators), ("SERVICE", .service)]
        .filter { expectation.refuses($0.1) }.map(\.0)
      if refused.isEmpty { return nil }
      return finding(
        "\(right) refuses \(refused.joined(separator: " and ")), which Windows puts back: the rule cannot pass",
        at: expectation.location, help: "allow Administrators and SERVICE")
    }
  }

  // Through `unlisted: no one`, too.
  private static func traversal(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard let rule = subject.baseline.rules.first(where: { $0.right == .changeNotifyPrivilege }),
      AssignmentBox.boxes(rule.expectation).allSatisfy({ $0.allowed?.isEmpty == true })
    else { return [] }
    return [
      finding(
        "no working machine leaves \(rule.right) empty, so the rule always fails", at: rule.declaredAt,
        help: "list the right with the groups that hold it")
    ]
  }
}
