package import RightsModel

/// An overlay that says of a right what it inherits anyway.
package enum UnchangedRule: LintRule {
  package static let page = LintPage(
    "unchanged-rule", .note, "an overlay repeats a rule as it is inherited",
    why: """
      The rule looks as if it were changed on purpose. When the publisher tightens it, the copy keeps the old value, and
      nobody knows that nobody wanted it.
      """,
    mend: "Remove the rule from the overlay.",
    finds: [
      LintExample(
        "extends: parent\nrights:\n  👉SeDebugPrivilege: {expect: {exactly: [S-1-5-32-544]}}",
        parent: "rights:\n  SeDebugPrivilege: {expect: {exactly: [Administrators]}}")
    ],
    silent: [
      LintExample(
        "extends: parent\nrights:\n  SeDebugPrivilege: {expect: {exactly: [S-1-5-32-544]}, severity: high}",
        parent: "rights:\n  SeDebugPrivilege: {expect: {exactly: [Administrators]}}")
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard let parent = subject.parent else { return [] }
    return subject.document.rights.compactMap { entry in
      guard let old = parent.rules.first(where: { $0.right == entry.right }),
        let new = subject.baseline.rules.first(where: { $0.right == entry.right }), isSame(old, new)
      else { return nil }
      return finding(
        "\(entry.right) is as it is inherited", at: entry.location, help: "remove the rule from the overlay",
        notes: [Diagnostic.Note("the inherited rule stands here", at: old.declaredAt)])
    }
  }

  private static func isSame(_ old: Rule, _ new: Rule) -> Bool {
    old.severity == new.severity && old.rationale == new.rationale && old.references == new.references
      && old.isUnlisted == new.isUnlisted && old.branches == new.branches
      && AssignmentBox.areEqual(old.expectation, new.expectation)
  }
}
