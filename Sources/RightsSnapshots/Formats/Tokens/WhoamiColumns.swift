/// The columns of a table, from its ruler: each goes on to where the next one begins.
///
/// They are columns of a screen, where a character of Chinese, Japanese or Korean takes two.
struct WhoamiColumns {
  private var starts: [Int] = []

  /// No table.
  init() {}

  /// A table whose ruler was not seen, so that no cell can be cut out by it.
  init(count: Int) { starts = [Int](repeating: -1, count: count) }

  /// `==== === ======`, or `---- --- ------` of PowerShell, below two to four heads; nil for any other line.
  init?(ruler line: Substring) {
    let words = line.split(separator: " ")
    guard (2...4).contains(words.count), let first = words.first?.first, first == "=" || first == "-",
      words.allSatisfy({ word in word.allSatisfy { $0 == first } }), words.contains(where: { $0.utf8.count > 2 })
    else { return nil }
    starts = words.map { line.distance(from: line.startIndex, to: $0.startIndex) }
  }

  var isEmpty: Bool { starts.isEmpty }
  var count: Int { starts.count }

  /// Whether a line is a row of four columns, by where its SID stands.
  func fits(_ line: Substring, before sid: Substring.Index) -> Bool {
    count == 4 && (Self.width(line[..<sid]) == starts[2] || Self.parts(line[..<sid]) != nil)
  }

  /// The name in the first column; nil where there is none, or where blanks were lost so that nobody can tell its end.
  ///
  /// - Parameter sid: where the SID begins, which stands in the second of two columns and in the third of four.
  func name(_ line: Substring, before sid: Substring.Index) -> Substring? {
    let front = line[..<sid]
    if count == 2 { return Self.cell(front) }
    if count == 4, Self.width(front) == starts[2] { return Self.cell(Self.prefix(front, width: starts[1])) }
    return Self.parts(front)?.name
  }

  // Two blanks or more stand between a name and its type, and one blank at least before the SID.
  private static func parts(_ front: Substring) -> (name: Substring, type: Substring)? {
    let parts = front.replacing("\t", with: "  ").components(by: "  ").map { TokenLines.trimmed($0) }
      .filter { !$0.isEmpty }
    guard parts.count == 2, front.first?.isWhitespace == false else { return nil }
    return (parts[0], parts[1])
  }

  /// The cell of the last column, in a table of so many.
  func last(of line: Substring, count: Int) -> Substring? {
    guard self.count == count, let start = starts.last, start >= 0 else { return nil }
    return Self.cell(line[Self.prefix(line, width: start).endIndex...])
  }

  private static func cell(_ text: Substring) -> Substring? {
    let trimmed = TokenLines.trimmed(text)
    return trimmed.isEmpty ? nil : trimmed
  }

  private static func prefix(_ text: Substring, width: Int) -> Substring {
    var used = 0
    return text.prefix { character in
      used += Self.width(character)
      return used <= width
    }
  }

  /// How many columns of a screen a text takes.
  static func width(_ text: Substring) -> Int { text.reduce(0) { $0 + width($1) } }

  // Source: Unicode Standard Annex 11, the blocks whose characters are wide.
  private static func width(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first?.value else { return 0 }
    switch scalar {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
