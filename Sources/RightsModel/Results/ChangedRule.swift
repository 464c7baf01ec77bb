/// A rule as overlays of a policy made it for a subject. Boxed: nearly all results are of a rule as its baseline has it.
package final class ChangedRule: Sendable, Hashable {
  /// One overlay that changed it.
  package struct Change: Sendable, Hashable {
    /// The id of the overlay's document; nil where a policy writes the change itself.
    package var overlay: String?
    package var location: SourceLocation
    package var reason: String?

    package init(overlay: String?, location: SourceLocation, reason: String?) {
      self.overlay = overlay
      self.location = location
      self.reason = reason
    }
  }

  /// Under the id that it has without them; declared where the last of them changes it.
  package let rule: Rule
  /// In the order in which they are applied.
  package let changes: [Change]

  package init(_ rule: Rule, _ changes: [Change]) {
    self.rule = rule
    self.changes = changes
  }

  package static func == (lhs: ChangedRule, rhs: ChangedRule) -> Bool {
    lhs === rhs || lhs.rule == rhs.rule && lhs.changes == rhs.changes
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(rule)
    hasher.combine(changes)
  }
}

extension RunContext {
  /// The rule that a result is a result of, as its subject has it.
  package func rule(of result: RuleResult) -> RunRule {
    result.changed.map { .baseline($0.rule) } ?? rules[result.ruleIndex]
  }
}
