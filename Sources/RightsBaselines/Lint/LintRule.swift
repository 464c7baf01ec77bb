package import RightsModel

/// One thing that can be said of a baseline without a machine: beyond what loading refuses.
///
/// To add one: a file in `Rules`, a line in `LintRules.all`, a passing and a failing example in its test.
package protocol LintRule: Sendable {
  /// Stable, kebab-case: the code of its diagnostics. Named for the thing found.
  static var id: String { get }
  /// One line for the list of rules.
  static var summary: String { get }
  /// What it finds, in any order.
  static func check(_ subject: LoadedBaseline) -> [Diagnostic]
}

extension LintRule {
  static var code: Diagnostic.Code { Diagnostic.Code(id) }
}
