import RightsModel
package import RightsYAML

/// The documents of one YAML file, told apart by kind. A file may hold several of several kinds.
package struct DocumentFile: Sendable {
  /// One document, not decoded yet.
  package struct Part: Sendable {
    package var kind: DocumentKind
    package var node: YAMLNode
  }

  package var uri: String
  /// In the order of the file; what is of no known kind is left out and reported.
  package var parts: [Part]

  /// Reads a file and tells its documents apart; nothing is decoded yet.
  ///
  /// - Parameter expected: the kinds that make sense where the file was named; others are reported.
  package init(
    _ bytes: [UInt8], uri: String, expected: Set<DocumentKind> = Set(DocumentKind.allCases),
    limits: YAMLLimits = .default, items: YAMLItems? = nil, diagnostics: DiagnosticCollector
  ) {
    self.uri = uri
    parts = []
    do {
      let nodes = try YAMLReader.documents(bytes, uri: uri, limits: limits, items: items)
      if nodes.isEmpty {
        diagnostics.error(
          "empty-document", "the file holds no document", at: SourceLocation(uri: uri, line: 1),
          help: "write one that begins with `apiVersion: \(DocumentHeader.apiVersion)` and `kind:`")
      }
      parts = nodes.compactMap { Self.part($0, expected: expected, diagnostics: diagnostics) }
    } catch {
      diagnostics.report(error.diagnostic)
    }
  }

  /// The nodes of one kind, in order.
  package func nodes(of kind: DocumentKind) -> [YAMLNode] { parts.filter { $0.kind == kind }.map(\.node) }

  /// Decodes every Policy of the file.
  package func policies(_ diagnostics: DiagnosticCollector) -> [Policy] {
    nodes(of: .policy).compactMap { Policy(decoding: $0, diagnostics: diagnostics) }
  }

  private static func part(
    _ node: YAMLNode, expected: Set<DocumentKind>, diagnostics: DiagnosticCollector
  ) -> Part? {
    guard let document = MappingReader(node, diagnostics: diagnostics),
      let value = document.required("kind"), let text = value.string()
    else { return nil }
    guard let kind = DocumentKind(rawValue: text) else {
      return value.unknown(text, among: DocumentKind.allCases.filter(expected.contains).map(\.rawValue))
    }
    guard expected.contains(kind) else {
      let names = DocumentKind.allCases.filter(expected.contains).map { "`\($0.rawValue)`" }.joined(separator: " or ")
      return value.fail("wrong-kind", "this is a `\(text)`, not a \(names)", help: "give the right file")
    }
    return Part(kind: kind, node: node)
  }
}
