import RightsModel

/// A position in UTF-8 text that only moves forward, so that locating every element costs one pass together.
struct XMLCursor {
  /// Bytes before it.
  private(set) var offset = 0
  /// 1-based.
  private(set) var line = 1
  /// 1-based, in Unicode scalars.
  private(set) var column = 1

  /// Moves to a byte offset; does nothing where that is behind.
  mutating func advance(over text: [UInt8], to target: Int) {
    let end = min(target, text.count)
    while offset < end {
      let byte = text[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        column = 1
      case UInt8(ascii: "\r") where offset == text.count || text[offset] != UInt8(ascii: "\n"):
        line += 1
        column = 1
      case 0x80...0xBF: continue
      default: column += 1
      }
    }
  }

  func location(in uri: String) -> SourceLocation { SourceLocation(uri: uri, line: line, column: column) }
}
