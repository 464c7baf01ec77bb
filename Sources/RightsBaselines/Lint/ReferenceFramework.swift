/// A catalogue of controls that rules refer to, and what its ids look like.
struct ReferenceFramework: Sendable {
  /// The key under `references`.
  var key: String
  var name: String
  var example: String
  /// `#` stands for digits, `@` for upper-case letters or digits, `?` for what may be left out from there on.
  private var shapes: [String]

  /// Without shapes its ids are free.
  private init(_ key: String, _ name: String, _ example: String, _ shapes: [String]) {
    (self.key, self.name, self.example, self.shapes) = (key, name, example, shapes)
  }

  static let all: [ReferenceFramework] = [
    ReferenceFramework("attack", "MITRE ATT&CK", "T1134.001", ["T#?.#"]),
    ReferenceFramework("cce", "CCE", "CCE-36867-2", ["CCE-#-#"]),
    ReferenceFramework("cci", "CCI", "CCI-002235", ["CCI-#"]),
    ReferenceFramework("cis", "CIS", "2.2.34", ["#?.#?.#?.#?.#"]),
    ReferenceFramework("iso-27001", "ISO 27001:2022", "A.8.2", ["A.#.#"]),
    ReferenceFramework("iso-27001-2022", "ISO 27001:2022", "A.8.2", ["A.#.#"]),
    ReferenceFramework("mitre-attack", "MITRE ATT&CK", "T1134.001", ["T#?.#"]),
    ReferenceFramework("nist-800-53", "NIST 800-53", "AC-6 (10)", ["@-#? (#)", "@-#(#)"]),
    ReferenceFramework("pci-dss", "PCI DSS", "7.2", ["#?.#?.#?.#"]),
    ReferenceFramework("stig", "the STIG", "V-254503", ["V-#", "SV-#r#_rule", "@-@-#"]),
  ]

  static func named(_ key: String) -> ReferenceFramework? { all.first { $0.key == key } }

  /// The framework whose key was meant, where case and punctuation are the only difference.
  static func meant(by key: String) -> ReferenceFramework? {
    all.first { $0.key != key && plain($0.key) == plain(key) }
  }

  func accepts(_ id: String) -> Bool {
    shapes.contains { Self.matches(Substring($0).utf8, Substring(id).utf8) }
  }

  private static func plain(_ key: String) -> String {
    String(key.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  private static func matches(_ shape: Substring.UTF8View, _ text: Substring.UTF8View) -> Bool {
    var (shape, text) = (shape, text)
    while let expected = shape.first {
      switch expected {
      case UInt8(ascii: "?"):
        if text.isEmpty { return true }
      case UInt8(ascii: "#"), UInt8(ascii: "@"):
        let letters = expected == UInt8(ascii: "@")
        let rest = text.drop { byte in
          (0x30...0x39).contains(byte) || letters && (0x41...0x5A).contains(byte)
        }
        if rest.startIndex == text.startIndex { return false }
        text = rest
      default:
        guard text.first == expected else { return false }
        text = text.dropFirst()
      }
      shape = shape.dropFirst()
    }
    return text.isEmpty
  }
}
