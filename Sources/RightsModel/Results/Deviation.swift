/// What a fail (or an unknown) names: the four difference lists, each sorted.
package struct Deviation: Sendable, Hashable {
  /// Expected and not there.
  package var missing: [Principal]
  /// Every holder that the expectation does not allow, whatever its class.
  package var unexpected: [Principal]
  /// Those of the observed holders whose SIDs are known not to resolve.
  package var orphans: [Principal]
  /// Those of the observed holders that are names without a SID.
  package var unresolved: [Principal]

  package init(
    missing: [Principal] = [], unexpected: [Principal] = [], orphans: [Principal] = [], unresolved: [Principal] = []
  ) {
    self.missing = missing
    self.unexpected = unexpected
    self.orphans = orphans
    self.unresolved = unresolved
  }

  package static let none = Deviation()

  /// Whether it names nobody.
  package var isNone: Bool { missing.isEmpty && unexpected.isEmpty && orphans.isEmpty && unresolved.isEmpty }
}
