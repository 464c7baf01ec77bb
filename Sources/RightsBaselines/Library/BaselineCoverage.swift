package import RightsModel

/// Which publishers have a baseline for which release and role.
package struct BaselineCoverage: Sendable {
  /// A release in a role that it can have.
  package struct Row: Sendable {
    package var release: OSRelease
    package var role: Role
    /// Ids by the first part of the id, sorted; those that restrict neither release nor role included.
    package var baselines: [String: [String]]
  }

  /// In the order of releases, then roles.
  package var rows: [Row]
  /// The first parts of the ids, sorted: the columns.
  package var publishers: [String]

  /// - Parameter filter: restricts rows by release and role, and baselines by all of it. Older versions do not count.
  package init(_ baselines: [Baseline], filter: BaselineFilter) {
    let counted = baselines.filter { $0.layer == .effective && !$0.isVersioned && filter.accepts($0) }
    let releases = OSRelease.all.filter { release in filter.os.map { release.isIn([$0]) } ?? true }
    publishers = Set(counted.map(\.library)).sorted()
    rows = releases.flatMap { release in
      release.roles.filter { role in filter.role.map { $0 == role } ?? true }.map { role in
        let fitting = counted.filter {
          ($0.appliesTo.os.isEmpty || release.isIn($0.appliesTo.os))
            && ($0.appliesTo.roles.isEmpty || $0.appliesTo.roles.contains(role))
        }
        return Row(
          release: release, role: role,
          baselines: Dictionary(grouping: fitting, by: \.library).mapValues { $0.map(\.id).sorted() })
      }
    }
  }
}

extension OSRelease {
  /// The roles that a machine with this release can have.
  fileprivate var roles: [Role] {
    switch products {
    case .client: [.client]
    case .server: Role.allCases.filter(\.isServer)
    case .both: Role.allCases
    }
  }
}
