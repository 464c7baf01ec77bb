package import RightsModel

/// How a scan ended.
package struct ScanOutcome: Sendable {
  /// Problems with our own documents and with the collection that belong to no subject, in order.
  package var diagnostics: [Diagnostic]
  /// Problems of subjects' inputs, at most `ScanOutcome.kept` a code, in order, with how many there were.
  package var subjectDiagnostics: [Diagnostic]
  package var diagnosticCounts: [String: Int]
  /// Nil where the run stopped before evaluation.
  package var summary: RunSummary?
  package var exit: Int
  /// One line that names every exit code that holds.
  package var reason: String
  /// Files that were written.
  package var files: [String]
  /// What became of the known findings; nil where the run was held against none.
  package var known: KnownOutcome?

  /// How many diagnostics of one code are kept for the conversation; reports have all.
  package static let kept = 10
}
