import RightsIdentity
package import RightsModel
import RightsYAML

/// A SID under Windows' own authorities that Windows does not have.
package enum UnknownSID: LintRule {
  package static let page = LintPage(
    "unknown-sid", .warning, "a SID of Windows' own is none that Windows has",
    why: """
      The SIDs below S-1-5-32 are a closed list, and those of services and application pools have a fixed length. A SID
      outside of them is a slip of the pen: a demand for it always fails.
      """,
    mend: "Write the name, which is checked: Administrators, NT SERVICE\\Spooler.",
    finds: [
      """
      rights:
        SeBackupPrivilege: {expect: {exactly: [Administrators, 👉S-1-5-32-5551]}}
        SeServiceLogonRight: {expect: {includes: [👉S-1-5-80-1-2-3]}}
      """
    ],
    silent: [
      """
      rights:
        SeBackupPrivilege: {expect: {exactly: [Administrators, S-1-5-32-551]}}
        SeServiceLogonRight: {expect: {includes: [S-1-5-80-0, S-1-5-80-1-2-3-4-5]}}
      """
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.principals.compactMap { item in
      guard case .sid(let sid) = item.value, !exists(sid) else { return nil }
      let names = WellKnownPrincipal.all.map(\.sid.description)
      return finding(
        "Windows has no principal \(sid)", at: item.location,
        help: Suggestion.help(for: sid.description, in: names) ?? "write the name, which is checked")
    }
  }

  /// False only where it is certain that nothing has the SID; a shortened group has a rule of its own.
  private static func exists(_ sid: SID) -> Bool {
    if WellKnownNames.principal(sid) != nil || TruncatedGroupSID.group(sid) != nil { return true }
    guard sid.authority == 5 else { return true }
    switch sid[0] {
    case 32: return false
    case 80, 82: return sid.count == 6
    case 83: return sid.count == 6 && sid[1] == 1
    case 21: return sid.count >= 4
    // PROXY and RESTRICTED, which hold no right and are in no table of names.
    default: return sid.count > 1 || sid[0] == 8 || sid[0] == 12
    }
  }
}
