package import RightsModel

/// Reads YAML 1.1 and the JSON that is YAML into located nodes, through libyaml's events.
///
/// Refused, with file, line and column: duplicate keys, merge keys, keys that are not text, tags other than `!!str`,
/// `!!seq`, `!!map` and the scalar ones of the core schema, control characters, invalid UTF-8, tabs as indentation,
/// whatever passes a limit. UTF-16 is read where a byte order mark says so.
package enum YAMLReader {
  /// Every document of a stream that holds something, in order; empty documents are left out.
  ///
  /// - Parameters:
  ///   - bytes: the whole stream.
  ///   - uri: what locations call it.
  ///   - items: a list of the root that is not kept: an empty one stands in its place.
  /// - Throws: the first thing that is wrong; nothing of a broken stream is returned.
  package static func documents(
    _ bytes: Span<UInt8>, uri: String, limits: YAMLLimits = .default, items: YAMLItems? = nil
  ) throws(DiagnosticError) -> [YAMLNode] {
    let text = try YAMLText.decode(bytes, uri: uri, limits: limits)
    return try text.withUnsafeBufferPointer { (buffer) throws(DiagnosticError) -> [YAMLNode] in
      var builder = try YAMLNodeBuilder(buffer, uri: uri, limits: limits, items: items)
      return try builder.documents()
    }
  }

  /// The same for bytes in an array.
  package static func documents(
    _ bytes: [UInt8], uri: String, limits: YAMLLimits = .default, items: YAMLItems? = nil
  ) throws(DiagnosticError) -> [YAMLNode] {
    try documents(bytes.span, uri: uri, limits: limits, items: items)
  }

  /// The only document of a stream.
  ///
  /// - Throws: also where there is none, or more than one.
  package static func document(
    _ bytes: [UInt8], uri: String, limits: YAMLLimits = .default, items: YAMLItems? = nil
  ) throws(DiagnosticError) -> YAMLNode {
    let all = try documents(bytes, uri: uri, limits: limits, items: items)
    guard let first = all.first else {
      throw DiagnosticError(
        Diagnostic(.error, "empty-document", "the file holds no document", at: SourceLocation(uri: uri)))
    }
    if all.count > 1 {
      throw DiagnosticError(
        Diagnostic(.error, "several-documents", "only one document is allowed here", at: all[1].location))
    }
    return first
  }
}
