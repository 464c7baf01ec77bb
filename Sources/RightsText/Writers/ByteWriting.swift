/// Reports are appended to one buffer of bytes: literals, text and numbers without a `String` in between.
extension [UInt8] {
  /// Appends the UTF-8 bytes of a literal.
  @inlinable
  package mutating func write(_ literal: StaticString) {
    literal.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends the UTF-8 bytes of text that is already safe where it goes.
  @inlinable
  package mutating func write(raw text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }

  /// Appends a number in decimal.
  @inlinable
  package mutating func write(_ number: some BinaryInteger) {
    if number < 0 { append(UInt8(ascii: "-")) }
    write(digitsOf: UInt64(number.magnitude))
  }

  @usableFromInline
  mutating func write(digitsOf number: UInt64) {
    if number >= 10 { write(digitsOf: number / 10) }
    append(UInt8(truncatingIfNeeded: number % 10) + 0x30)
  }

  /// Appends one scalar as UTF-8.
  mutating func write(scalar: Unicode.Scalar) {
    append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
