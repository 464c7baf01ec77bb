package import RightsModel

/// An overlay without `appliesTo` on a baseline that has one.
package enum ScopeNotInherited: LintRule {
  package static let page = LintPage(
    "scope-not-inherited", .warning, "an overlay has no `appliesTo`, and what it extends has one",
    why: """
      `appliesTo` is not inherited. The overlay fits every machine, so that domain controllers may be judged by the
      rules of clients.
      """,
    mend: "Repeat `appliesTo:` in the overlay.",
    finds: [
      LintExample(
        "👉extends: parent\nrights: {SeTcbPrivilege: {expect: no one}}",
        parent: "appliesTo: {os: windows-11}\nrights: {SeDebugPrivilege: {expect: no one}}")
    ],
    silent: [
      LintExample(
        "extends: parent\nappliesTo: {os: windows-11}\nrights: {SeTcbPrivilege: {expect: no one}}",
        parent: "appliesTo: {os: windows-11}\nrights: {SeDebugPrivilege: {expect: no one}}")
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard let parent = subject.parent, parent.document.appliesTo != Baseline.Applicability(),
      subject.document.appliesTo == Baseline.Applicability()
    else { return [] }
    return [
      finding(
        "the overlay fits every subject: `appliesTo` is not inherited", at: subject.document.place(of: "extends"),
        help: "repeat `appliesTo:` here",
        notes: [Diagnostic.Note("what it extends stands here", at: parent.document.location)])
    ]
  }
}
