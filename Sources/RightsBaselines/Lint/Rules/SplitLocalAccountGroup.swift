package import RightsModel
import RightsYAML

/// "Local account and member of Administrators group" (S-1-5-114) taken for two, which denies all administrators.
package enum SplitLocalAccountGroup: LintRule {
  package static let id = "split-local-account-group"
  package static let summary = "S-1-5-114, one principal, was split into Local account and Administrators"

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.operators.filter(\.right.isDeny).compactMap { right, operation in
      guard let local = operation.principals.first(where: { $0.value.isNTAuthority(113) }),
        operation.principals.contains(where: { $0.value.isNTAuthority(32, 544) })
      else { return nil }
      return Diagnostic(
        .warning, code, "\(right) lists Local account and Administrators: all administrators are denied",
        at: local.location,
        help: "`Local account and member of Administrators group` is one principal, S-1-5-114")
    }
  }
}
