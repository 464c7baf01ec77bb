/// XML 1.0 text. What the standard forbids becomes U+FFFD; what merely hides is shown by its number.
extension [UInt8] {
  /// Appends the content of an element.
  package mutating func write(xmlText text: String) { write(xml: text, inAttribute: false) }

  /// Appends the value of an attribute without its quotes; line feeds and tabs become references, else readers turn
  /// them into spaces.
  package mutating func write(xmlAttribute text: String) { write(xml: text, inAttribute: true) }

  private mutating func write(xml text: String, inAttribute: Bool) {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      for byte in bytes where byte &- 0x20 > 0x5E || byte == 0x22 || byte == 0x26 || byte == 0x3C || byte == 0x3E {
        return false
      }
      return true
    }
    if isPlain {
      append(contentsOf: text.utf8)
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": write("&amp;")
      case "<": write("&lt;")
      case ">": write("&gt;")
      case "\"" where inAttribute: write("&quot;")
      case "\n": if inAttribute { write("&#10;") } else { append(0x0A) }
      case "\t": if inAttribute { write("&#9;") } else { append(0x09) }
      case "\r": write("&#13;")
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": write("\u{FFFD}")
      case _ where HiddenCharacters.contains(scalar):
        write("&lt;U+")
        var number: [UInt8] = []
        number.write(number: scalar)
        append(contentsOf: number.dropFirst(3).dropLast())
        write("&gt;")
      case _: write(scalar: scalar)
      }
    }
  }
}
