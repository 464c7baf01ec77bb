internal import Glibc

/// The lines of a stretch of text, one after the other: LF, CR LF and CR end a line each.
struct INFLines {
  /// The width of a unit in bytes: 2 for UTF-16LE, else 1.
  private let step: Int
  /// Offset of the next line.
  private var next: Int
  private let end: Int
  /// Offset of the next line feed, or the end; it is searched for once, however many carriage returns stand before.
  private var feed: Int

  /// - Parameter range: of whole units.
  init(_ range: Range<Int>, step: Int = 1) {
    self.step = step
    next = range.lowerBound
    end = range.upperBound
    feed = range.lowerBound - 1
  }

  /// The next line without its end, and whether the text ends with it; nil after the last.
  mutating func line(of text: Span<UInt8>) -> (range: Range<Int>, isLast: Bool)? {
    guard next < end else { return nil }
    let start = next
    if feed < start { feed = find(0x0A, text, start..<end) }
    let stop = find(0x0D, text, start..<feed)
    next = stop + step
    if stop < feed, next == feed { next += step }
    return (start..<stop, stop == end)
  }

  /// What the next line is if no carriage return stands within it, as in nearly all; nil where it is the last.
  ///
  /// Whoever knows the text, and so that there is none, goes on with `skip`; else `line` finds out.
  mutating func guess(of text: Span<UInt8>) -> Range<Int>? {
    guard next < end else { return nil }
    if feed < next { feed = find(0x0A, text, next..<end) }
    guard feed < end else { return nil }
    let isReturn = feed - step >= next && text[feed - step] == 0x0D && (step == 1 || text[feed - 1] == 0)
    return next..<(isReturn ? feed - step : feed)
  }

  /// Passes over the line that was guessed.
  mutating func skip() { next = feed + step }

  /// The offset of the first unit in a range, or the range's end.
  private func find(_ unit: Int32, _ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    var from = range.lowerBound
    while true {
      let hit = Self.find(unit, text, from..<range.upperBound)
      // Half of another unit is none.
      if step == 1 || hit == range.upperBound || (hit - range.lowerBound) & 1 == 0 && text[hit + 1] == 0 { return hit }
      from = hit + 1
    }
  }

  /// The offset of the first `byte` in a range, or the range's end.
  static func find(_ byte: Int32, _ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    text.extracting(range).withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, let hit = memchr(base, byte, bytes.count) else { return range.upperBound }
      return range.lowerBound + base.distance(to: hit.assumingMemoryBound(to: UInt8.self))
    }
  }
}
