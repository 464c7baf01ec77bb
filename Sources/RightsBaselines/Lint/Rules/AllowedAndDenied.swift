package import RightsModel
import RightsYAML

/// One principal that must hold a logon right and must be denied it: deny wins in Windows.
package enum AllowedAndDenied: LintRule {
  package static let page = LintPage(
    "allowed-and-denied", .warning,
    "a principal is demanded both in a logon right and in the right that denies it",
    why: "Windows refuses the logon: the denial wins. One of the two lists does not say what its author meant.",
    mend: "Remove the principal from one of the two.",
    finds: [
      """
      rights:
        SeNetworkLogonRight: {expect: {exactly: [Administrators, Remote Desktop Users]}}
        SeDenyNetworkLogonRight: {expect: {includes: [Guests, 👉Remote Desktop Users]}}
      """
    ],
    silent: [
      """
      rights:
        SeNetworkLogonRight: {expect: {within: [Administrators, Remote Desktop Users]}}
        SeDenyNetworkLogonRight: {expect: {includes: [Guests, Remote Desktop Users]}}
      """
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    UserRight.allCases.flatMap { deny -> [Diagnostic] in
      guard let allow = deny.denied else { return [] }
      let allowed = Set(subject.demanded(of: allow).map(\.value))
      var seen: Set<PrincipalReference> = []
      return subject.demanded(of: deny).filter { allowed.contains($0.value) && seen.insert($0.value).inserted }.map {
        finding(
          "`\($0.value)` is demanded in \(allow) and in \(deny): the denial wins", at: $0.location,
          help: "remove it from one of the two",
          notes: [Diagnostic.Note("\(allow) is declared here", at: subject.place(of: allow))])
      }
    }
  }
}
