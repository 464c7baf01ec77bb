/// Reports are appended to one buffer of bytes: literals, text and numbers without a `String` in between.
extension [UInt8] {
  /// Appends the UTF-8 bytes of a literal.
  @inlinable
  package mutating func write(_ literal: StaticString) {
    literal.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends the UTF-8 bytes of text that is already safe where it goes.
  @inlinable
  package mutating func write(raw text: String) { append(contentsOf: text.utf8) }

  /// Appends a number in decimal.
  package mutating func write(_ number: some BinaryInteger) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = UInt64(number.magnitude)
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var index = 20
    repeat {
      index -= 1
      digits[index] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
      rest /= 10
    } while rest > 0
    while index < 20 {
      append(digits[index])
      index += 1
    }
  }

  /// Appends one scalar as UTF-8.
  mutating func write(scalar: Unicode.Scalar) {
    append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
