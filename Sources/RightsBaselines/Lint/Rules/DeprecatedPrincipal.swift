package import RightsModel
import RightsYAML

/// A group that Windows keeps for old times' sake only.
package enum DeprecatedPrincipal: LintRule {
  package static let page = LintPage(
    "deprecated-principal", .warning, "a right is demanded for a group that Windows keeps for compatibility only",
    why: """
      Since Windows Vista the group Power Users is there so that old permissions still mean something; Windows gives
      it no right of its own. A rule that demands it hands out a right that no current guide asks for. The group
      Replicator belongs to a service that Windows 2000 was the last to have.
      """,
    mend: "Name the group that does the work now, or remove it.",
    finds: [
      """
      appliesTo: {os: windows-11}
      rights:
        SeSystemtimePrivilege: {expect: {exactly: [Administrators, 👉Power Users]}}
      """
    ],
    silent: [
      """
      appliesTo: {os: windows-xp-sp2}
      rights:
        SeSystemtimePrivilege: {expect: {exactly: [Administrators, Power Users]}}
      """
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    let releases = subject.releases
    // SeTimeZonePrivilege came with Windows Vista.
    guard !releases.isEmpty, releases.allSatisfy({ $0.rights.contains(.timeZonePrivilege) }) else { return [] }
    return UserRight.allCases.filter { !$0.isDeny }.flatMap { right in
      subject.demanded(of: right).filter { $0.value.isNTAuthority(32, 547) || $0.value.isNTAuthority(32, 552) }.map {
        finding(
          "\(right) demands `\($0.value)`, a group that is there for compatibility only", at: $0.location,
          help: "name the group that does the work now, or remove it")
      }
    }
  }
}
