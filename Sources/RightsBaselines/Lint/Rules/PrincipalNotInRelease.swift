package import RightsModel
import RightsYAML

/// A principal demanded of releases of Windows that do not know it yet.
package enum PrincipalNotInRelease: LintRule {
  package static let page = LintPage(
    "principal-not-in-release", .warning, "a right is demanded for a principal that no release of `appliesTo` has",
    why: """
      IIS_IUSRS and service SIDs came with Windows Vista, Local account (S-1-5-113) with an update of Windows 7, the
      restricted services with Windows 11 24H2. An older machine cannot give them a right, so the rule fails for ever.
      """,
    mend: "Name what the release has instead, such as IIS_WPG of the machine on Server 2003, or leave it out.",
    finds: [
      """
      appliesTo: {os: windows-xp-sp2}
      rights:
        SeDenyNetworkLogonRight: {expect: {includes: [Guests, 👉Local account]}}
      """
    ],
    silent: [
      """
      appliesTo: {os: [windows-7-sp1, windows-11]}
      rights:
        SeDenyNetworkLogonRight: {expect: {includes: [Guests, Local account]}}
      """
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    let releases = subject.releases
    guard !releases.isEmpty else { return [] }
    return UserRight.allCases.flatMap { right in
      subject.demanded(of: right).filter { item in
        guard case .sid(let sid) = item.value, let build = firstBuild(sid) else { return false }
        return releases.allSatisfy { $0.build < build }
      }.map {
        finding(
          "no release of `\(subject.document.id)` has `\($0.value)`, which \(right) demands", at: $0.location,
          help: "name what the release has instead")
      }
    }
  }

  /// The build of the first release that has the principal; nil for one that was always there or is not known.
  private static func firstBuild(_ sid: SID) -> Int? {
    guard sid.authority == 5 else { return nil }
    switch sid[0] {
    case 32 where sid.count == 2 && [568, 569, 573, 574].contains(sid[1]): return 6000
    case 32 where sid.count == 2 && (575...580).contains(sid[1]): return 9200
    case 80, 82: return 6000
    case 99: return 26100
    case 113 where sid.count == 1, 114 where sid.count == 1: return 7600
    default: return nil
    }
  }
}
