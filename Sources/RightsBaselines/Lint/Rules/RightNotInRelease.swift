package import RightsModel

/// A rule of a right that no release of `appliesTo` has: it can never be judged.
package enum RightNotInRelease: LintRule {
  package static let page = LintPage(
    "right-not-in-release", .warning, "no release of `appliesTo` has the right",
    why: "The rule is not applicable to any machine that the baseline fits, so it is never judged.",
    mend: "Remove the rule, or widen `appliesTo`.",
    finds: [
      "appliesTo: {os: windows-xp-sp2}\nrights:\n  👉SeTimeZonePrivilege: {expect: {exactly: [Administrators]}}"
    ],
    silent: [
      """
      appliesTo: {os: [windows-xp-sp2, windows-11]}
      rights:
        SeTimeZonePrivilege: {expect: {exactly: [Administrators]}}
      """
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    let releases = subject.releases
    guard !releases.isEmpty else { return [] }
    return subject.baseline.rules.filter { rule in
      !rule.isUnlisted && !releases.contains { $0.rights.contains(rule.right) }
    }.map { rule in
      finding(
        "no release of `appliesTo` has \(rule.right): the rule of `\(subject.document.id)` is never judged",
        at: rule.declaredAt, help: "remove the rule, or widen `appliesTo`")
    }
  }
}
