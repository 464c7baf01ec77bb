/// An item of a list with what keeps it apart from its neighbours.
enum ListItem {
  /// What goes when an item does: in brackets its comma and blanks, else its line. Nil where a comment would go, too.
  static func range(around scalar: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
    let before = skip(from: scalar.lowerBound, by: -1, in: bytes, over: isBlankOrBreak)
    if before >= 0, bytes[before] == UInt8(ascii: ",") { return before..<scalar.upperBound }
    if before >= 0, bytes[before] == UInt8(ascii: "[") {
      let after = skip(from: scalar.upperBound - 1, by: 1, in: bytes, over: isBlank)
      guard after < bytes.count, bytes[after] == UInt8(ascii: ",") else { return nil }
      return scalar.lowerBound..<skip(from: after, by: 1, in: bytes, over: isBlank)
    }
    return line(of: scalar, in: bytes)
  }

  // A line of its own: indentation, dash, item, line end.
  private static func line(of scalar: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
    let dash = skip(from: scalar.lowerBound, by: -1, in: bytes, over: isBlank)
    guard dash >= 0, dash < scalar.lowerBound - 1, bytes[dash] == UInt8(ascii: "-") else { return nil }
    let previous = skip(from: dash, by: -1, in: bytes, over: isBlank)
    guard previous < 0 || isBreak(bytes[previous]) else { return nil }
    var end = skip(from: scalar.upperBound - 1, by: 1, in: bytes, over: isBlank)
    guard end < bytes.count else { return previous + 1..<end }
    guard isBreak(bytes[end]) else { return nil }
    if bytes[end] == 0x0D, end + 1 < bytes.count, bytes[end + 1] == 0x0A { end += 1 }
    return previous + 1..<end + 1
  }

  // The next index in a direction whose byte is none of those.
  private static func skip(from index: Int, by step: Int, in bytes: [UInt8], over skipped: (UInt8) -> Bool) -> Int {
    var index = index + step
    while index >= 0, index < bytes.count, skipped(bytes[index]) { index += step }
    return index
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
  private static func isBlankOrBreak(_ byte: UInt8) -> Bool { isBlank(byte) || isBreak(byte) }
}
