/// A place in one input file, as a person names it.
///
/// Lines and columns are 1-based; a column counts Unicode scalars of the decoded line. Paths are as given or discovered,
/// with `/` separators, never made absolute.
package struct SourceLocation: Sendable, Hashable {
  /// The file, as the user named it or as discovery found it below a named folder.
  package var uri: String
  /// 1-based line, or nil where the whole file is meant.
  package var line: Int?
  /// 1-based column in Unicode scalars, or nil where the whole line is meant.
  package var column: Int?

  package init(uri: String, line: Int? = nil, column: Int? = nil) {
    self.uri = uri
    self.line = line
    self.column = column
  }
}

extension SourceLocation {
  /// `uri:line`, for a sentence.
  package var place: String { SourceLocation(uri: uri, line: line).description }
}

extension SourceLocation: CustomStringConvertible {
  /// `uri`, `uri:line` or `uri:line:column`.
  package var description: String {
    guard let line else { return uri }
    guard let column else { return "\(uri):\(line)" }
    return "\(uri):\(line):\(column)"
  }
}

extension SourceLocation: Comparable {
  /// By uri bytes, then line, then column; a missing number sorts first.
  package static func < (lhs: SourceLocation, rhs: SourceLocation) -> Bool {
    if lhs.uri != rhs.uri { return lhs.uri.utf8.lexicographicallyPrecedes(rhs.uri.utf8) }
    return (lhs.line ?? 0, lhs.column ?? 0) < (rhs.line ?? 0, rhs.column ?? 0)
  }
}
