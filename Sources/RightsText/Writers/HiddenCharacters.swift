/// Characters that a reader cannot see and that can disguise a name: controls, directional marks, invisible spaces.
package enum HiddenCharacters {
  /// True for what reports show by its number instead of writing it.
  ///
  /// C0, C1 and delete; the bidirectional controls of UAX #9; zero-width and line-separating characters; tags;
  /// noncharacters.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xFFFE...0xFFFF, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  /// The text with each hidden character as `<U+202E>`; the same text where it has none.
  ///
  /// The form has no braces (a SARIF message reads them as placeholders) and no backslash.
  package static func shown(_ text: String) -> String {
    var text = text
    if text.isPrintableASCII || !text.unicodeScalars.contains(where: contains) { return text }
    var bytes: [UInt8] = []
    bytes.write(visible: text)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  /// Whether every byte is an ASCII character that shows as itself: nearly every name is.
  var isPrintableASCII: Bool {
    mutating get {
      withUTF8 { bytes in
        for byte in bytes where byte &- 0x20 > 0x5E { return false }
        return true
      }
    }
  }
}

extension [UInt8] {
  /// Appends text for a terminal, or for any place that has no escapes of its own: hidden characters as `<U+202E>`.
  package mutating func write(visible text: String) {
    var text = text
    if text.isPrintableASCII {
      append(contentsOf: text.utf8)
      return
    }
    for scalar in text.unicodeScalars {
      if HiddenCharacters.contains(scalar) { write(number: scalar) } else { write(scalar: scalar) }
    }
  }

  /// Appends `<U+202E>`.
  mutating func write(number scalar: Unicode.Scalar) {
    write("<U+")
    let digits = String(scalar.value, radix: 16, uppercase: true)
    for _ in digits.utf8.count..<Swift.max(4, digits.utf8.count) { append(UInt8(ascii: "0")) }
    write(raw: digits)
    append(UInt8(ascii: ">"))
  }
}
