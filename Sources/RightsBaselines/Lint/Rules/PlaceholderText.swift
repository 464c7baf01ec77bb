package import RightsModel
import RightsYAML

/// A text that was to be written later.
package enum PlaceholderText: LintRule {
  package static let page = LintPage(
    "placeholder-text", .warning, "a reason, a rationale or another text says nothing yet",
    why: """
      A reason is what an auditor reads when a baseline is loosened. `TODO` answers nothing, and the day on which
      somebody knew the answer is gone.
      """,
    mend: "Write who decided it and why, in a sentence.",
    finds: [
      LintExample(
        """
        extends: parent
        rights:
          SeDebugPrivilege: {add: [Users], 👉reason: TODO}
        """, parent: "rights: {SeDebugPrivilege: {expect: {exactly: [Administrators]}}}"),
      "👉title: tbd\nrights: {SeTcbPrivilege: {expect: no one}}",
    ],
    silent: [
      LintExample(
        """
        extends: parent
        rights:
          SeDebugPrivilege: {add: [Users], reason: The build farm attaches to tests as the user who runs them.}
        """, parent: "rights: {SeDebugPrivilege: {expect: {exactly: [Administrators]}}}")
    ],
    alongside: ["powerful-right-for-all"])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    let document = subject.document
    var texts: [(key: String, text: String?, place: SourceLocation)] = [
      ("title", document.title, document.place(of: "title")), ("reason", document.reason, document.place(of: "reason")),
      ("publisher", document.source?.publisher, document.place(of: "source")),
      ("document", document.source?.document, document.place(of: "source")),
    ]
    for entry in document.rights {
      texts += [
        ("reason", entry.reason, entry.place(of: "reason")),
        ("rationale", entry.rationale, entry.place(of: "rationale")),
      ]
    }
    return texts.compactMap { key, text, place in
      guard let text, isPlaceholder(text) else { return nil }
      return finding("`\(key)` is \(Quoted.text(text)), which says nothing", at: place, help: "write it")
    }
  }

  private static func isPlaceholder(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard let first = words.first else { return true }
    if ["todo", "tbd", "fixme", "xxx", "tba"].contains(first) { return true }
    let whole = words.joined(separator: " ")
    return [
      "n a", "na", "none", "test", "reason", "rationale", "because", "placeholder", "lorem ipsum", "asdf", "unknown",
    ]
    .contains(whole) || whole.hasPrefix("lorem ipsum")
  }
}
