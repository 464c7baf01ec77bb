import RightsModel

/// Counts the attributes of every tag before libxml2 sees them.
///
/// libxml2 compares each attribute of an element with all others of it, so one tag of some megabytes would take hours. This
/// is no parser: text that it misreads is not well-formed, and libxml2 says so.
enum XMLTagScan {
  static func check(_ text: [UInt8], uri: String, limits: XMLLimits) throws(DiagnosticError) {
    let bytes = text.span
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      if starts("<!--", bytes, index) {
        index = end("-->", bytes, index + 4)
      } else if starts("<![CDATA[", bytes, index) {
        index = end("]]>", bytes, index + 9)
      } else if starts("<?", bytes, index) {
        index = end("?>", bytes, index + 2)
      } else {
        let start = index
        var count = 0
        index = tagEnd(bytes, index + 1, count: &count)
        if count > limits.maximumAttributes {
          var cursor = XMLCursor()
          cursor.advance(over: text, to: start)
          throw DiagnosticError(
            Diagnostic(
              .error, "too-many-attributes",
              "an element has \(count) attributes; at most \(limits.maximumAttributes) are read",
              at: cursor.location(in: uri), help: "the file is damaged or hostile: collect it again"))
        }
      }
    }
  }

  // The index behind the tag's `>`, or the end of the text; counts quoted values.
  private static func tagEnd(_ bytes: Span<UInt8>, _ start: Int, count: inout Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: ">") { return index }
      guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else { continue }
      count += 1
      while index < bytes.count, bytes[index] != byte { index += 1 }
      index += 1
    }
    return bytes.count
  }

  private static func starts(_ word: StaticString, _ bytes: Span<UInt8>, _ index: Int) -> Bool {
    guard index + word.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<word.utf8CodeUnitCount where bytes[index + offset] != word.utf8Start[offset] { return false }
    return true
  }

  private static func end(_ word: StaticString, _ bytes: Span<UInt8>, _ start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if starts(word, bytes, index) { return index + word.utf8CodeUnitCount }
      index += 1
    }
    return bytes.count
  }
}
