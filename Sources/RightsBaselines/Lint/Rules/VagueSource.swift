package import RightsModel

/// A source without a document or an address.
package enum VagueSource: LintRule {
  package static let page = LintPage(
    "vague-source", .note, "the source names neither a document nor an address",
    why: "A publisher has many documents. Without its name or address nobody can check the values.",
    mend: "Add `document:` or `url:` to the source.",
    finds: ["👉source: {publisher: Example}\nrights: {SeTcbPrivilege: {expect: no one}}"],
    silent: ["source: {publisher: Example, document: A page}\nrights: {SeTcbPrivilege: {expect: no one}}"])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard let source = subject.document.source, source.document == nil, source.url == nil else { return [] }
    return [
      finding(
        "`source` names no `document` and no `url`", at: subject.document.place(of: "source"),
        help: "say where a reader can check the values")
    ]
  }
}
