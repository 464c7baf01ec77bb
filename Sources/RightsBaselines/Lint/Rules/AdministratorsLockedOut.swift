package import RightsModel
import RightsYAML

/// No logon path is left to Administrators: at the console, over the network and by Remote Desktop.
package enum AdministratorsLockedOut: LintRule {
  package static let page = LintPage(
    "administrators-locked-out", .error, "no logon path is left to Administrators",
    why: """
      A machine that follows the baseline lets no administrator in: not at the console, not over the network, not
      by Remote Desktop. What went wrong there can then be undone by Group Policy only, if that still works.
      """,
    mend: "Leave Administrators at least one of the three logon rights, and out of the right that denies it.",
    finds: [
      """
      rights:
        👉SeInteractiveLogonRight: {expect: {exactly: [Users]}}
        SeNetworkLogonRight: {expect: {exactly: [Users]}}
        SeDenyRemoteInteractiveLogonRight: {expect: {includes: [Administrators]}}
      """
    ],
    silent: [
      """
      rights:
        SeInteractiveLogonRight: {expect: {exactly: [Administrators]}}
        SeNetworkLogonRight: {expect: {exactly: [Users]}}
        SeDenyRemoteInteractiveLogonRight: {expect: {includes: [Administrators]}}
      """,
      "rights:\n  SeInteractiveLogonRight: {expect: {exactly: [Users]}}",
    ],
    alongside: ["administrators-denied"])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard subject.baseline.layer == .effective else { return [] }
    let blocks = UserRight.allCases.compactMap { deny -> SourceLocation? in
      guard let allow = deny.denied, allow != .batchLogonRight, allow != .serviceLogonRight else { return nil }
      if let expectation = subject.expectations[allow], expectation.refuses(.administrators) {
        return subject.place(of: allow)
      }
      let denied = subject.expectations[deny]?.demanded.contains { item in
        ([.administrators] + PrincipalReference.everybody).contains(item.value)
      }
      return denied == true ? subject.place(of: deny) : nil
    }
    guard blocks.count == 3, let place = blocks.min() else { return [] }
    return [
      finding(
        "Administrators cannot log on at the console, over the network or by Remote Desktop", at: place,
        help: "leave them one of the three",
        notes: blocks.filter { $0 != place }.map { Diagnostic.Note("another path is closed here", at: $0) })
    ]
  }
}
