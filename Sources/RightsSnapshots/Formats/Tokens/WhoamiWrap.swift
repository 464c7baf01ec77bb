/// Puts the rows of a table together again that a narrow window has wrapped.
///
/// Its ruler is wrapped too: that tells the width of the window, and how many lines each row takes. What is not put together
/// would give other values: a SID that goes on in the next line is another SID.
struct WhoamiWrap {
  struct Line {
    var text: Substring
    /// Index of its first line in the text.
    let index: Int
    /// Whether more may have followed.
    var isUnfinished: Bool
  }

  private let text: TokenLines
  private(set) var lines: [Line] = []
  private var next = 0
  private var width = 0
  /// How many lines a row of the table takes that is being read.
  private var height = 1

  init(_ text: TokenLines) {
    self.text = text
    lines.reserveCapacity(text.lines.count)
    while next < text.lines.count {
      if Self.isRuler(text.lines[next]) { takeRuler() } else { takeRow() }
    }
  }

  private static func isRuler(_ line: Substring) -> Bool {
    line.contains("=") && line.allSatisfy { $0 == "=" || $0 == " " }
  }

  private mutating func takeRuler() {
    let first = next
    width = WhoamiColumns.width(text.lines[first])
    next += 1
    var ruler = text.lines[first]
    while next < text.lines.count, Self.isRuler(text.lines[next]) {
      ruler = ruler + text.lines[next]
      next += 1
    }
    height = next - first
    if height > 1, Self.isBetweenColumns(ruler, row: next < text.lines.count ? text.lines[next] : "") {
      width += 1
      ruler = text.lines[first..<next].joined(separator: " ")[...]
    }
    append(ruler, from: first)
  }

  // A blank at the window's edge is lost, so the ruler alone does not tell whether its last column goes on; how many
  // columns the table of such a row has does: three of privileges, two of a user and four of groups.
  private static func isBetweenColumns(_ ruler: Substring, row: Substring) -> Bool {
    let count = ruler.split(separator: " ").count
    return WhoamiParser.privilege(row) != nil ? count == 2 : count % 2 == 1
  }

  private mutating func takeRow() {
    let first = next
    var row = text.lines[first]
    next += 1
    guard height > 1 else { return append(row, from: first) }
    if WhoamiParser.endsTable(row) {
      // A row may stand below an empty line; anything else there is no row of this table.
      let below = next < text.lines.count ? text.lines[next] : ""
      if !row.isEmpty || !below.isEmpty && !WhoamiParser.isAnyRow(below) { height = 1 }
      return append(row, from: first)
    }
    while next < text.lines.count, next - first < height, isRest(next, of: row) {
      let missing = width * (next - first) - WhoamiColumns.width(row)
      row = row + String(repeating: " ", count: max(0, missing)) + text.lines[next]
      next += 1
    }
    // A line that fills the window goes on, so what follows it was cut.
    let isCut = next - first < height && WhoamiColumns.width(row) >= width * (next - first)
    append(TokenLines.trimmedEnd(row), from: first, isCut: isCut)
  }

  private mutating func append(_ row: Substring, from first: Int, isCut: Bool = false) {
    lines.append(Line(text: row, index: first, isUnfinished: isCut || next > (text.unfinished ?? .max)))
  }

  /// Whether a line may be the rest of a row that has begun above it.
  private func isRest(_ index: Int, of row: Substring) -> Bool {
    let line = text.lines[index]
    if line.isEmpty {
      // The rest of a row may be blanks alone; what stands below a table has a line of dashes under it.
      guard let below = text.lines[index...].firstIndex(where: { !$0.isEmpty }) else { return false }
      return !text.lines[below...].prefix(height + 1).contains { $0.allSatisfy { "=- ".contains($0) } && !$0.isEmpty }
    }
    return !WhoamiParser.endsTable(line) && !Self.isRuler(line) && WhoamiParser.privilege(line) == nil
      && (TokenLines.sid(in: line) == nil || !WhoamiParser.isAnyRow(row))
  }
}
