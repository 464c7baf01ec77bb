import FoundationEssentials
import RightsModel
import RightsText
import RightsYAML

/// Reads a JSON file into the same located nodes as YAML, so that one strict decoding serves both.
enum JSONDocument {
  /// Reads YAML that may be UTF-16 without a byte order mark.
  static func yaml(_ bytes: Span<UInt8>, uri: String, limits: YAMLLimits) throws(DiagnosticError) -> YAMLNode {
    try YAMLReader.document(utf8(bytes) ?? copy(bytes), uri: uri, limits: limits)
  }

  /// Reads JSON. Foundation's decoder says whether it is JSON; nodes, which know where they stand and which keys are double,
  /// come from the YAML reader, since JSON without surrogate pairs is YAML.
  static func node(_ bytes: Span<UInt8>, uri: String, limits: YAMLLimits) throws(DiagnosticError) -> YAMLNode {
    guard let text = utf8(bytes), text.count <= limits.maximumBytes else {
      return try YAMLReader.document(copy(bytes), uri: uri, limits: limits)
    }
    let source = JSONEscapes.escapingUnprintable(in: JSONEscapes.replacingSurrogatePairs(in: text))
    let node = Result { () throws(DiagnosticError) in try YAMLReader.document(source, uri: uri, limits: limits) }
    do {
      _ = try JSONDecoder().decode(AnyJSON.self, from: Data(text))
    } catch {
      var location: SourceLocation? = SourceLocation(uri: uri, line: 1)
      if case .failure(let fault) = node { location = fault.diagnostic.location }
      // A file that stops short is at fault in its last line, not in the one behind it.
      let last = text.count { $0 == UInt8(ascii: "\n") } + 1
      if let line = location?.line, line > last { location = SourceLocation(uri: uri, line: last) }
      throw DiagnosticError(
        Diagnostic(
          .error, "malformed-json", "the file is not valid JSON", at: location,
          help: "check quotes, commas and brackets; JSON has no comments"))
    }
    return try node.get()
  }

  // Nil for what is not clean text: the YAML reader refuses it and knows where. A NUL that is not half of the first
  // character, which a document always has in ASCII, makes no UTF-16.
  private static func utf8(_ bytes: Span<UInt8>) -> [UInt8]? {
    let text = DecodedText(bytes)
    guard text.replacements == 0, !text.endsInsideUnit else { return nil }
    switch text.encoding {
    case .utf8: return text.bytes
    case .utf16LittleEndian, .utf16BigEndian:
      let isMarked = bytes.count >= 2 && bytes[0] >= 0xFE && bytes[1] >= 0xFE
      return isMarked || (bytes.count >= 2 && (bytes[0] == 0) != (bytes[1] == 0)) ? text.bytes : nil
    case .windows1252: return nil
    }
  }

  private static func copy(_ bytes: Span<UInt8>) -> [UInt8] {
    [UInt8](capacity: bytes.count) { output in for index in bytes.indices { output.append(bytes[index]) } }
  }

}

/// Accepts any JSON, so that decoding it checks the grammar and nothing else.
private struct AnyJSON: Decodable {
  init(from decoder: any Decoder) {}
}
