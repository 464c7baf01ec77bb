package import RightsModel

/// A whole run as the engine hands it to reporters, made by hand: one set of findings for every renderer.
package struct SampleRun: Sendable, CustomStringConvertible {
  /// Names its goldens.
  package var name: String
  package var context: RunContext
  package var reports: [SubjectReport]
  package var summary: RunSummary
  /// The files that the run read, by path below its root.
  package var files: [String: [UInt8]]

  package var description: String { name }

  /// The same run with `--failures-only`.
  package var failuresOnly: SampleRun {
    var run = self
    run.name += "-failures-only"
    run.context.failuresOnly = true
    return run
  }
}
