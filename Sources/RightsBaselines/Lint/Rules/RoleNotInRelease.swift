package import RightsModel

/// A role that none of the releases can have: a client that is a domain controller.
package enum RoleNotInRelease: LintRule {
  package static let id = "role-not-in-release"
  package static let summary = "no release of `appliesTo` comes in that role"

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
      Diagnostic(
        .warning, code, "no release of `appliesTo` comes as `\(role.rawValue)`", at: subject.document.location,
        help: "the baseline never applies in that role")
    }
  }
}
