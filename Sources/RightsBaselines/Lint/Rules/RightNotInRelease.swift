package import RightsModel

/// A rule of a right that no release of `appliesTo` has: it can never be judged.
package enum RightNotInRelease: LintRule {
  package static let id = "right-not-in-release"
  package static let summary = "no release of `appliesTo` has the right"

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    let releases = subject.releases
    guard !releases.isEmpty else { return [] }
    return subject.baseline.rules.filter { rule in
      !rule.isUnlisted && !releases.contains { $0.rights.contains(rule.right) }
    }.map { rule in
      Diagnostic(
        .warning, code,
        "no release of `appliesTo` has \(rule.right): the rule of `\(subject.document.id)` is never judged",
        at: rule.declaredAt, help: "remove the rule, or widen `appliesTo`")
    }
  }
}
