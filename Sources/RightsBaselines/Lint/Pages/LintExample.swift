/// A baseline in a few lines, and further files where the mistake needs them.
///
/// Top-level keys that a document must have and that the text lacks are added at its end. `👉` marks what is found.
package struct LintExample: Sendable {
  /// Keys that are not added, since the mistake is that they are missing.
  private var lacking: [String]
  private var text: String
  /// By path below `Baselines/`, without `.yaml`.
  private var others: [(id: String, text: String)]

  /// - Parameters:
  ///   - text: of the document `example`.
  ///   - parent: of the document `parent`, for examples that extend it.
  ///   - others: further documents by id.
  ///   - lacking: top-level keys that are not added.
  package init(
    _ text: String, parent: String? = nil, others: [(id: String, text: String)] = [], lacking: [String] = []
  ) {
    self.text = text
    self.others = (parent.map { [("parent", $0)] } ?? []) + others
    self.lacking = lacking
  }

  /// What a page prints.
  package var shown: String {
    others.isEmpty
      ? text
      : others.map { "# \($0.id).yaml\n\($0.text)\n---\n" }.joined() + "# example.yaml\n" + text
  }

  /// Whole documents by id, marks kept.
  package var documents: [(id: String, text: String)] {
    ([("example", text)] + others).map { ($0.0, completed($0.1, id: $0.0)) }
  }

  private func completed(_ text: String, id: String) -> String {
    let keys = [
      "apiVersion: plumbline/v1", "kind: Baseline", "id: \(id)", "title: An example", "version: \"1\"",
      "source: {publisher: Example, document: A page, url: \"https://example.com/page\"}", "layer: effective",
      "severity: medium", "unlisted: ignore",
    ]
    let lines = text.split(separator: "\n").map { $0.drop { $0 == "👉" } }
    let missing = keys.filter { key in
      let name = key.prefix { $0 != ":" }
      return !lacking.contains(String(name)) && !lines.contains { $0.hasPrefix(name + ":") }
    }
    return ([text] + missing).joined(separator: "\n") + "\n"
  }
}

extension LintExample: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self.init(value) }
}
