import RightsText

/// Text in SARIF messages.
enum SARIFText {
  /// Text from outside as a plain-text message shows it: nothing hidden, no placeholder, no link.
  ///
  /// `{0}` is a placeholder and `[text](1)` a link to a location (SARIF 2.1.0, 3.11.5 and 3.11.6).
  static func escaped(_ text: String) -> String {
    let text = HiddenCharacters.shown(text)
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") })
    else { return text }
    var escaped = ""
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "{", "}": escaped.unicodeScalars.append(scalar)
      case "(" where last == "]": escaped += " "
      case _: break
      }
      escaped.unicodeScalars.append(scalar)
      last = scalar
    }
    return escaped
  }

  /// The text, cut to a number of scalars with an ellipsis for the rest.
  static func cut(_ text: String, to limit: Int) -> String {
    guard text.unicodeScalars.count > limit else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
  }
}

extension [UInt8] {
  /// Appends `"key":{"text":…}`, cut to the 1,024 characters that GitHub shows.
  mutating func write(message key: StaticString, _ text: String) {
    write(key: key)
    write("{\"text\":")
    write(json: SARIFText.cut(text, to: 1024))
    append(UInt8(ascii: "}"))
  }

  /// Appends `"key":"value"`.
  mutating func write(key: StaticString, string value: String) {
    write(key: key)
    write(json: value)
  }

  /// Appends an artifact location below the root.
  mutating func write(artifactLocation path: String, index: Int?) {
    write("{\"uri\":\"")
    write(uri: path)
    write("\",\"uriBaseId\":\"ROOT\"")
    if let index {
      write(",\"index\":")
      write(index)
    }
    append(UInt8(ascii: "}"))
  }
}
