import RightsModel

/// The first pass over a file: its encoding, and what libxml2 must not see.
enum XMLText {
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The file as valid UTF-8 without a byte order mark and without NUL.
  static func decode(_ bytes: Span<UInt8>, uri: String, limits: XMLLimits) throws(DiagnosticError) -> [UInt8] {
    guard bytes.count <= limits.maximumBytes else {
      throw fault(
        "too-large", "the file has \(bytes.count) bytes; at most \(limits.maximumBytes) are read",
        at: SourceLocation(uri: uri), help: "collect less at once")
    }
    let text = try utf8(bytes, uri: uri)
    var cursor = XMLCursor()
    if let zero = text.firstIndex(of: 0) {
      cursor.advance(over: text, to: zero)
      throw fault(
        "control-character", "the character U+0000 is not allowed in XML", at: cursor.location(in: uri),
        help: "the file is damaged or no XML: collect it again")
    }
    if let encoding = declaredEncoding(text), !isUnicode(encoding), let high = text.firstIndex(where: { $0 >= 0x80 }) {
      cursor.advance(over: text, to: high)
      throw fault(
        "unsupported-encoding", "the file says that its encoding is \"\(encoding)\"; UTF-8 and UTF-16 are read",
        at: cursor.location(in: uri), help: "save the file as UTF-8")
    }
    return text
  }

  /// The beginning of a file as UTF-8, cut off before anything that is not.
  static func decodeHead(_ bytes: Span<UInt8>) throws(DiagnosticError) -> [UInt8] {
    var head = [UInt8](capacity: min(bytes.count, 64 << 10)) { output in
      for index in 0..<output.freeCapacity { output.append(bytes[index]) }
    }
    if isBigEndian(head.span) != nil {
      head.removeLast(head.count % 2)
      // A surrogate pair may be cut in two; a start tag holds none that matters.
      return try utf8(head.span, uri: "", stopsAtFault: true)
    }
    // The end may be the first half of a character.
    guard let end = head.lastIndex(of: UInt8(ascii: ">")) else { return [] }
    head.removeSubrange((end + 1)...)
    let text = try utf8(head.span, uri: "")
    return text.contains(0) ? [] : text
  }

  private static func utf8(
    _ bytes: Span<UInt8>, uri: String, stopsAtFault: Bool = false
  ) throws(DiagnosticError) -> [UInt8] {
    if let isBigEndian = isBigEndian(bytes) {
      return try utf16(bytes, isBigEndian: isBigEndian, uri: uri, stopsAtFault: stopsAtFault)
    }
    let hasMark = bytes.count >= 3 && bytes[0] == mark[0] && bytes[1] == mark[1] && bytes[2] == mark[2]
    let body = bytes.extracting((hasMark ? 3 : 0)..<bytes.count)
    let text = [UInt8](capacity: body.count) { output in
      for index in 0..<body.count { output.append(body[index]) }
    }
    do {
      _ = try UTF8Span(validating: text.span)
    } catch {
      var cursor = XMLCursor()
      cursor.advance(over: text, to: error.byteOffsets.lowerBound)
      throw fault(
        "invalid-encoding", "the text is not UTF-8", at: cursor.location(in: uri), help: "save the file as UTF-8")
    }
    return text
  }

  // Nil where the text is no UTF-16. Without a mark the first character, `<`, tells.
  private static func isBigEndian(_ bytes: Span<UInt8>) -> Bool? {
    guard bytes.count >= 2 else { return nil }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE), (UInt8(ascii: "<"), 0): return false
    case (0xFE, 0xFF), (0, UInt8(ascii: "<")): return true
    case (_, _): return nil
    }
  }

  private static func utf16(
    _ bytes: Span<UInt8>, isBigEndian: Bool, uri: String, stopsAtFault: Bool
  ) throws(DiagnosticError) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 2)
    func unit(_ index: Int) -> UInt32 {
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    func broken(_ message: String) -> DiagnosticError {
      var cursor = XMLCursor()
      cursor.advance(over: text, to: text.count)
      return fault("invalid-encoding", message, at: cursor.location(in: uri), help: "collect the file again")
    }
    var index = bytes[0] == 0xFF || bytes[0] == 0xFE ? 2 : 0
    while index < bytes.count {
      guard index + 1 < bytes.count else {
        if stopsAtFault { break }
        throw broken("the UTF-16 text ends in half a character")
      }
      var value = unit(index)
      index += 2
      if (0xD800...0xDFFF).contains(value) {
        guard value < 0xDC00, index + 1 < bytes.count, (0xDC00...0xDFFF).contains(unit(index)) else {
          if stopsAtFault { break }
          throw broken("the UTF-16 text has half of a surrogate pair")
        }
        value = 0x10000 + (value - 0xD800) << 10 + (unit(index) - 0xDC00)
        index += 2
      }
      guard let scalar = Unicode.Scalar(value) else { break }
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return text
  }

  // What `<?xml … encoding="x"?>` says; libxml2 is told to ignore it, as the text is UTF-8 by now.
  private static func declaredEncoding(_ text: [UInt8]) -> String? {
    let head = String(decoding: text.prefix(256), as: UTF8.self)
    guard head.hasPrefix("<?xml"), let end = head.firstIndex(of: ">") else { return nil }
    let parts = head[..<end].split(whereSeparator: { " \t\r\n='\"?".contains($0) })
    guard let key = parts.firstIndex(of: "encoding"), key + 1 < parts.count else { return nil }
    return String(parts[key + 1])
  }

  private static func isUnicode(_ encoding: String) -> Bool {
    let name = encoding.lowercased()
    return name == "utf8" || name.hasPrefix("utf-8") || name.hasPrefix("utf-16") || name == "unicode"
  }

  private static func fault(
    _ code: Diagnostic.Code, _ message: String, at location: SourceLocation, help: String
  ) -> DiagnosticError {
    DiagnosticError(Diagnostic(.error, code, message, at: location, help: help))
  }
}
