import RightsIdentity
package import RightsModel
import RightsYAML

/// An account of the machine itself, on machines that have none of their own.
package enum MachinePrincipalOnDomainController: LintRule {
  package static let page = LintPage(
    "machine-principal-on-domain-controller", .note,
    "an account of the machine is named in a baseline for domain controllers",
    why: """
      A domain controller has no accounts of its own: `$machine-500` and the plain name `Administrator` are bound to
      the domain's account there. The rule works, but says something else than it seems to.
      """,
    mend: "Write `$domain-500` where the domain's account is meant.",
    fix: .rewrite("writes `$domain-` for `$machine-`, which is the same account there") { text in
      guard case .success(.relative(.machine, let rid)) = PrincipalParser.parse(text) else { return nil }
      return PrincipalReference.relative(.domain, rid: rid).description
    },
    finds: [
      """
      appliesTo: {role: domain-controller}
      rights:
        SeDenyNetworkLogonRight: {expect: {includes: [👉Guest]}}
      """
    ],
    silent: [
      """
      appliesTo: {role: [member-server, domain-controller]}
      rights:
        SeDenyNetworkLogonRight: {expect: {includes: [Guest]}}
      """
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard subject.fitsOnly(.domainController) else { return [] }
    // What is inherited may be for other roles, too.
    let own = Set(subject.document.spellings.map(\.location))
    return subject.principals.filter { own.contains($0.location) }.compactMap { item in
      guard case .relative(.machine, let rid) = item.value else { return nil }
      return finding(
        "a domain controller has no accounts of its own, so `\(item.value)` is the domain's", at: item.location,
        help: "write `$domain-\(rid)`")
    }
  }
}
