/// A scalar on one line of a YAML text: its bytes with their quotes.
struct ScalarRange {
  private enum Style {
    case plain, single, double
  }

  var range: Range<Int>
  private var style: Style

  /// Nil where another thing than a scalar of one line with this value starts there: an anchor, a tag, a block.
  init?(of text: String, at start: Int, in bytes: [UInt8]) {
    guard start < bytes.count, !text.isEmpty else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "'"):
      guard let end = Self.end(of: UInt8(ascii: "'"), after: start, in: bytes) else { return nil }
      (range, style) = (start..<end, .single)
    case UInt8(ascii: "\""):
      guard let end = Self.end(of: UInt8(ascii: "\""), after: start, in: bytes) else { return nil }
      (range, style) = (start..<end, .double)
    default:
      let plain = Array(text.utf8)
      guard bytes[start...].starts(with: plain) else { return nil }
      (range, style) = (start..<start + plain.count, .plain)
    }
  }

  /// A text as it is written in the place of this one, in the same quotes where it has some.
  func written(_ text: String) -> [UInt8] {
    switch style {
    case .plain: Self.isPlain(text) ? Array(text.utf8) : Self.quoted(text)
    case .single: Self.quoted(text)
    case .double:
      [UInt8(ascii: "\"")]
        + text.utf8.flatMap { byte in
          byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? [UInt8(ascii: "\\"), byte] : [byte]
        } + [UInt8(ascii: "\"")]
    }
  }

  private static func quoted(_ text: String) -> [UInt8] { Array("'\(text.replacing("'", with: "''"))'".utf8) }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    let isLetter = (0x41...0x5A).contains(first & 0xDF)
    return (isLetter || first == UInt8(ascii: "$"))
      && text.utf8.allSatisfy { byte in
        (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) || byte >= 0x80
          || " -_.$\\".utf8.contains(byte)
      }
  }

  private static func end(of quote: UInt8, after start: Int, in bytes: [UInt8]) -> Int? {
    var index = start + 1
    while index < bytes.count {
      switch bytes[index] {
      case 0x0A, 0x0D: return nil
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""): index += 2
      case quote:
        guard quote == UInt8(ascii: "'"), index + 1 < bytes.count, bytes[index + 1] == quote else { return index + 1 }
        index += 2
      default: index += 1
      }
    }
    return nil
  }
}
