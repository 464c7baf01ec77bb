package import RightsModel
import RightsYAML

/// A right that a guest or an anonymous caller must hold.
package enum GuestDemanded: LintRule {
  package static let page = LintPage(
    "guest-demanded", .note, "a right is demanded for guests or for callers without a name",
    why: """
      Guests and anonymous callers act without a password. A rule that demands a right for them fails the machine
      whose owner took it away. In a baseline of what Windows ships with it may be true; in one that hardens it
      is not.
      """,
    mend: "Allow it with `within:` if it must be possible, or leave it out.",
    finds: ["rights:\n  SeInteractiveLogonRight: {expect: {exactly: [Administrators, 👉Guest]}}"],
    silent: ["rights:\n  SeDenyInteractiveLogonRight: {expect: {includes: [Guests]}}"])

  private static let guests: [PrincipalReference] =
    ["S-1-5-32-546", "S-1-5-7"].map(PrincipalReference.wellKnown) + [
      .relative(.machine, rid: 501), .relative(.domain, rid: 501), .relative(.domain, rid: 514),
    ]

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    UserRight.allCases.filter { !$0.isDeny }.flatMap { right in
      subject.demanded(of: right).filter { guests.contains($0.value) }.map {
        finding("\(right) demands `\($0.value)`, who needs no password", at: $0.location, help: "leave it out")
      }
    }
  }
}
