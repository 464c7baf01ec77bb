package import RightsModel

/// A baseline with the document it came from, as the linter and `baseline show` need it.
package struct LoadedBaseline: Sendable, Hashable {
  /// Nothing is left to inherit.
  package var baseline: Baseline
  package var document: BaselineDocument
  /// Its own document, then what it extends, the nearest first, as they are written.
  package var documents: [BaselineDocument]
  /// Of rules that give none, and of unlisted rights.
  package var severity: Severity
  /// Its own document, then what it extends, the nearest first.
  package var lineage: [BaselineLink]
  /// What each declared rule says, with places; unlisted rights are not in it.
  package var expectations: [UserRight: LocatedExpectation]
  /// The branches of each declared rule, with places.
  package var branches: [UserRight: [RightEntry.Branch]]
  /// Where the rest of each declared rule was written.
  package var origins: [UserRight: RuleOrigins]
  /// What it extends; nil where it extends nothing.
  package var parent: Parent?

  /// The ids it extends, the nearest first.
  package var ancestors: [String] { lineage.dropFirst().map(\.id) }

  /// What an overlay stands on.
  package struct Parent: Sendable, Hashable {
    package var document: BaselineDocument
    /// Resolved, sorted by right.
    package var rules: [Rule]
  }
}
