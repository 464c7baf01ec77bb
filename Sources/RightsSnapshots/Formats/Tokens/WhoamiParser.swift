internal import RightsModel

/// Reads the rows of `whoami` by what no language changes: a row with `Se…Privilege` is a privilege, one with a SID a user
/// or a group.
///
/// Sources: Microsoft's `whoami` reference and published output in several languages. Heads, descriptions, types, states
/// and attributes are translated; a word that the tables below lack leaves the state unknown and never drops the row.
struct WhoamiParser {
  private(set) var token = Token(line: 1)
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var count = Snapshot.LineCount()
  private let context: ReadContext
  // The columns of the table that is being read, from its ruler; empty outside one.
  private var columns: [Range<Int>] = []
  // The values of the paragraph of a list that is being read.
  private var paragraph: [Substring] = []
  private var paragraphLine = 0
  // The line that is being read may be cut.
  private var isUnfinished = false
  private var endsInRow = false

  init(_ context: ReadContext) { self.context = context }

  var hasToken: Bool { token.user != nil || token.groups != nil || token.privileges != nil }

  /// Why some of the token may be missing, as one clause; nil where nothing shows that.
  ///
  /// Groups come before privileges in what prints both, so groups alone are what a cut leaves.
  var gap: String? {
    guard hasToken else { return nil }
    if count.rejected > 0 { return "a row cannot be read" }
    if endsInRow { return "its last line has no line end, so more may have followed" }
    return token.groups != nil && token.privileges == nil ? "it has groups and no privileges" : nil
  }

  mutating func parse(_ text: TokenLines) {
    for (index, line) in text.lines.enumerated() {
      isUnfinished = index == text.unfinished
      parse(line, text.number(index))
    }
    endParagraph()
    endsInRow = text.unfinished != nil
    token.hidesGroups = token.groups != nil && gap != nil
  }

  private mutating func parse(_ line: Substring, _ number: Int) {
    if line.isEmpty {
      columns = []
      return endParagraph()
    }
    if Self.isRuler(line) {
      columns = Self.runs(line)
      return
    }
    if let cells = Self.csvRow(line) {
      columns = []
      if Self.isRow(cells[...]) { row(cells.map { Optional($0) }, number) }
      return
    }
    if line.hasPrefix("\""), columns.isEmpty {
      return reject("a row of CSV has no end", number)
    }
    if !columns.isEmpty { return tableRow(line, number) }
    if let pair = Self.listPair(line) {
      if paragraph.isEmpty { paragraphLine = number }
      paragraph.append(pair.value)
    } else if let word = TokenLines.trimmed(line).split(separator: " ").first, TokenLines.privilege(word) != nil {
      // A table that was copied without its head and ruler.
      tableRow(line, number)
    } else if isGroup(line) {
      tableRow(line, number)
    }
  }

  private mutating func endParagraph() {
    if Self.isRow(paragraph.map(String.init)[...]) { row(paragraph.map { String($0) }, paragraphLine) }
    paragraph = []
  }

  /// Whether a line outside a table is a row of groups: a SID with nothing behind it but attributes that are known.
  private func isGroup(_ line: Substring) -> Bool {
    guard let found = TokenLines.sid(in: line), line[..<found.range.lowerBound].last?.isWhitespace == true else {
      return false
    }
    let after = TokenLines.trimmed(line[found.range.upperBound...])
    return !after.isEmpty && WhoamiWords.attributes(String(after)) != nil
  }

  // MARK: - Rows

  private mutating func tableRow(_ line: Substring, _ number: Int) {
    let words = TokenLines.trimmed(line)
    if let word = words.split(separator: " ").first, TokenLines.privilege(word) != nil {
      return row([String(word), nil, state(line, words.split(separator: " "))], number)
    }
    guard let found = TokenLines.sid(in: words) else {
      return reject("a row has neither a privilege nor a SID", number)
    }
    let after = TokenLines.trimmed(words[found.range.upperBound...])
    let name = column(0, line).map { TokenLines.trimmed($0) }
    let label = name.flatMap { $0.isEmpty || TokenLines.sid(in: $0) != nil ? nil : String($0) }
    if columns.count == 2 || (columns.isEmpty && after.isEmpty) {
      row([label, found.sid.description], number)
    } else {
      row([label, nil, found.sid.description, String(after)], number)
    }
  }

  /// The state is the last column; where blanks were lost, or there is no ruler, it is the last words.
  private func state(_ line: Substring, _ words: [Substring]) -> String? {
    let cell = column(2, line).map { String(TokenLines.trimmed($0)) }
    let tails = (1...3).map { words.suffix($0).joined(separator: " ") }
    let known = ([cell].compactMap { $0 } + tails).first { WhoamiWords.isEnabled($0) != nil }
    return known ?? cell ?? words.last.map(String.init)
  }

  /// A row of cells: privilege, description, state; name, SID; or name, type, SID, attributes.
  private mutating func row(_ cells: [String?], _ number: Int) {
    if let name = cells.first ?? nil, TokenLines.privilege(name[...]) != nil {
      count.read += 1
      token.privileges = token.privileges ?? []
      guard let right = UserRight(constant: name) else {
        diagnostics.append(TokenSnapshot.unknown(name, number, context))
        return token.unknownPrivileges.append(name)
      }
      let state = cells.count > 2 ? cells[2] : nil
      token.privileges?.append(
        Token.Privilege(right, isEnabled: state.flatMap(WhoamiWords.isEnabled), line: Int32(clamping: number)))
    } else if isUnfinished, cells.count < 4 || cells.last == "" {
      // A SID that is cut is another SID.
      reject("the last line has no line end and may be cut", number)
    } else if cells.count == 2, let sid = cells[1].flatMap({ SID($0) }) {
      count.read += 1
      if token.user != nil, token.user != sid {
        count.read -= 1
        return reject("a second user, \(sid), stands in one output: give each token a file of its own", number)
      }
      token.user = sid
      token.userName = cells[0]
    } else if cells.count > 2, let sid = cells[2].flatMap({ SID($0) }) {
      count.read += 1
      let words = cells.count > 3 ? cells[3] : nil
      token.groups = token.groups ?? []
      token.groups?.append(
        Token.Group(
          sid: sid, name: cells[0].flatMap { $0.isEmpty ? nil : $0 },
          attributes: words.flatMap { WhoamiWords.attributes($0) }))
    }
  }

  private mutating func reject(_ message: String, _ number: Int) {
    count.rejected += 1
    diagnostics.append(
      Diagnostic(
        .error, "malformed-line", message, at: SourceLocation(uri: context.uri, line: number),
        help: "copy the output again, whole"))
  }

  /// Whether cells are a row and not a head: one of them is a privilege or a SID.
  static func isRow(_ cells: ArraySlice<String>) -> Bool { cells.contains { isKeyValue($0[...]) } }

  static func isKeyValue(_ text: Substring) -> Bool { TokenLines.privilege(text) != nil || SID(String(text)) != nil }

  // MARK: - Shapes

  /// `=== ======= ===`, the line under the heads of a table.
  static func isRuler(_ line: Substring) -> Bool {
    let words = TokenLines.trimmed(line)
    return words.hasPrefix("===") && words.allSatisfy { $0 == "=" || $0 == " " }
  }

  static func runs(_ ruler: Substring) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for (index, character) in ruler.enumerated() {
      if character == "=" {
        start = start ?? index
      } else if let begin = start {
        runs.append(begin..<index)
        start = nil
      }
    }
    if let start { runs.append(start..<ruler.count) }
    return runs
  }

  // The last column goes on to the end of the line.
  private func column(_ index: Int, _ line: Substring) -> Substring? {
    guard columns.indices.contains(index) else { return nil }
    let range = columns[index]
    let start = line.dropFirst(range.lowerBound)
    let cell = index == columns.count - 1 ? start : start.prefix(range.count)
    let trimmed = TokenLines.trimmed(cell)
    return trimmed.isEmpty ? nil : trimmed
  }

  /// The cells of a line of CSV whose every field is quoted, or nil.
  static func csvRow(_ line: Substring) -> [String]? {
    guard line.hasPrefix("\""), line.hasSuffix("\""), line.count > 1 else { return nil }
    var cells: [String] = []
    var cell = ""
    var isOpen = false
    var last: Character = ","
    for character in line {
      if character == "\"" {
        // Two quotes inside a field are one.
        if !isOpen, last == "\"" { cell.append("\"") }
        isOpen.toggle()
      } else if character == ",", !isOpen {
        cells.append(cell)
        cell = ""
      } else {
        cell.append(character)
      }
      last = character
    }
    return isOpen ? nil : cells + [cell]
  }

  /// `Privilege Name: SeDebugPrivilege` of a list: its value, or nil where the line has no colon after a word.
  static func listPair(_ line: Substring) -> (key: Substring, value: Substring)? {
    guard let colon = line.firstIndex(of: ":") ?? line.firstIndex(of: "："), colon > line.startIndex else { return nil }
    return (line[..<colon], TokenLines.trimmed(line[line.index(after: colon)...]))
  }
}
