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
