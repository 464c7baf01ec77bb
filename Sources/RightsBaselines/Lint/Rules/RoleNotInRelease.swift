package import RightsModel

/// A role that none of the releases can have: a client that is a domain controller.
package enum RoleNotInRelease: LintRule {
  package static let page = LintPage(
    "role-not-in-release", .warning, "no release of `appliesTo` comes in that role",
    why: "Windows 11 is never a member server. The baseline fits no machine in that role, and nobody is told.",
    mend: "Name the server release, or the role `client`.",
    finds: ["👉appliesTo: {os: windows-11, role: member-server}\nrights: {SeTcbPrivilege: {expect: no one}}"],
    silent: ["appliesTo: {os: windows-11, role: client}\nrights: {SeTcbPrivilege: {expect: no one}}"])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    let releases = subject.releases
    guard !releases.isEmpty else { return [] }
    return subject.baseline.appliesTo.roles.filter { role in
      !releases.contains { release in
        switch release.products {
        case .both: true
        case .client: !role.isServer
        case .server: role.isServer
        }
      }
    }.map { role in
      finding(
        "no release of `appliesTo` comes as `\(role.rawValue)`", at: subject.document.place(of: "appliesTo"),
        help: "the baseline never applies in that role")
    }
  }
}
