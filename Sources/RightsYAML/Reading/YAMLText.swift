import RightsModel

/// The first pass over a stream: encoding, forbidden characters and what makes libyaml slow.
enum YAMLText {
  /// The stream as UTF-8 without a byte order mark, every scalar of it allowed in YAML.
  static func decode(_ bytes: Span<UInt8>, uri: String, limits: YAMLLimits) throws(DiagnosticError) -> [UInt8] {
    guard bytes.count <= limits.maximumBytes else {
      throw DiagnosticError(
        Diagnostic(
          .error, "too-large", "the file has \(bytes.count) bytes; at most \(limits.maximumBytes) are read",
          at: SourceLocation(uri: uri)))
    }
    if bytes.count >= 2, bytes[0] == 0xFF, bytes[1] == 0xFE {
      return try check(utf16(bytes, isBigEndian: false, uri: uri), uri: uri, limits: limits)
    }
    if bytes.count >= 2, bytes[0] == 0xFE, bytes[1] == 0xFF {
      return try check(utf16(bytes, isBigEndian: true, uri: uri), uri: uri, limits: limits)
    }
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    let start = hasMark ? 3 : 0
    return try check(
      [UInt8](unsafeUninitializedCapacity: bytes.count - start) { buffer, count in
        for index in start..<bytes.count { buffer.initializeElement(at: index - start, to: bytes[index]) }
        count = bytes.count - start
      }, uri: uri, limits: limits)
  }

  private static func utf16(
    _ bytes: Span<UInt8>, isBigEndian: Bool, uri: String
  ) throws(DiagnosticError) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var cursor = TextCursor(uri: uri)
    func unit(_ index: Int) -> UInt32 {
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    var index = 2
    while index < bytes.count {
      guard index + 1 < bytes.count else {
        throw cursor.error("invalid-encoding", "the UTF-16 text ends in half a character")
      }
      var value = unit(index)
      index += 2
      if (0xD800...0xDFFF).contains(value) {
        guard value < 0xDC00, index + 1 < bytes.count, (0xDC00...0xDFFF).contains(unit(index)) else {
          throw cursor.error("invalid-encoding", "the UTF-16 text has half of a surrogate pair")
        }
        value = 0x10000 + (value - 0xD800) << 10 + (unit(index) - 0xDC00)
        index += 2
      }
      guard let scalar = Unicode.Scalar(value) else {
        throw cursor.error("invalid-encoding", "the UTF-16 text has an invalid character")
      }
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      cursor.advance(over: value)
    }
    return text
  }

  private static func check(_ text: [UInt8], uri: String, limits: YAMLLimits) throws(DiagnosticError) -> [UInt8] {
    var cursor = TextCursor(uri: uri)
    var blanks = 0
    let bytes = text.span
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        blanks += 1
        if blanks > limits.maximumBlankRun {
          throw cursor.error("too-much-white-space", "more than \(limits.maximumBlankRun) blanks in a row")
        }
        index += 1
        cursor.advance(over: UInt32(byte))
        continue
      }
      blanks = 0
      if byte < 0x80 {
        if byte < 0x20 || byte == 0x7F { throw cursor.control(UInt32(byte)) }
        if byte == UInt8(ascii: "%"), cursor.column == 1, isTagDirective(bytes, at: index) {
          throw cursor.error("tag", "%TAG is not supported: a value has the type that the schema gives it")
        }
        index += 1
        cursor.column += 1
        continue
      }
      guard let (value, length) = scalar(bytes, at: index) else {
        throw cursor.error(
          "invalid-encoding", "the text is not UTF-8: byte 0x\(String(byte, radix: 16, uppercase: true))",
          help: "save the file as UTF-8")
      }
      if (0x80...0x9F).contains(value) && value != 0x85 || value == 0xFFFE || value == 0xFFFF {
        throw cursor.control(value)
      }
      index += length
      cursor.advance(over: value)
    }
    return text
  }

  // libyaml compares every %TAG directive with all earlier ones.
  private static func isTagDirective(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    index + 3 < bytes.count && bytes[index + 1] == UInt8(ascii: "T") && bytes[index + 2] == UInt8(ascii: "A")
      && bytes[index + 3] == UInt8(ascii: "G")
  }

  // The scalar that starts at `index` and its length in bytes (Unicode 15.0, table 3-7), or nil where it is ill-formed.
  private static func scalar(_ bytes: Span<UInt8>, at index: Int) -> (UInt32, Int)? {
    let lead = UInt32(bytes[index])
    let length: Int
    var value: UInt32
    switch lead {
    case 0xC2...0xDF: (length, value) = (2, lead & 0x1F)
    case 0xE0...0xEF: (length, value) = (3, lead & 0x0F)
    case 0xF0...0xF4: (length, value) = (4, lead & 0x07)
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    for offset in 1..<length {
      let byte = UInt32(bytes[index + offset])
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | byte & 0x3F
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    return value >= least && Unicode.Scalar(value) != nil ? (value, length) : nil
  }
}
