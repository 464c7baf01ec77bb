package import RightsModel
package import RightsYAML

/// Where what a resolved rule says beside its expectation was written; operators and principals carry their own places.
package struct RuleOrigins: Sendable, Hashable {
  /// A key of the rule, else of a document, else the document that leaves it at medium.
  package var severity: SourceLocation
  package var rationale: SourceLocation?
  package var references: SourceLocation?
  /// Why the rule differs from what was inherited, the nearest document first.
  package var reasons: [Located<String>]
}
