/// UTF-8 as The Unicode Standard defines it (table 3-7): no overlong forms, no surrogates.
package enum UTF8Decoding {
  package static func isValid(_ bytes: Span<UInt8>) -> Bool { firstInvalid(bytes) == nil }

  /// Offset of the first byte that is not part of a well-formed sequence, or nil.
  package static func firstInvalid(_ bytes: Span<UInt8>) -> Int? {
    var index = 0
    let count = bytes.count
    while index < count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let length = sequenceLength(bytes, at: index)
      if length == 0 { return index }
      index += length
    }
    return nil
  }

  /// Length in bytes of the well-formed sequence at `index`, or 0.
  package static func sequenceLength(_ bytes: Span<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, low) = (3, 0xA0)
    case 0xED: (length, high) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, low) = (4, 0x90)
    case 0xF4: (length, high) = (4, 0x8F)
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    guard index + length <= bytes.count else { return 0 }
    for offset in 1..<length {
      let byte = bytes[index + offset]
      guard byte >= low, byte <= high else { return 0 }
      (low, high) = (0x80, 0xBF)
    }
    return length
  }
}
