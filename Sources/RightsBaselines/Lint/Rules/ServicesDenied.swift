package import RightsModel
import RightsYAML

/// A denial that stops the services of Windows itself.
package enum ServicesDenied: LintRule {
  package static let page = LintPage(
    "services-denied", .warning, "a deny right demands a principal that Windows' own services run as",
    why: """
      Services that run as LOCAL SERVICE or NETWORK SERVICE log on as a service at every start. Where that is denied to
      them, or to Everyone, a machine that follows the rule does not come up again.
      """,
    mend: "Deny the accounts of people: Guests, Domain Admins, Local account.",
    finds: ["rights:\n  SeDenyServiceLogonRight: {expect: {includes: [Guests, 👉Everyone]}}"],
    silent: ["rights:\n  SeDenyServiceLogonRight: {expect: {includes: [Guests, $domain-512]}}"])

  private static let services =
    ["S-1-1-0", "S-1-5-6", "S-1-5-11", "S-1-5-18", "S-1-5-19", "S-1-5-20", "S-1-5-80-0"]
    .map(PrincipalReference.wellKnown)

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.demanded(of: .denyServiceLogonRight).filter { services.contains($0.value) }.map {
      finding(
        "\(UserRight.denyServiceLogonRight) demands `\($0.value)`, as which services of Windows run", at: $0.location,
        help: "deny the accounts of people instead")
    }
  }
}
