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
    if let first = NativeText.firstCharacter(head), first == UInt8(ascii: "[") || first == UInt8(ascii: ";") {
      return false
    }
    let text = NativeText.utf8(head)
    guard let first = NativeText.firstCharacter(text.span) else { return false }
    let content = String(decoding: text, as: UTF8.self)
    if first == UInt8(ascii: "{") {
      return content.contains("\"Snapshot\"") && content.contains("\"kind\"")
    }
    return content.split(whereSeparator: \.isNewline).contains { line in
      line.hasPrefix("kind:") && line.dropFirst(5).contains("Snapshot")
        // A stream whose beginning was lost.
        || line.hasPrefix("{") && line.contains("\"Snapshot\"") && line.contains("\"kind\"")
    }
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    documents(file, context).map { document in
      switch document {
      case .success(let node): decode(node, context)
      case .failure(let fault):
        Snapshot(subject: context.subject, layer: .effective)
          .unreadable("the document", fault.diagnostic.moved(down: context.firstLine - 1))
      }
    }
  }

  private static func decode(_ node: YAMLNode, _ context: ReadContext) -> Snapshot {
    let collector = DiagnosticCollector()
    let node = node.moved(down: context.firstLine - 1)
    var snapshot = NativeSnapshotDecoder(diagnostics: collector, fallback: context.subject).decode(node)
    // A document that is wrong anywhere is believed nowhere.
    if collector.hasErrors {
      snapshot.rights = RightsTable(repeating: ObservedRight(.notCollected))
      snapshot.completeness = .partial(reason: "the Snapshot document is not valid")
      (snapshot.tokens, snapshot.providers, snapshot.wmi, snapshot.collected) = ([], [], nil, [:])
    }
    snapshot.diagnostics += collector.diagnostics
    return snapshot
  }

  private typealias Document = Result<YAMLNode, DiagnosticError>

  /// The documents of a file or of a slice of one, with lines that count from its top.
  private static func documents(_ file: Span<UInt8>, _ context: ReadContext) -> [Document] {
    let text = NativeText.utf8(file)
    let lines = lines(text)
    if lines.count > 1 {
      return lines.map { bytes, number in
        json(Array(text[bytes]).span, context).map { $0.moved(down: number - 1) }
          .mapError { DiagnosticError($0.diagnostic.moved(down: number - 1)) }
      }
    }
    if NativeText.firstCharacter(text.span) == UInt8(ascii: "{") { return [json(file, context)] }
    do throws(DiagnosticError) {
      return try YAMLReader.documents(file, uri: context.uri).map { .success($0) }
    } catch {
      return [.failure(error)]
    }
  }

  private static func json(_ text: Span<UInt8>, _ context: ReadContext) -> Document {
    do throws(DiagnosticError) {
      return .success(try JSONDocument.node(text, uri: context.uri, limits: limits))
    } catch {
      return .failure(error)
    }
  }

  private static let limits = YAMLLimits(
    maximumBytes: 64 << 20, maximumDepth: 16, maximumNodes: 2_000_000, permitsEscapedControls: true)

  /// The lines of JSON Lines that are not blank, with their 1-based numbers; empty where the text is not of lines.
  private static func lines(_ text: [UInt8]) -> [(bytes: Range<Int>, number: Int)] {
    var lines: [(bytes: Range<Int>, number: Int)] = []
    var shape = NativeShape()
    var isLines: Bool?
    var start = 0
    var number = 1
    while start < text.count, isLines != false {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      if !NativeShape.isBlank(text[start..<end]) {
        lines.append((start..<end, number))
        if isLines == nil { isLines = shape.take(Array(text[start..<end])) }
      }
      start = end + 1
      number += 1
    }
    return isLines == true ? lines : []
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
