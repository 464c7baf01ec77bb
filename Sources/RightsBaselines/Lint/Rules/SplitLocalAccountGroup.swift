package import RightsModel
import RightsYAML

/// "Local account and member of Administrators group" (S-1-5-114) taken for two, which denies all administrators.
package enum SplitLocalAccountGroup: LintRule {
  package static let page = LintPage(
    "split-local-account-group", .warning, "S-1-5-114, one principal, was split into Local account and Administrators",
    why: """
      "Local account and member of Administrators group" is the name of one principal. Lists that split it at "and"
      deny every administrator, those of the domain included.
      """,
    mend: "Write S-1-5-114.",
    finds: ["rights:\n  SeDenyNetworkLogonRight: {expect: {includes: [👉Local account, Administrators]}}"],
    silent: [
      "rights:\n  SeDenyNetworkLogonRight: {expect: {includes: [Local account and member of Administrators group]}}"
    ],
    alongside: ["administrators-denied"])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.operators.filter(\.right.isDeny).compactMap { right, operation in
      guard let local = operation.principals.first(where: { $0.value.isNTAuthority(113) }),
        operation.principals.contains(where: { $0.value == .administrators })
      else { return nil }
      return finding(
        "\(right) lists Local account and Administrators: all administrators are denied",
        at: local.location,
        help: "`Local account and member of Administrators group` is one principal, S-1-5-114")
    }
  }
}
