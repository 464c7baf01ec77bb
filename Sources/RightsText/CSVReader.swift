package import RightsModel

/// Reads CSV row by row (RFC 4180): commas, quotes with `""` inside, CRLF, LF or CR. Nothing is kept of earlier rows.
package struct CSVReader {
  /// One field with the place where it begins.
  package struct Field: Sendable {
    package var text: String
    package var location: SourceLocation
    /// True where it stands in quotes, so that its end is seen.
    package var isQuoted: Bool
  }

  private let bytes: [UInt8]
  private let uri: String
  private let separator: UInt8
  private var index = 0
  private var line = 1
  private var column = 1

  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark.
  ///   - separator: what stands between fields; `;` where the list separator of the writer's culture is that.
  package init(_ bytes: [UInt8], uri: String, separator: UInt8 = UInt8(ascii: ",")) {
    self.bytes = bytes
    self.uri = uri
    self.separator = separator
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// Whether no line end follows the row that was read last, so that it may be cut.
  package var isUnfinished: Bool { index == bytes.count && bytes.last.map(Self.isLineEnd) == false }

  /// The fields of the next row that is not blank, or nil at the end.
  package mutating func next() throws(DiagnosticError) -> [Field]? {
    while index < bytes.count, Self.isLineEnd(bytes[index]) { newLine() }
    guard index < bytes.count else { return nil }
    var fields = [try field()]
    while index < bytes.count, !Self.isLineEnd(bytes[index]) {
      // `field` stops at a separator or a line end only.
      step()
      fields.append(try field())
    }
    return fields
  }

  private mutating func field() throws(DiagnosticError) -> Field {
    let start = location
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
      let first = index
      while index < bytes.count, bytes[index] != separator, !Self.isLineEnd(bytes[index]) {
        if bytes[index] == UInt8(ascii: "\"") {
          throw fault("a quote stands inside a field that does not begin with one", at: location)
        }
        step()
      }
      return Field(text: try text(Array(bytes[first..<index]), at: start), location: start, isQuoted: false)
    }
    step()
    var content: [UInt8] = []
    while true {
      guard index < bytes.count else { throw fault("a quoted field has no end", at: start) }
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        step()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { break }
      }
      content.append(byte)
      if Self.isLineEnd(byte) { newLine(into: &content) } else { step() }
    }
    guard index == bytes.count || bytes[index] == separator || Self.isLineEnd(bytes[index]) else {
      throw fault("something stands behind the closing quote of a field", at: location)
    }
    return Field(text: try text(content, at: start), location: start, isQuoted: true)
  }

  private func text(_ content: [UInt8], at location: SourceLocation) throws(DiagnosticError) -> String {
    if content.contains(0) { throw fault("the file holds NUL", at: location) }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw DiagnosticError(
        Diagnostic(.error, "invalid-encoding", "the text is not UTF-8", at: location, help: "save the file as UTF-8"))
    }
    return text
  }

  private var location: SourceLocation { SourceLocation(uri: uri, line: line, column: column) }

  private mutating func step() {
    if bytes[index] & 0xC0 != 0x80 { column += 1 }
    index += 1
  }

  private mutating func newLine() {
    var ignored: [UInt8] = []
    newLine(into: &ignored)
  }

  // CRLF is one line end; its second half belongs to the field that holds it.
  private mutating func newLine(into content: inout [UInt8]) {
    let isPair =
      bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
    if isPair { content.append(UInt8(ascii: "\n")) }
    index += isPair ? 2 : 1
    line += 1
    column = 1
  }

  private func fault(_ message: String, at location: SourceLocation) -> DiagnosticError {
    DiagnosticError(
      Diagnostic(
        .error, "malformed-csv", message, at: location,
        help: "put the whole field in quotes and write each quote inside twice"))
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}
