package import RightsModel

/// A baseline that does not say who publishes its content.
package enum MissingSource: LintRule {
  package static let page = LintPage(
    "missing-source", .warning, "the baseline does not say where its values come from",
    why: "Nobody can check a value whose origin is not known, nor tell when its publisher has changed it.",
    mend: "Add `source:` with `publisher` and `document`; for rules of your own, name who decided them.",
    finds: [LintExample("👉layer: effective\nrights: {SeTcbPrivilege: {expect: no one}}", lacking: ["source"])],
    silent: ["source: {publisher: Example, document: Minutes of May}\nrights: {SeTcbPrivilege: {expect: no one}}"])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    // What an overlay does not change comes from what it extends.
    guard subject.document.source == nil, subject.document.extends == nil else { return [] }
    return [
      finding(
        "`\(subject.document.id)` does not say where its values come from",
        at: subject.document.location, help: "add `source:` with `publisher` and `document`")
    ]
  }
}
