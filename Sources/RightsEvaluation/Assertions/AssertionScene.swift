package import RightsModel

/// What an assertion is judged on: all that was seen of one machine.
package struct AssertionScene {
  package var rights: RightsTable
  package var context: EvaluationContext
  /// Why rights may be missing from the snapshot, or nil where it is complete.
  package var partial: String?
  /// Whether a SID is known to resolve, or known not to; nil where nobody knows.
  package var resolves: (SID) -> Bool?

  package init(
    rights: RightsTable, context: EvaluationContext, partial: String? = nil,
    resolves: @escaping (SID) -> Bool? = { _ in nil }
  ) {
    self.rights = rights
    self.context = context
    self.partial = partial
    self.resolves = resolves
  }
}
