package import RightsModel

/// A position in UTF-8 text that moves forward and knows its line and column: what tokenizers of small languages stand on.
///
/// Never reads past the end: there, `peek` is nil and every move stays where it is.
package struct TextScanner: Sendable {
  package let bytes: [UInt8]
  package let uri: String
  package private(set) var index = 0
  /// 1-based; CRLF, LF and CR each end a line.
  package private(set) var line = 1
  /// 1-based, in Unicode scalars.
  package private(set) var column = 1

  package init(_ bytes: [UInt8], uri: String) {
    self.bytes = bytes
    self.uri = uri
  }

  package var isAtEnd: Bool { index >= bytes.count }
  package var location: SourceLocation { SourceLocation(uri: uri, line: line, column: column) }

  /// The byte `distance` ahead, or nil behind the end.
  package func peek(_ distance: Int = 0) -> UInt8? {
    let position = index + distance
    return position < bytes.count ? bytes[position] : nil
  }

  /// Moves over one byte and gives it.
  @discardableResult
  package mutating func take() -> UInt8? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\n"):
      line += 1
      column = 1
    case UInt8(ascii: "\r") where peek() != UInt8(ascii: "\n"):
      line += 1
      column = 1
    case 0x80...0xBF: break
    default: column += 1
    }
    return byte
  }

  /// Whether these ASCII characters come next, compared without case.
  package func sees(_ text: StaticString) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount {
      let (left, right) = (bytes[index + offset], text.utf8Start[offset])
      guard Self.folded(left) == Self.folded(right) else { return false }
    }
    return true
  }

  /// Moves over these ASCII characters where they come next.
  package mutating func take(_ text: StaticString) -> Bool {
    guard sees(text) else { return false }
    for _ in 0..<text.utf8CodeUnitCount { take() }
    return true
  }

  /// Moves as long as bytes satisfy `condition`, and gives what was passed.
  @discardableResult
  package mutating func take(while condition: (UInt8) -> Bool) -> String {
    let start = index
    while let byte = peek(), condition(byte) { take() }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// Moves to the end of the line, and not over it.
  package mutating func skipLine() { take { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") } }

  /// True for ASCII letters, digits, `_`, and every byte of a character beyond ASCII.
  package static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  /// True for blanks and ends of lines.
  package static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
