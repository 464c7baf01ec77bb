package import RightsModel
import RightsYAML

/// A deny right that demands Administrators, Everyone or Authenticated Users: nobody is left to log on and undo it.
package enum AdministratorsDenied: LintRule {
  package static let page = LintPage(
    "administrators-denied", .warning, "a deny right demands a group that holds every administrator",
    why: """
      A denial wins over every grant. A machine that follows the rule refuses its own administrators on that
      path, and the change is found out when somebody has to log on.
      """,
    mend: """
      Deny the accounts that are meant. To keep local administrators from the network, deny S-1-5-114, which is
      "Local account and member of Administrators group".
      """,
    finds: ["rights:\n  SeDenyNetworkLogonRight: {expect: {includes: [👉Administrators]}}"],
    silent: [
      "rights:\n  SeDenyNetworkLogonRight: {expect: {includes: [S-1-5-114]}}",
      """
      rights:
        SeDenyRemoteInteractiveLogonRight:
          expect: {includes: [Everyone]}
        SeDenyNetworkLogonRight:
          expect: {anyOf: [{includes: [Guests]}, {includes: [Everyone]}]}
      """,
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    let all = [.administrators] + PrincipalReference.everybody
    // Remote Desktop for nobody at all is how guides switch it off.
    let locks: [(right: UserRight, groups: [PrincipalReference])] = [
      (.denyInteractiveLogonRight, all), (.denyNetworkLogonRight, all),
      (.denyRemoteInteractiveLogonRight, [.administrators]),
    ]
    return locks.flatMap { right, groups in
      subject.demanded(of: right).filter { groups.contains($0.value) }.map {
        finding(
          "\(right) demands `\($0.value)`, which holds every administrator", at: $0.location,
          help: "to keep local administrators from the network, deny S-1-5-114")
      }
    }
  }
}
