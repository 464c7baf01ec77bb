package import RightsModel

/// Which baselines a person asks for; what is nil does not restrict.
package struct BaselineFilter: Sendable {
  /// Id of a release or a family.
  package var os: String?
  package var role: Role?
  /// As the source or the first part of the id calls it, without case.
  package var publisher: String?
  /// A framework that some rule refers to, without case.
  package var framework: String?

  package init(os: String? = nil, role: Role? = nil, publisher: String? = nil, framework: String? = nil) {
    self.os = os
    self.role = role
    self.publisher = publisher
    self.framework = framework
  }

  package func accepts(_ baseline: Baseline) -> Bool {
    // A GPO has neither release nor role.
    if os != nil || role != nil, baseline.layer == .groupPolicy { return false }
    let scope = baseline.appliesTo
    if let os, !scope.os.isEmpty, !releases.contains(where: { $0.isIn(scope.os) }), !scope.os.contains(os) {
      return false
    }
    if let role, !scope.roles.isEmpty, !scope.roles.contains(role) { return false }
    if let publisher, !Self.publishers(of: baseline).contains(where: { Self.isSame($0, publisher) }) { return false }
    if let framework, !Self.frameworks(of: baseline).contains(where: { Self.isSame($0, framework) }) { return false }
    return true
  }

  /// The names that a baseline's publisher goes by.
  package static func publishers(of baseline: Baseline) -> [String] {
    [baseline.library] + (baseline.source.map { [$0.publisher] } ?? [])
  }

  /// The frameworks that its rules refer to, sorted.
  package static func frameworks(of baseline: Baseline) -> [String] {
    Set(baseline.rules.flatMap(\.references).map(\.framework)).sorted()
  }

  private var releases: [OSRelease] { OSRelease.all.filter { release in os.map { release.isIn([$0]) } ?? true } }

  private static func isSame(_ left: String, _ right: String) -> Bool { left.lowercased() == right.lowercased() }
}

extension Baseline {
  /// The first part of the id: `defaults`, `microsoft`, `cis`.
  package var library: String { String(id.prefix { $0 != "/" }) }

  /// True for a version that is kept beside a newer one, or a newest one that was named with its version.
  package var isVersioned: Bool { BaselineID.version(of: id) != nil }
}

extension OSRelease {
  /// True where one of the ids is this release's or its family's.
  func isIn(_ selectors: [String]) -> Bool { selectors.contains { matches(selector: $0) } }
}
