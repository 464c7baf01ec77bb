package import RightsModel

/// One thing that can be said of a baseline without a machine: beyond what loading refuses.
///
/// To add one: a file in `Rules`, a line in `LintRules.all`. The examples on its page are its test.
package protocol LintRule: Sendable {
  /// What people read about it, its id, its severity and its examples.
  static var page: LintPage { get }
  /// What it finds, in any order.
  static func check(_ subject: LoadedBaseline) -> [Diagnostic]
}

extension LintRule {
  package static var id: String { page.id }

  /// A diagnostic of this rule, with the severity that its page gives.
  static func finding(
    _ message: String, at location: SourceLocation?, help: String? = nil, notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    Diagnostic(page.severity, Diagnostic.Code(page.id), message, at: location, help: help, notes: notes)
  }
}
