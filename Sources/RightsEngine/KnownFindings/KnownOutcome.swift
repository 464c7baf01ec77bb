package import RightsModel

/// What a run did to known findings.
package struct KnownOutcome: Sendable {
  /// Entries that are gone or have lost a principal, as they were.
  package var pruned: [KnownFinding]
  /// How many entries are left.
  package var kept: Int
  /// How many of those are of subjects that the run did not have.
  package var unseen: Int
  /// How many failing results are not in it, or not in full.
  package var new: Int
}
