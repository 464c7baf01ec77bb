package import RightsModel

/// Gathers what is wrong with documents, so that all of it is reported and not only the first thing.
///
/// Not safe to share between tasks: one reading, one collector.
package final class DiagnosticCollector {
  /// How many are kept; a broken file can have millions.
  package static let limit = 1000

  private var kept: [Diagnostic] = []
  private var dropped = 0
  /// True once an error was reported, kept or not.
  package private(set) var hasErrors = false

  package init() {}

  /// In the order of reporting; where some were dropped, the last one says how many.
  package var diagnostics: [Diagnostic] {
    guard dropped > 0 else { return kept }
    return kept + [Diagnostic(.note, "more-diagnostics", "\(dropped) more problems are not shown")]
  }

  package func report(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { hasErrors = true }
    if kept.count < Self.limit { kept.append(diagnostic) } else { dropped += 1 }
  }

  package func error(
    _ code: Diagnostic.Code, _ message: String, at location: SourceLocation?, help: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    report(Diagnostic(.error, code, message, at: location, help: help, notes: notes))
  }

  package func warning(
    _ code: Diagnostic.Code, _ message: String, at location: SourceLocation?, help: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    report(Diagnostic(.warning, code, message, at: location, help: help, notes: notes))
  }
}
