/// UTF-16 units to UTF-8 bytes.
package enum UTF16Decoding {
  /// Appends the units between two byte offsets as UTF-8; half a unit at the end is left out.
  ///
  /// - Returns: how many unpaired surrogates became U+FFFD.
  package static func append(
    _ file: Span<UInt8>, from start: Int, to end: Int, bigEndian: Bool, into bytes: inout [UInt8]
  ) -> Int {
    var replacements = 0
    var index = start
    bytes.reserveCapacity(bytes.count + (end - start) / 2)
    // Nearly all text of machines is ASCII: the slow way is for the stretches that are not.
    var fast = index
    while index + 1 < end {
      if !bigEndian, index >= fast {
        fast = min(index + 512, end)
        if appendASCII(file, index..<fast, into: &bytes) {
          index = fast
          continue
        }
      }
      let unit = unit(file, index, bigEndian)
      index += 2
      switch unit {
      case 0..<0x80: bytes.append(UInt8(truncatingIfNeeded: unit))
      case 0xD800..<0xDC00:
        let next: UInt32 = index + 1 < end ? self.unit(file, index, bigEndian) : 0
        if next >= 0xDC00, next < 0xE000 {
          index += 2
          append(0x10000 + (unit - 0xD800) << 10 + (next - 0xDC00), into: &bytes)
        } else {
          replacements += 1
          append(0xFFFD, into: &bytes)
        }
      case 0xDC00..<0xE000:
        replacements += 1
        append(0xFFFD, into: &bytes)
      default: append(unit, into: &bytes)
      }
    }
    return replacements
  }

  /// Appends the little-endian units of a byte range where all are ASCII; else appends nothing and returns false.
  private static func appendASCII(_ file: Span<UInt8>, _ range: Range<Int>, into bytes: inout [UInt8]) -> Bool {
    let count = range.count / 2
    let kept = bytes.count
    var seen: UInt16 = 0
    // By pointer, from end to end: so the loop is vectorised, a tenth of what it takes by span.
    file.extracting(range).withUnsafeBytes { units in
      guard let units = units.baseAddress else { return }
      bytes.append(addingCapacity: count) { output in
        output.withUnsafeMutableBufferPointer { buffer, initializedCount in
          guard let base = buffer.baseAddress else { return }
          for index in 0..<count {
            let unit = UInt16(littleEndian: units.loadUnaligned(fromByteOffset: index &* 2, as: UInt16.self))
            seen |= unit
            base[index] = UInt8(truncatingIfNeeded: unit)
          }
          initializedCount = count
        }
      }
    }
    if seen >= 0x80 { bytes.removeLast(bytes.count - kept) }
    return seen < 0x80
  }

  /// Appends one scalar value as UTF-8; the value must be one.
  package static func append(_ scalar: UInt32, into bytes: inout [UInt8]) {
    func byte(_ value: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: value) }
    switch scalar {
    case 0..<0x80: bytes.append(byte(scalar))
    case 0x80..<0x800:
      bytes.append(byte(0xC0 | scalar >> 6))
      bytes.append(byte(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      bytes.append(byte(0xE0 | scalar >> 12))
      bytes.append(byte(0x80 | scalar >> 6 & 0x3F))
      bytes.append(byte(0x80 | scalar & 0x3F))
    default:
      bytes.append(byte(0xF0 | scalar >> 18))
      bytes.append(byte(0x80 | scalar >> 12 & 0x3F))
      bytes.append(byte(0x80 | scalar >> 6 & 0x3F))
      bytes.append(byte(0x80 | scalar & 0x3F))
    }
  }

  private static func unit(_ file: Span<UInt8>, _ index: Int, _ bigEndian: Bool) -> UInt32 {
    let first = UInt32(file[index])
    let second = UInt32(file[index + 1])
    return bigEndian ? first << 8 | second : second << 8 | first
  }
}
