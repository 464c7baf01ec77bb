package import RightsModel

/// A baseline that does not say who publishes its content, or where.
package enum MissingSource: LintRule {
  package static let id = "missing-source"
  package static let summary = "the baseline does not say where its values come from"

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard let source = subject.document.source else {
      // What an overlay does not change comes from what it extends.
      if subject.document.extends != nil { return [] }
      return [
        Diagnostic(
          .warning, code, "`\(subject.document.id)` does not say where its values come from",
          at: subject.document.location, help: "add `source:` with `publisher` and `document`")
      ]
    }
    guard source.document == nil, source.url == nil else { return [] }
    return [
      Diagnostic(
        .note, code, "`source` names no `document` and no `url`", at: subject.document.location,
        help: "say where a reader can check the values")
    ]
  }
}
