package import RightsModel
import RightsYAML

/// A principal that stands for somebody in permissions and that no token ever holds.
package enum NeverInToken: LintRule {
  package static let page = LintPage(
    "never-in-token", .warning, "a principal can hold no right, since no token ever has it",
    why: """
      CREATOR OWNER, CREATOR GROUP, SELF and the null SID are placeholders in permissions. Nobody who logs on has one
      of them, so a right given to them is given to nobody.
      """,
    mend: "Name the account or group that is meant.",
    finds: ["rights:\n  SeTakeOwnershipPrivilege: {expect: {exactly: [Administrators, 👉CREATOR OWNER]}}"],
    silent: ["rights:\n  SeTakeOwnershipPrivilege: {expect: {exactly: [Administrators]}}"])

  private static let placeholders = ["S-1-0-0", "S-1-3-0", "S-1-3-1", "S-1-3-2", "S-1-3-3", "S-1-3-4", "S-1-5-10"]
    .map(PrincipalReference.wellKnown)

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.operators.filter { $0.operation.kind != .excludes }.flatMap { right, operation in
      operation.principals.filter { placeholders.contains($0.value) }.map {
        finding(
          "`\($0.value)` is in no token, so \(right) for it is for nobody", at: $0.location,
          help: "name the account or group that is meant")
      }
    }
  }
}
