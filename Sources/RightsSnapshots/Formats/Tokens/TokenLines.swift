internal import RightsModel
internal import RightsText

/// Lines of a text that people copied: without quote marks at their front, white space and line ends at their back.
struct TokenLines {
  let lines: [Substring]
  let firstLine: Int
  /// Index of a last line without its line end, which may be cut; nil where the text ends with one.
  let unfinished: Int?
  /// Whether nothing in the file says what its encoding is, so that letters that are not ASCII may be others.
  let isGuessed: Bool

  init(_ file: Span<UInt8>, firstLine: Int) {
    let decoded = DecodedText(file)
    isGuessed = decoded.isGuessed
    let text = String(decoding: decoded.bytes, as: UTF8.self)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      $0.split(separator: "\r\n", omittingEmptySubsequences: false)
    }.map { line in Self.trimmedEnd(line.hasPrefix("> ") ? line.dropFirst(2) : line) }
    self.firstLine = firstLine
    unfinished = lines.last?.isEmpty == false ? lines.count - 1 : nil
  }

  /// 1-based line of the file.
  func number(_ index: Int) -> Int { firstLine + index }

  static func trimmedEnd(_ text: Substring) -> Substring {
    var text = text
    while let last = text.unicodeScalars.last, last.properties.isWhitespace { text = text.dropLast() }
    return text
  }

  static func trimmed(_ text: Substring) -> Substring {
    trimmedEnd(text.drop { $0.isWhitespace })
  }

  /// The first SID of a text, with where it stands.
  static func sid(in text: Substring) -> (sid: SID, range: Range<Substring.Index>)? {
    var search = text.startIndex
    while let start = text.utf8[search...].firstIndex(of: UInt8(ascii: "S")) {
      let rest = text[start...]
      if rest.hasPrefix("S-1-") {
        let end = rest.dropFirst(4).firstIndex { !$0.isHexDigit && $0 != "-" && $0 != "x" } ?? text.endIndex
        // What goes on in another way, `S-1-5-21-1-2...`, was shortened and is another SID.
        let isWhole = end == text.endIndex || text[end].isWhitespace || ")]}>,;:'\"|".contains(text[end])
        if isWhole, let sid = SID(String(text[start..<end])) { return (sid, start..<end) }
      }
      search = text.utf8.index(after: start)
    }
    return nil
  }

  /// `SeDebugPrivilege` of a row, or nil: a word that begins with `Se` and ends with `Privilege`.
  static func privilege(_ word: Substring) -> Substring? {
    word.hasPrefix("Se") && word.hasSuffix("Privilege") && word.allSatisfy(\.isLetter) ? word : nil
  }
}
