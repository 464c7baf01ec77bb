package import RightsModel

/// A critical rule of a machine baseline without a word on why.
package enum MissingRationale: LintRule {
  package static let page = LintPage(
    "missing-rationale", .note, "a critical rule has no rationale",
    why: "The rationale is what an owner reads when the rule fails. Without it the discussion starts from nothing.",
    mend: "Add `rationale:` with what a holder of the right can do.",
    finds: ["rights:\n  👉SeTcbPrivilege: {expect: no one, severity: critical}"],
    silent: ["rights:\n  SeTcbPrivilege: {expect: no one, severity: critical, rationale: It is the whole machine.}"])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard subject.baseline.layer == .effective else { return [] }
    return subject.baseline.rules.filter { !$0.isUnlisted && $0.severity == .critical && $0.rationale == nil }.map {
      finding(
        "the critical rule of \($0.right) has no rationale", at: $0.declaredAt,
        help: "add `rationale:`: it is what an owner reads when the rule fails")
    }
  }
}
