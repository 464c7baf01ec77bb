/// What JSON may escape and YAML may not, so that a JSON file can be read as the YAML that it nearly is.
package enum JSONEscapes {
  /// Replaces each pair `\uD83D\uDE00` by the character that it means; everything else stays, half pairs included.
  package static func replacingSurrogatePairs(in text: [UInt8]) -> [UInt8] {
    let backslash = UInt8(ascii: "\\")
    guard text.contains(backslash) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      guard text[index] == backslash, index + 1 < text.count else {
        result.append(text[index])
        index += 1
        continue
      }
      if let high = unit(text, index), (0xD800...0xDBFF).contains(high), let low = unit(text, index + 6),
        (0xDC00...0xDFFF).contains(low), let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      {
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        index += 12
      } else {
        result.append(contentsOf: text[index...(index + 1)])
        index += 2
      }
    }
    return result
  }

  /// Escapes what JSON allows in a string and YAML refuses or takes for a line break: U+007F, U+0080 to U+009F, U+2028, U+2029,
  /// U+FEFF, U+FFFE and U+FFFF.
  package static func escapingUnprintable(in text: [UInt8]) -> [UInt8] {
    guard text.contains(where: { $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF }) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count + 64)
    var index = 0
    // A byte order mark at the beginning is one.
    if text.starts(with: [0xEF, 0xBB, 0xBF]) {
      result.append(contentsOf: text[..<3])
      index = 3
    }
    while index < text.count {
      guard let (scalar, length) = unprintable(text, index) else {
        result.append(text[index])
        index += 1
        continue
      }
      result.append(contentsOf: Array("\\u".utf8))
      for shift in [12, 8, 4, 0] { result.append(Array("0123456789abcdef".utf8)[(scalar >> shift) & 15]) }
      index += length
    }
    return result
  }

  // Such a character at `index` and its length in UTF-8.
  private static func unprintable(_ text: [UInt8], _ index: Int) -> (scalar: Int, length: Int)? {
    func at(_ offset: Int) -> Int { index + offset < text.count ? Int(text[index + offset]) : 0 }
    switch (at(0), at(1), at(2)) {
    case (0x7F, _, _): return (0x7F, 1)
    case (0xC2, let low, _) where (0x80...0x9F).contains(low): return (low, 2)
    case (0xE2, 0x80, 0xA8): return (0x2028, 3)
    case (0xE2, 0x80, 0xA9): return (0x2029, 3)
    case (0xEF, 0xBB, 0xBF): return (0xFEFF, 3)
    case (0xEF, 0xBF, 0xBE): return (0xFFFE, 3)
    case (0xEF, 0xBF, 0xBF): return (0xFFFF, 3)
    default: return nil
    }
  }

  // The number in `\uXXXX` at `index`, or nil.
  private static func unit(_ text: [UInt8], _ index: Int) -> UInt32? {
    guard index + 6 <= text.count, text[index] == UInt8(ascii: "\\"), text[index + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var value: UInt32 = 0
    for byte in text[(index + 2)..<(index + 6)] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 0x37)
      default: return nil
      }
    }
    return value
  }
}
