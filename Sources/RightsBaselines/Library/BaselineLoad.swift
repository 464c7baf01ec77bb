package import RightsModel

/// What loading gave: the baselines that are right, and everything that is wrong.
package struct BaselineLoad: Sendable {
  /// With their documents, in the order they were asked for.
  package var loaded: [LoadedBaseline]
  /// Sorted by place; those without one first.
  package var diagnostics: [Diagnostic]

  /// Without their documents.
  package var baselines: [Baseline] { loaded.map(\.baseline) }
  /// True where something is an error: a run stops before evaluation, with exit code 2.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
