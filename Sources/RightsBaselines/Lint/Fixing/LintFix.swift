/// How `lint --fix` mends a finding: by changing the one word or list item that stands at its place.
///
/// A fix never changes what a baseline means, except where the meaning was the mistake; its page then says so.
package struct LintFix: Sendable {
  enum Action: Sendable {
    /// The text of the scalar in, the better text out; nil where a person has to decide.
    case rewrite(@Sendable (String) -> String?)
    /// The list item goes.
    case removal
  }

  /// What it does, as a clause.
  package var summary: String
  var action: Action

  static func rewrite(_ summary: String, _ rewrite: @escaping @Sendable (String) -> String?) -> LintFix {
    LintFix(summary: summary, action: .rewrite(rewrite))
  }

  static func removal(_ summary: String) -> LintFix { LintFix(summary: summary, action: .removal) }
}
