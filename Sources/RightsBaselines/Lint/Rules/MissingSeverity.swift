package import RightsModel

/// A right that is as good as the machine, whose rule is medium because nobody said otherwise.
package enum MissingSeverity: LintRule {
  package static let page = LintPage(
    "missing-severity", .note, "nothing says how severe the rule of a right is that is as good as the machine",
    why: """
      Where neither the rule nor the document gives a severity it is medium, the same as for a wrong time zone. A run
      that fails on high and above then passes over the holder of SeTcbPrivilege.
      """,
    mend: "Add `severity:` to the rule or to the document.",
    finds: [LintExample("rights:\n  👉SeTcbPrivilege: {expect: no one}", lacking: ["severity"])],
    silent: [
      LintExample("rights:\n  SeTcbPrivilege: {expect: no one, severity: high}", lacking: ["severity"]),
      LintExample("severity: high\nrights:\n  SeTcbPrivilege: {expect: no one}"),
      LintExample("rights:\n  SeTimeZonePrivilege: {expect: no one}", lacking: ["severity"]),
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard subject.document.severity == nil, subject.parent == nil else { return [] }
    return subject.document.rights.filter { $0.severity == nil && $0.right.isAsGoodAsTheMachine }.map {
      finding(
        "nothing says how severe the rule of \($0.right) is, so it is medium", at: $0.location,
        help: "add `severity:` to the rule or to the document")
    }
  }
}
