/// A page for a person: headings, wrapped paragraphs and columns, 100 characters wide wherever it is printed.
struct PageText {
  private(set) var text = ""
  private static let width = 100

  init(title: String) { text = title + "\n" }

  /// A heading with an empty line before it.
  mutating func heading(_ words: String) { text += "\n\(words)\n" }

  /// Words wrapped under an indentation.
  mutating func paragraph(_ words: String, indent: Int = 2) {
    text += Self.wrapped(words, first: indent, hanging: indent)
  }

  mutating func bullet(_ words: String) {
    text += "  - " + String(Self.wrapped(words, first: 4, hanging: 4).dropFirst(4))
  }

  /// Rows whose first columns are padded to one width, and whose last is wrapped beside them.
  mutating func columns(_ rows: [[String]], indent: Int = 2) {
    let count = rows.map(\.count).max() ?? 0
    guard count > 0 else { return }
    let widths = (0..<count - 1).map { column in
      rows.map { $0.indices.contains(column) ? Self.columnsTaken($0[column]) : 0 }.max() ?? 0
    }
    for row in rows {
      var line = String(repeating: " ", count: indent)
      var taken = indent
      for (column, cell) in row.dropLast().enumerated() {
        let padding = widths[column] - Self.columnsTaken(cell) + 2
        line += cell + String(repeating: " ", count: max(2, padding))
        taken += widths[column] + 2
      }
      text += line + String(Self.wrapped(row.last ?? "", first: taken, hanging: taken).dropFirst(taken))
    }
  }

  /// Appends a page that somebody else made.
  mutating func append(_ other: String) { text += other }

  private static func wrapped(_ words: String, first: Int, hanging: Int) -> String {
    var out = String(repeating: " ", count: first)
    var column = first
    var isStart = true
    for word in words.split(separator: " ") {
      let length = columnsTaken(word)
      if !isStart, column + 1 + length > max(width, hanging + 30) {
        out += "\n" + String(repeating: " ", count: hanging)
        column = hanging
        isStart = true
      }
      if !isStart {
        out += " "
        column += 1
      }
      out += word
      column += length
      isStart = false
    }
    return out + "\n"
  }

  // East Asian characters take two columns of a terminal.
  private static func columnsTaken(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60:
        sum + 2
      default: sum + 1
      }
    }
  }
}
