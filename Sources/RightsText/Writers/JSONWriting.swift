/// JSON (RFC 8259) without an encoder: keys stay in the order in which they are written.
extension [UInt8] {
  /// Appends a JSON string with its quotes.
  package mutating func write(json text: String) {
    append(UInt8(ascii: "\""))
    write(jsonContent: text)
    append(UInt8(ascii: "\""))
  }

  /// Appends what stands between the quotes of a JSON string; several calls make one string.
  ///
  /// Hidden characters become `\uXXXX`, so that the value is kept and yet nothing is disguised in the file itself.
  package mutating func write(jsonContent text: String) {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      for byte in bytes where byte &- 0x20 > 0x5E || byte == 0x22 || byte == 0x5C { return false }
      return true
    }
    if isPlain { return write(raw: text) }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": write("\\\"")
      case "\\": write("\\\\")
      case "\n": write("\\n")
      case "\r": write("\\r")
      case "\t": write("\\t")
      case _ where HiddenCharacters.contains(scalar):
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { write(jsonUnit: unit) }
      case _: write(scalar: scalar)
      }
    }
  }

  /// Appends `"key":`, after a comma unless it is the first of its object.
  package mutating func write(key: StaticString) {
    if last != UInt8(ascii: "{") { append(UInt8(ascii: ",")) }
    append(UInt8(ascii: "\""))
    write(key)
    write("\":")
  }

  /// Appends the comma before an element of an array, unless it is the first.
  package mutating func writeElementSeparator() {
    if last != UInt8(ascii: "[") { append(UInt8(ascii: ",")) }
  }

  private mutating func write(jsonUnit unit: UInt16) {
    write("\\u")
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(truncatingIfNeeded: unit >> shift) & 0xF
      append(digit < 10 ? digit + 0x30 : digit + 0x57)
    }
  }
}
