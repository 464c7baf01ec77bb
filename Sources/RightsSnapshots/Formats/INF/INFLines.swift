internal import Glibc

/// The lines of a text, one after the other: LF, CR LF and CR end a line each.
struct INFLines {
  /// Offset of the next line.
  private var next = 0
  /// Offset of the next line feed, or the text's end; it is searched for once, however many carriage returns stand before.
  private var feed = -1

  /// The next line without its end, and whether the text ends with it; nil after the last.
  mutating func line(of text: Span<UInt8>) -> (range: Range<Int>, isLast: Bool)? {
    guard next < text.count else { return nil }
    let start = next
    if feed < start { feed = Self.find(0x0A, text, start..<text.count) }
    let end = Self.find(0x0D, text, start..<feed)
    next = end + 1
    if end < feed, next == feed { next += 1 }
    return (start..<end, end == text.count)
  }

  /// The offset of the first `byte` in a range, or the range's end.
  static func find(_ byte: Int32, _ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    text.extracting(range).withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, let hit = memchr(base, byte, bytes.count) else { return range.upperBound }
      return range.lowerBound + base.distance(to: hit.assumingMemoryBound(to: UInt8.self))
    }
  }
}
