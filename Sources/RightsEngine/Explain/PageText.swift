/// A page for a person: headings, wrapped paragraphs and columns, 100 characters wide wherever it is printed.
struct PageText {
  private(set) var text = ""
  private static let width = 100
  private static let widestColumn = 42

  init(title: String) { text = title + "\n" }

  /// A heading with an empty line before it.
  mutating func heading(_ words: String) { text += "\n\(words)\n" }

  /// Words wrapped under an indentation.
  mutating func paragraph(_ words: String, indent: Int = 2) {
    text += Self.wrapped(words, first: indent, hanging: indent)
  }

  /// A line to be typed as it stands: never wrapped.
  mutating func command(_ line: String) { text += "    \(line)\n" }

  mutating func bullet(_ words: String) {
    text += "  - " + String(Self.wrapped(words, first: 4, hanging: 4).dropFirst(4))
  }

  /// Rows of cells, each wrapped in its column; the last column takes what the others leave.
  mutating func columns(_ rows: [[String]], indent: Int = 2) {
    let count = rows.map(\.count).max() ?? 0
    guard count > 0 else { return }
    var widths = (0..<count).map { column in
      min(Self.widestColumn, rows.map { $0.indices.contains(column) ? Self.columnsTaken($0[column]) : 0 }.max() ?? 0)
    }
    widths[count - 1] = max(30, Self.width - indent - widths.dropLast().reduce(0) { $0 + $1 + 2 })
    for row in rows {
      let cells = zip(row, widths).map { cell, width in Self.lines(cell, width) }
      for line in 0..<(cells.map(\.count).max() ?? 0) {
        var out = String(repeating: " ", count: indent)
        for (column, cell) in cells.enumerated() {
          let words = cell.indices.contains(line) ? cell[line] : ""
          // What is longer than its column, such as a path, still keeps its distance.
          out += words + String(repeating: " ", count: max(2, widths[column] + 2 - Self.columnsTaken(words)))
        }
        while out.last == " " { out.removeLast() }
        text += out + "\n"
      }
    }
  }

  /// Appends a page that somebody else made.
  mutating func append(_ other: String) { text += other }

  private static func wrapped(_ words: String, first: Int, hanging: Int) -> String {
    let lines = lines(words, width - hanging)
    let start = String(repeating: " ", count: first)
    return start + lines.joined(separator: "\n" + String(repeating: " ", count: hanging)) + "\n"
  }

  // A word that is longer than the width stands in a line of its own.
  private static func lines(_ words: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var column = 0
    for word in words.split(separator: " ") {
      let length = columnsTaken(word)
      if let last = lines.indices.last, column + 1 + length <= width {
        lines[last] += " \(word)"
        column += 1 + length
      } else {
        lines.append(String(word))
        column = length
      }
    }
    return lines.isEmpty ? [""] : lines
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
