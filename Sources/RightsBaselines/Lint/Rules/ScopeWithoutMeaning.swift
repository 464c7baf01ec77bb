package import RightsModel

/// A GPO baseline bound to releases or roles, which a GPO does not have.
package enum ScopeWithoutMeaning: LintRule {
  package static let page = LintPage(
    "scope-without-meaning", .warning, "a group-policy baseline names releases or roles, which a GPO does not have",
    why: "A GPO has no release and no role, so the baseline fits none, and every GPO is a gap.",
    mend: "Name the GPO with `gpo:`, or leave `appliesTo` out.",
    finds: [
      """
      layer: group-policy
      👉appliesTo: {os: windows-11}
      unlisted: not defined
      rights: {SeTcbPrivilege: {expect: no one}}
      """
    ],
    silent: [
      """
      layer: group-policy
      appliesTo: {gpo: 31B2F340-016D-11D2-945F-00C04FB984F9}
      unlisted: not defined
      rights: {SeTcbPrivilege: {expect: no one}}
      """
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    let scope = subject.baseline.appliesTo
    guard subject.baseline.layer == .groupPolicy, !scope.os.isEmpty || !scope.roles.isEmpty else { return [] }
    return [
      finding(
        "a GPO has no release and no role, so `os` and `role` in `appliesTo` fit nothing",
        at: subject.document.place(of: "appliesTo"), help: "name the GPO with `gpo:`, or leave `appliesTo` out")
    ]
  }
}
