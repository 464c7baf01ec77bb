/// Line ends, counted: LF, CR LF and CR end one line each.
package enum LineBreaks {
  /// How many lines end in a byte range of text in one-byte units, or of UTF-16LE where `isWide`.
  ///
  /// A CR at the very end of the range counts, whatever follows it.
  package static func count(_ bytes: Span<UInt8>, _ range: Range<Int>, isWide: Bool) -> Int {
    isWide ? wide(bytes, range) : narrow(bytes, range)
  }

  private static func narrow(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var total = 0
    for index in range {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D && !(index + 1 < range.upperBound && bytes[index + 1] == 0x0A) { total += 1 }
    }
    return total
  }

  private static func wide(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    let units = bytes.extracting(range)
    var index = 0
    var total = 0
    // A lane counts to 65,535, and four a step.
    while index < units.count - 128 {
      let end = min(units.count - 66, index + 1 << 19)
      total += units.withUnsafeBytes { wide($0, &index, end) }
    }
    while index + 1 < units.count {
      let unit = UInt16(units[index]) | UInt16(units[index + 1]) << 8
      let next = index + 3 < units.count ? UInt16(units[index + 2]) | UInt16(units[index + 3]) << 8 : 0
      if unit == 0x0A || unit == 0x0D && next != 0x0A { total += 1 }
      index += 2
    }
    return total
  }

  // Thirty-two units a step. `end` leaves room for one step and the unit behind it.
  private static func wide(_ bytes: UnsafeRawBufferPointer, _ index: inout Int, _ end: Int) -> Int {
    var breaks = Units()
    while index <= end {
      breaks &-= ends(bytes, index) &+ ends(bytes, index &+ 16) &+ ends(bytes, index &+ 32) &+ ends(bytes, index &+ 48)
      index &+= 64
    }
    return breaks.indices.reduce(0) { $0 + Int(breaks[$1]) }
  }

  private typealias Units = SIMD8<UInt16>

  /// All bits of a lane where a line ends there.
  @inline(__always)
  private static func ends(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Units {
    let here = bytes.loadUnaligned(fromByteOffset: index, as: Units.self)
    let next = bytes.loadUnaligned(fromByteOffset: index &+ 2, as: Units.self)
    let ends =
      (here .== Units(repeating: 0x0A)) .| (here .== Units(repeating: 0x0D)) .& (next .!= Units(repeating: 0x0A))
    return unsafeBitCast(ends, to: Units.self)
  }
}
