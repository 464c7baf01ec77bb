/// When a run has failed, and when it is not good enough to tell. Nil is what nobody said.
package struct Gates: Sendable, Hashable {
  /// What becomes of checks that could not be made.
  package enum Incomplete: String, Sendable, Hashable, CaseIterable {
    /// They make the run incomplete: exit code 3.
    case fail
    /// They are reported and do not.
    case allow
  }

  package var failOn: FailOn?
  package var incomplete: Incomplete?
  /// Seconds; a passing snapshot that is older is stale.
  package var maximumAge: Int64?
  /// Percent of subjects, 0 to 100, that must be assessed; below it gaps make the run incomplete.
  package var coverage: Int?

  /// The references that conditions name, as they are written; of a document only.
  package var references: [FailReference] = []

  package init(
    failOn: FailOn? = nil, incomplete: Incomplete? = nil, maximumAge: Int64? = nil, coverage: Int? = nil
  ) {
    self.failOn = failOn
    self.incomplete = incomplete
    self.maximumAge = maximumAge
    self.coverage = coverage
  }

  /// What counts where nobody says anything.
  package static let standard = Gates(failOn: .standard, incomplete: .fail, coverage: 100)

  /// The same, with what others say where this says nothing.
  package func completed(by other: Gates) -> Gates {
    Gates(
      failOn: failOn ?? other.failOn, incomplete: incomplete ?? other.incomplete,
      maximumAge: maximumAge ?? other.maximumAge, coverage: coverage ?? other.coverage)
  }

  /// The strictest of several, key by key; those that say nothing of a key do not count for it.
  package static func strictest(_ gates: [Gates]) -> Gates {
    Gates(
      failOn: gates.compactMap(\.failOn).reduce(nil) { all, next in all.map { $0.joined(with: next) } ?? next },
      incomplete: gates.compactMap(\.incomplete).reduce(nil) { $0 == .fail ? $0 : $1 },
      maximumAge: gates.compactMap(\.maximumAge).min(), coverage: gates.compactMap(\.coverage).max())
  }
}
