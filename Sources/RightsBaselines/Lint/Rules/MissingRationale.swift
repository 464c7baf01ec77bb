package import RightsModel

/// A critical rule of a machine baseline without a word on why.
package enum MissingRationale: LintRule {
  package static let id = "missing-rationale"
  package static let summary = "a critical rule has no rationale"

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard subject.baseline.layer == .effective else { return [] }
    return subject.baseline.rules.filter { !$0.isUnlisted && $0.severity == .critical && $0.rationale == nil }.map {
      Diagnostic(
        .note, code, "the critical rule of \($0.right) has no rationale", at: $0.declaredAt,
        help: "add `rationale:`: it is what an owner reads when the rule fails")
    }
  }
}
