package import RightsModel

/// Domain controllers that may not reach each other over the network.
package enum ReplicationLockedOut: LintRule {
  package static let page = LintPage(
    "replication-locked-out", .warning, "domain controllers may not log on to each other over the network",
    why: """
      Domain controllers replicate as ENTERPRISE DOMAIN CONTROLLERS. Where SeNetworkLogonRight is refused to that group
      and to every group that holds it, replication stops on every domain controller that follows the baseline.
      """,
    mend: "Allow ENTERPRISE DOMAIN CONTROLLERS in SeNetworkLogonRight of domain controllers.",
    finds: [
      """
      appliesTo: {role: domain-controller}
      rights:
        SeNetworkLogonRight: {expect: 👉{exactly: [Administrators, Remote Desktop Users]}}
      """
    ],
    silent: [
      """
      appliesTo: {role: domain-controller}
      rights:
        SeNetworkLogonRight: {expect: {exactly: [Administrators, ENTERPRISE DOMAIN CONTROLLERS]}}
      """,
      """
      appliesTo: {role: domain-controller}
      rights:
        SeNetworkLogonRight: {expect: {within: [Administrators, Authenticated Users]}}
      """,
    ])

  private static let replicating = ["S-1-5-9", "S-1-5-11", "S-1-1-0"].map(PrincipalReference.wellKnown)

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard subject.fitsOnly(.domainController) else { return [] }
    return subject.expectations(of: .networkLogonRight).filter { replicating.allSatisfy($0.refuses) }.map {
      finding(
        "\(UserRight.networkLogonRight) refuses domain controllers, so replication stops", at: $0.location,
        help: "allow ENTERPRISE DOMAIN CONTROLLERS")
    }
  }
}
