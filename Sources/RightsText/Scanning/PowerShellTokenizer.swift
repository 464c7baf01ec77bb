/// Cuts PowerShell into tokens; never fails. Comments, both kinds, and line continuations are gone.
package struct PowerShellTokenizer {
  private var scanner: TextScanner

  /// - Parameter text: UTF-8.
  package static func tokens(of text: [UInt8], uri: String) -> [PowerShellToken] {
    var tokenizer = PowerShellTokenizer(scanner: TextScanner(text, uri: uri))
    var tokens: [PowerShellToken] = []
    while let token = tokenizer.next() { tokens.append(token) }
    return tokens
  }

  private mutating func next() -> PowerShellToken? {
    while let byte = scanner.peek() {
      let place = scanner.location
      func token(_ kind: PowerShellToken.Kind) -> PowerShellToken { PowerShellToken(kind: kind, location: place) }
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        scanner.take()
        return token(.newline)
      case _ where TextScanner.isSpace(byte): scanner.take()
      case UInt8(ascii: "`"):
        scanner.take()
        if scanner.peek() == UInt8(ascii: "\r") { scanner.take() }
        scanner.take()
      case UInt8(ascii: "<") where scanner.peek(1) == UInt8(ascii: "#"):
        while !scanner.isAtEnd, !scanner.sees("#>") { scanner.take() }
        guard scanner.take("#>") else { return token(.unterminated) }
      case UInt8(ascii: "#"): scanner.skipLine()
      case UInt8(ascii: "@") where scanner.peek(1) == UInt8(ascii: "'") || scanner.peek(1) == UInt8(ascii: "\""):
        return token(hereString())
      case UInt8(ascii: "'"): return token(string(quote: byte))
      case UInt8(ascii: "\""): return token(string(quote: byte))
      case UInt8(ascii: "$") where scanner.peek(1).map { TextScanner.isWord($0) || $0 == UInt8(ascii: "{") } ?? false:
        scanner.take()
        return token(.variable(scanner.take { TextScanner.isWord($0) || [0x2E, 0x3A, 0x7B, 0x7D].contains($0) }))
      case _ where TextScanner.isWord(byte):
        return token(.word(scanner.take { TextScanner.isWord($0) || [0x2D, 0x2E, 0x5C].contains($0) }))
      default:
        scanner.take()
        return token(.mark(byte))
      }
    }
    return nil
  }

  // A doubled quote is a quote; in double quotes a backtick escapes and `$` makes it more than a literal.
  private mutating func string(quote: UInt8) -> PowerShellToken.Kind {
    scanner.take()
    var content: [UInt8] = []
    var isLiteral = true
    while let byte = scanner.take() {
      if byte == quote {
        guard scanner.peek() == quote else {
          return .string(String(decoding: content, as: UTF8.self), isLiteral: isLiteral)
        }
        scanner.take()
      } else if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "`") {
        if let escaped = scanner.take() { content.append(escaped) }
        continue
      } else if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "$") {
        // A dollar before a name or a bracket expands; any other stands for itself.
        if let next = scanner.peek(), TextScanner.isWord(next) || next == 0x28 || next == 0x7B { isLiteral = false }
      }
      content.append(byte)
    }
    return .unterminated
  }

  // `@'` to `'@` at the start of a line.
  private mutating func hereString() -> PowerShellToken.Kind {
    scanner.take()
    guard let quote = scanner.take() else { return .unterminated }
    scanner.skipLine()
    var content: [UInt8] = []
    var isLiteral = true
    while let byte = scanner.take() {
      let isLineEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      if isLineEnd, scanner.peek() == quote, scanner.peek(1) == UInt8(ascii: "@") {
        scanner.take()
        scanner.take()
        return .string(String(decoding: content.dropFirst(), as: UTF8.self), isLiteral: isLiteral)
      }
      if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "$") { isLiteral = false }
      content.append(byte)
    }
    return .unterminated
  }
}
