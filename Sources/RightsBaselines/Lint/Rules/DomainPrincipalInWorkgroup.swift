package import RightsModel
import RightsYAML

/// A principal of the domain demanded on machines that have none.
package enum DomainPrincipalInWorkgroup: LintRule {
  package static let page = LintPage(
    "domain-principal-in-workgroup", .warning, "a domain's principal is demanded on machines without a domain",
    why: """
      `$domain-512` is bound to the domain that the machine is joined to. A machine in a workgroup has none, so the
      rule can never pass there.
      """,
    mend: "Put the demand into a branch with `domainJoined: true`, or leave the principal out.",
    finds: [
      """
      appliesTo: {role: standalone-server}
      rights:
        SeDenyBatchLogonRight: {expect: {includes: [Guests, 👉$domain-512]}}
      """,
      """
      appliesTo: {role: client}
      rights:
        SeDenyBatchLogonRight:
          expect: {includes: [Guests]}
          when: [{domainJoined: false, expect: {includes: [👉$forest-519]}}]
      """,
    ],
    silent: [
      """
      appliesTo: {role: client}
      rights:
        SeDenyBatchLogonRight:
          expect: {includes: [Guests]}
          when: [{domainJoined: true, expect: {includes: [Guests, $domain-512]}}]
      """
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    let isStandalone = subject.fitsOnly(.standaloneServer)
    return UserRight.allCases.flatMap { right -> [Diagnostic] in
      let base = isStandalone ? subject.expectations[right].map { [$0] } ?? [] : []
      // On a standalone server a branch for joined machines is dead, which another rule says.
      let branches = (subject.branches[right] ?? []).filter { branch in
        branch.condition.domainJoined == false || isStandalone && branch.condition.domainJoined == nil
      }
      return (base + branches.map(\.expectation)).flatMap(\.demanded).filter { isOfDomain($0.value) }.map {
        finding(
          "\(right) demands `\($0.value)` where no domain is: the rule of `\(subject.document.id)` cannot pass",
          at: $0.location, help: "demand it under `when: [{domainJoined: true, …}]` only")
      }
    }
  }

  private static func isOfDomain(_ reference: PrincipalReference) -> Bool {
    switch reference {
    case .relative(let scope, _), .relativeName(let scope, _): scope != .machine
    case .sid, .account, .anyOf, .parameter: false
    }
  }
}
