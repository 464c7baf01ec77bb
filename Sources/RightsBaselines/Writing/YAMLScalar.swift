internal import RightsText

/// How a text is written in YAML so that it is read back as the same text.
enum YAMLScalar {
  /// Plain where nobody could read it as anything else, else in quotes.
  static func text(_ value: String) -> String {
    if isPlain(value) { return value }
    if value.unicodeScalars.contains(where: HiddenCharacters.contains) { return escaped(value) }
    return "'" + value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// In double quotes, for what looks like a number, such as a version.
  static func quoted(_ value: String) -> String { escaped(value) }

  /// One line of a comment: what could end the comment or disguise it is shown by its number.
  static func comment(_ value: String) -> String {
    "#" + (value.isEmpty ? "" : " ") + HiddenCharacters.shown(value)
  }

  private static let reserved: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n", "none",
  ]

  // Safe outside and inside of brackets; deliberately narrower than YAML.
  private static func isPlain(_ value: String) -> Bool {
    guard let first = value.utf8.first, let last = value.utf8.last, last != UInt8(ascii: " ") else { return false }
    guard isLetter(first) || first == UInt8(ascii: "$"), !reserved.contains(value.lowercased()) else { return false }
    return value.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "*"),
        UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "@"):
        true
      default: isLetter(byte)
      }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func escaped(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      default:
        if HiddenCharacters.contains(scalar) {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          text += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return text + "\""
  }
}
