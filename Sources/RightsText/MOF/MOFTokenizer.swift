import RightsModel

/// Cuts MOF text into tokens; never fails.
struct MOFTokenizer {
  private var scanner: TextScanner

  init(_ text: [UInt8], uri: String) { scanner = TextScanner(text, uri: uri) }

  static func tokens(of text: [UInt8], uri: String) -> [MOFToken] {
    var tokenizer = MOFTokenizer(text, uri: uri)
    var tokens: [MOFToken] = []
    while let token = tokenizer.next() { tokens.append(token) }
    return tokens
  }

  private mutating func next() -> MOFToken? {
    while let byte = scanner.peek() {
      let place = scanner.location
      switch byte {
      case _ where TextScanner.isSpace(byte): scanner.take()
      case UInt8(ascii: "/") where scanner.peek(1) == UInt8(ascii: "/"): scanner.skipLine()
      case UInt8(ascii: "/") where scanner.peek(1) == UInt8(ascii: "*"):
        guard skipComment() else { return MOFToken(kind: .unterminated("comment"), location: place) }
      case UInt8(ascii: "\""): return MOFToken(kind: string(), location: place)
      // A char16 is one character or one escape.
      case UInt8(ascii: "'") where (2...8).contains { scanner.peek($0) == UInt8(ascii: "'") }:
        return MOFToken(kind: string(), location: place)
      case UInt8(ascii: "$"):
        scanner.take()
        return MOFToken(kind: .alias(scanner.take(while: TextScanner.isWord)), location: place)
      case UInt8(ascii: "#"):
        scanner.take()
        return MOFToken(kind: .word("#" + scanner.take(while: TextScanner.isWord)), location: place)
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
        let text = scanner.take { TextScanner.isWord($0) || [0x2B, 0x2D, 0x2E].contains($0) }
        return MOFToken(kind: .number(text), location: place)
      case _ where TextScanner.isWord(byte):
        return MOFToken(kind: .word(scanner.take(while: TextScanner.isWord)), location: place)
      default:
        scanner.take()
        return MOFToken(kind: .mark(byte), location: place)
      }
    }
    return nil
  }

  // False where the file ends in it.
  private mutating func skipComment() -> Bool {
    while !scanner.isAtEnd {
      if scanner.take("*/") { return true }
      scanner.take()
    }
    return false
  }

  private mutating func string() -> MOFToken.Kind {
    let quote = scanner.take()
    var content: [UInt8] = []
    while let byte = scanner.take() {
      switch byte {
      case quote: return .string(String(decoding: content, as: UTF8.self))
      case UInt8(ascii: "\\"):
        guard let escaped = scanner.take() else { break }
        switch escaped {
        case UInt8(ascii: "n"): content.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): content.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "r"): content.append(UInt8(ascii: "\r"))
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "x"), UInt8(ascii: "X"): appendCode(to: &content)
        default: content.append(escaped)
        }
      default: content.append(byte)
      }
    }
    return .unterminated("string")
  }

  // `\x263A`: one to four hexadecimal digits.
  private mutating func appendCode(to content: inout [UInt8]) {
    var value: UInt32 = 0
    var digits = 0
    while digits < 4, let byte = scanner.peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue {
      value = value << 4 | UInt32(digit)
      digits += 1
      scanner.take()
    }
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    content.append(contentsOf: Array(String(Character(scalar)).utf8))
  }
}
