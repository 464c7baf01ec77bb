package import RightsModel
internal import RightsText
internal import RightsYAML

/// Our own Snapshot documents: JSON Lines as `plumbline read` prints them, one JSON object, or YAML.
///
/// What `read` prints holds everything that judging needs: reading it again gives the same verdicts.
package enum NativeSnapshot: SnapshotFormat {
  package static let id = "snapshot"
  package static let summary = "native Snapshot documents (JSON Lines, JSON or YAML)"
  package static let names = NameSemantics.anything

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    // Nearly every file begins like a template, which is no document of ours.
    if let first = Self.firstCharacter(head), first == UInt8(ascii: "[") || first == UInt8(ascii: ";") { return false }
    let text = DecodedText(head)
    guard let first = text.bytes.first(where: { $0 > 0x20 }) else { return false }
    let content = String(decoding: text.bytes, as: UTF8.self)
    if first == UInt8(ascii: "{") {
      return content.contains("\"Snapshot\"") && content.contains("\"kind\"")
    }
    return content.split(whereSeparator: \.isNewline).contains { line in
      line.hasPrefix("kind:") && line.dropFirst(5).contains("Snapshot")
    }
  }

  /// The first byte that is neither white space nor part of a byte order mark.
  private static func firstCharacter(_ head: Span<UInt8>) -> UInt8? {
    for index in 0..<head.count {
      let byte = head[index]
      if byte > 0x20, byte != 0xFF, byte != 0xFE, byte != 0xEF, byte != 0xBB, byte != 0xBF { return byte }
    }
    return nil
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    let diagnostics = DiagnosticCollector()
    let nodes: [YAMLNode]
    do throws(DiagnosticError) {
      nodes = try Self.nodes(file, context)
    } catch {
      return [
        Snapshot(subject: context.subject, layer: .effective)
          .unreadable("the document", error.diagnostic.moved(down: context.firstLine - 1))
      ]
    }
    return nodes.map { node in
      let collector = DiagnosticCollector()
      var snapshot = NativeSnapshotDecoder(diagnostics: collector, fallback: context.subject).decode(node)
      // A document that is wrong anywhere is believed nowhere.
      if collector.hasErrors {
        snapshot.rights = RightsTable(repeating: ObservedRight(.notCollected))
        snapshot.completeness = .partial(reason: "the Snapshot document is not valid")
        (snapshot.tokens, snapshot.providers, snapshot.wmi, snapshot.collected) = ([], [], nil, [:])
      }
      snapshot.diagnostics += collector.diagnostics + diagnostics.diagnostics
      return snapshot
    }
  }

  /// Where each document of a file lies, with whom it is about; empty where that cannot be told without reading it all.
  ///
  /// Bytes of JSON Lines; lines are 1-based.
  private static func index(_ file: [UInt8]) -> [(bytes: Range<Int>, line: Int)] {
    var documents: [(bytes: Range<Int>, line: Int)] = []
    var start = 0
    var line = 1
    while start < file.count {
      let end = file[start...].firstIndex(of: 0x0A) ?? file.count
      let isBlank = file[start..<end].allSatisfy { $0 <= 0x20 }
      if !isBlank { documents.append((start..<end, line)) }
      start = end + 1
      line += 1
    }
    // A line that is broken or cut off, such as the last one of a disk that was full, must not take the others with it.
    let isLines =
      documents.allSatisfy { file[$0.bytes].first { $0 > 0x20 } == UInt8(ascii: "{") }
      && documents.first.map { file[$0.bytes].last { $0 > 0x20 } == UInt8(ascii: "}") } == true
    return isLines ? documents : []
  }

  private static func nodes(_ file: Span<UInt8>, _ context: ReadContext) throws(DiagnosticError) -> [YAMLNode] {
    let text = DecodedText(file)
    guard text.bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else {
      return try YAMLReader.documents(file, uri: context.uri).map { $0.moved(down: context.firstLine - 1) }
    }
    let lines = index(text.bytes)
    let limits = YAMLLimits(
      maximumBytes: 64 << 20, maximumDepth: 16, maximumNodes: 2_000_000, permitsEscapedControls: true)
    guard lines.count > 1 else {
      return [try JSONDocument.node(file, uri: context.uri, limits: limits).moved(down: context.firstLine - 1)]
    }
    var nodes: [YAMLNode] = []
    for line in lines {
      let document = Array(text.bytes[line.bytes])
      do {
        let node = try JSONDocument.node(document.span, uri: context.uri, limits: limits)
        nodes.append(node.moved(down: context.firstLine + line.line - 2))
      } catch {
        throw DiagnosticError(error.diagnostic.moved(down: line.line - 1))
      }
    }
    return nodes
  }
}

extension Diagnostic {
  /// The same, of a part of a file that begins some lines below its top.
  fileprivate func moved(down lines: Int) -> Diagnostic {
    var moved = self
    if let line = location?.line { moved.location?.line = line + lines }
    return moved
  }
}
