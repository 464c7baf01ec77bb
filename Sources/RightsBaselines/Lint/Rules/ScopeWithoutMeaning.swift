package import RightsModel

/// A GPO baseline bound to releases or roles, which a GPO does not have.
package enum ScopeWithoutMeaning: LintRule {
  package static let id = "scope-without-meaning"
  package static let summary = "a group-policy baseline names releases or roles, which a GPO does not have"

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    let scope = subject.baseline.appliesTo
    guard subject.baseline.layer == .groupPolicy, !scope.os.isEmpty || !scope.roles.isEmpty else { return [] }
    return [
      Diagnostic(
        .warning, code, "a GPO has no release and no role, so `os` and `role` in `appliesTo` fit nothing",
        at: subject.document.location, help: "name the GPO with `gpo:`, or leave `appliesTo` out")
    ]
  }
}
