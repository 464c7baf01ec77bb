package import RightsModel
import RightsYAML

/// A deny right that demands Administrators, Everyone or Authenticated Users: nobody is left to log on and undo it.
package enum AdministratorsDenied: LintRule {
  package static let id = "administrators-denied"
  package static let summary = "a deny right demands a group that holds every administrator"

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    let locks: [UserRight] = [
      .denyInteractiveLogonRight, .denyNetworkLogonRight, .denyRemoteInteractiveLogonRight,
    ]
    return subject.operators.filter { locks.contains($0.right) }.flatMap { right, operation -> [Diagnostic] in
      guard operation.kind == .exactly || operation.kind == .includes else { return [] }
      return operation.principals.filter { isEveryAdministrator($0.value) }.map { item in
        Diagnostic(
          .warning, code, "\(right) demands `\(item.value)`, which holds every administrator", at: item.location,
          help: "to keep local administrators from the network, deny S-1-5-114")
      }
    }
  }

  private static func isEveryAdministrator(_ reference: PrincipalReference) -> Bool {
    reference.isNTAuthority(32, 544) || reference.isNTAuthority(11) || reference.isNTAuthority(32, 545)
      || reference == SID("S-1-1-0").map { .sid($0) }
  }
}
