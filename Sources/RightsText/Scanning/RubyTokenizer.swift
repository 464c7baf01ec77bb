/// Cuts Ruby into tokens; never fails. Comments and the bodies of here-documents are gone; regular expressions are not told
/// from divisions, since controls of policies have neither.
package struct RubyTokenizer {
  private var scanner: TextScanner
  /// The ends of here-documents that begin behind the next line end.
  private var pending: [[UInt8]] = []

  /// - Parameter text: UTF-8.
  package static func tokens(of text: [UInt8], uri: String) -> [RubyToken] {
    var tokenizer = RubyTokenizer(scanner: TextScanner(text, uri: uri))
    var tokens: [RubyToken] = []
    while let token = tokenizer.next() { tokens.append(token) }
    return tokens
  }

  private init(scanner: TextScanner) { self.scanner = scanner }

  private mutating func next() -> RubyToken? {
    while let byte = scanner.peek() {
      let place = scanner.location
      func token(_ kind: RubyToken.Kind) -> RubyToken { RubyToken(kind: kind, location: place) }
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        takeLineEnd()
        skipHereDocuments()
        return token(.newline)
      case _ where TextScanner.isSpace(byte): scanner.take()
      case UInt8(ascii: "\\"):
        scanner.take()
        takeLineEnd()
      case UInt8(ascii: "="):
        if scanner.column == 1, scanner.sees("=begin") {
          skipBlockComment()
        } else {
          scanner.take()
          return token(.mark(byte))
        }
      case UInt8(ascii: "#"): scanner.skipLine()
      case UInt8(ascii: "'"):
        scanner.take()
        return token(string(open: nil, close: byte, expands: false))
      case UInt8(ascii: "\""):
        scanner.take()
        return token(string(open: nil, close: byte, expands: true))
      case UInt8(ascii: "%"):
        if let kind = percent() { return token(kind) }
        scanner.take()
        return token(.mark(byte))
      case UInt8(ascii: "<") where scanner.peek(1) == UInt8(ascii: "<"):
        if let end = hereDocument() {
          pending.append(end)
          return token(.string("", isLiteral: false))
        }
        scanner.take()
        return token(.mark(byte))
      case UInt8(ascii: ":") where scanner.peek(1).map(TextScanner.isWord) ?? false:
        scanner.take()
        return token(.symbol(scanner.take(while: TextScanner.isWord)))
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        return token(.number(scanner.take { TextScanner.isWord($0) || $0 == 0x2E }))
      case _ where TextScanner.isWord(byte) || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "$"):
        scanner.take { $0 == 0x40 || $0 == 0x24 }
        return token(.word(scanner.take { TextScanner.isWord($0) || $0 == 0x3F || $0 == 0x21 }))
      default:
        scanner.take()
        return token(.mark(byte))
      }
    }
    return nil
  }

  private mutating func takeLineEnd() {
    if scanner.peek() == UInt8(ascii: "\r") { scanner.take() }
    if scanner.peek() == UInt8(ascii: "\n") { scanner.take() }
  }

  // Escapes are kept simple: a backslash stands for what follows it, line ends and tabs apart.
  private mutating func string(open: UInt8?, close: UInt8, expands: Bool) -> RubyToken.Kind {
    var content: [UInt8] = []
    var isLiteral = true
    var depth = 0
    while let byte = scanner.take() {
      if byte == UInt8(ascii: "\\"), let escaped = scanner.take() {
        switch escaped {
        case UInt8(ascii: "n") where expands: content.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t") where expands: content.append(UInt8(ascii: "\t"))
        case close, UInt8(ascii: "\\"): content.append(escaped)
        default:
          if !expands { content.append(byte) }
          content.append(escaped)
        }
        continue
      }
      if let open, byte == open { depth += 1 }
      if byte == close {
        if depth == 0 { return .string(String(decoding: content, as: UTF8.self), isLiteral: isLiteral) }
        depth -= 1
      }
      if expands, byte == UInt8(ascii: "#"), scanner.peek() == UInt8(ascii: "{") { isLiteral = false }
      content.append(byte)
    }
    return .unterminated
  }

  // `%q(…)`, `%Q{…}`, `%(…)`, `%w[…]`, `%i[…]`; nil where `%` is an operator.
  private mutating func percent() -> RubyToken.Kind? {
    var letter: UInt8 = UInt8(ascii: "Q")
    var length = 1
    if let next = scanner.peek(1), [0x71, 0x51, 0x77, 0x57, 0x69].contains(next) {
      letter = next
      length = 2
    }
    guard let open = scanner.peek(length), let close = Self.closing(open) else { return nil }
    for _ in 0...length { scanner.take() }
    let expands = letter == UInt8(ascii: "Q") || letter == UInt8(ascii: "W")
    let content = string(open: open, close: close, expands: expands)
    guard letter | 0x20 == UInt8(ascii: "w") || letter == UInt8(ascii: "i") else { return content }
    guard case .string(let text, let isLiteral) = content else { return content }
    return isLiteral ? .words(text.split(whereSeparator: \.isWhitespace).map(String.init)) : content
  }

  private static func closing(_ open: UInt8) -> UInt8? {
    switch open {
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    case UInt8(ascii: "<"): UInt8(ascii: ">")
    default: nil
    }
  }

  // `<<~EOS`, `<<-'EOS'`, `<<EOS`: the word that ends it; nil where `<<` is an operator.
  private mutating func hereDocument() -> [UInt8]? {
    var length = 2
    if scanner.peek(2) == UInt8(ascii: "~") || scanner.peek(2) == UInt8(ascii: "-") { length = 3 }
    var quote: UInt8?
    if let next = scanner.peek(length), next == 0x22 || next == 0x27 {
      quote = next
      length += 1
    }
    guard let first = scanner.peek(length), (0x41...0x5A).contains(first) || first == UInt8(ascii: "_") else {
      return nil
    }
    for _ in 0..<length { scanner.take() }
    let word = Array(scanner.take(while: TextScanner.isWord).utf8)
    if quote != nil { scanner.take() }
    return word
  }

  private mutating func skipHereDocuments() {
    let ends = pending
    pending = []
    for end in ends {
      while !scanner.isAtEnd {
        scanner.take { $0 == 0x20 || $0 == 0x09 }
        let line = Array(scanner.take { $0 != 0x0A && $0 != 0x0D }.utf8)
        takeLineEnd()
        if line == end { break }
      }
    }
  }

  private mutating func skipBlockComment() {
    while !scanner.isAtEnd {
      let isEnd = scanner.sees("=end")
      scanner.skipLine()
      takeLineEnd()
      if isEnd { return }
    }
  }
}
