package import RightsModel
import RightsYAML

/// An overlay on an older version of the publisher's content.
package enum OutdatedParent: LintRule {
  package static let page = LintPage(
    "outdated-parent", .note, "an overlay stands on an older version of the publisher's content",
    why: """
      A name with `@` is a version that is kept for comparison; the plain name is the newest. What the publisher has
      corrected since does not reach the overlay.
      """,
    mend: "Extend the name without `@` and read what differs: `plumbline baseline diff OLD NEW`.",
    finds: [
      LintExample(
        "extends: 👉theirs@1\nrights: {SeTcbPrivilege: {expect: no one}}",
        others: [("theirs@1", "rights: {SeDebugPrivilege: {expect: no one}}")])
    ],
    silent: [
      LintExample(
        "extends: theirs\nrights: {SeTcbPrivilege: {expect: no one}}",
        others: [("theirs", "rights: {SeDebugPrivilege: {expect: no one}}")])
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    // An old version may stand on an old version.
    guard let extends = subject.document.extends, extends.value.contains("@"), !subject.document.id.contains("@") else {
      return []
    }
    return [
      finding(
        "`\(extends.value)` is an older version", at: extends.location,
        help: "extend `\(BaselineID.base(of: extends.value))`, and read what differs")
    ]
  }
}
