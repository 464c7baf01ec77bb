package import RightsModel

/// Reads XML 1.0 with namespaces, through libxml2's SAX2 events, into located elements.
///
/// Nothing but the given bytes is ever read: no network, no files, no entities beyond the five of XML itself. Refused, with
/// file, line and column: any DOCTYPE (and with it every entity declaration), what is not well-formed, NUL, invalid UTF-8 or
/// UTF-16, whatever passes a limit. UTF-8 and UTF-16 are read, with or without a byte order mark; another declared encoding
/// is read where the text is ASCII. Safe to call from several tasks at once.
package enum XMLReader {
  /// The root element of a document with all that it holds.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - uri: what locations call it.
  /// - Throws: the first thing that is wrong; nothing of a broken document is returned.
  package static func document(
    _ bytes: Span<UInt8>, uri: String, limits: XMLLimits = .default
  ) throws(DiagnosticError) -> XMLElement {
    let text = try XMLText.decode(bytes, uri: uri, limits: limits)
    try XMLTagScan.check(text, uri: uri, limits: limits)
    let builder = XMLTreeBuilder(text: text, uri: uri, limits: limits)
    let parser = try XMLParserHandle(builder)
    parser.parse(text)
    return try builder.result()
  }

  /// The same for bytes in an array.
  package static func document(
    _ bytes: [UInt8], uri: String, limits: XMLLimits = .default
  ) throws(DiagnosticError) -> XMLElement {
    try document(bytes.span, uri: uri, limits: limits)
  }

  /// The name of the root element, for recognising a format from the first bytes of a file.
  ///
  /// - Parameter head: the beginning of a file; where it ends in the middle of something does not matter, as long as the
  ///   root's start tag is in it.
  /// - Returns: nil where this is no XML, or a DOCTYPE comes first.
  package static func root(_ head: Span<UInt8>) -> XMLName? {
    guard let text = try? XMLText.decodeHead(head) else { return nil }
    guard (try? XMLTagScan.check(text, uri: "", limits: .default)) != nil else { return nil }
    let builder = XMLTreeBuilder(text: text, uri: "", limits: .default)
    builder.stopsAtRoot = true
    guard let parser = try? XMLParserHandle(builder) else { return nil }
    parser.parse(text)
    return builder.rootName
  }

  /// The same for bytes in an array.
  package static func root(_ head: [UInt8]) -> XMLName? { root(head.span) }
}
