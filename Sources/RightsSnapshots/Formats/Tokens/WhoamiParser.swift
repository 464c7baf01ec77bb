internal import RightsModel

/// Reads the rows of `whoami` by what no language changes: a row with `Se…Privilege` is a privilege, one with a SID a user
/// or a group.
///
/// Sources: Microsoft's `whoami` reference and published output in several languages. Heads, descriptions, types, states
/// and attributes are translated; a word that the tables below lack leaves the state unknown and never drops the row.
struct WhoamiParser {
  /// Those of the file in its order: an administrator's two prompts, say, copied into one.
  private(set) var tokens: [Token] = []
  private var token = Token(line: 1)
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var count = Snapshot.LineCount()
  private let context: ReadContext
  // The columns of the table that is being read, and of the last one: a row may stand below an empty line.
  private var columns = WhoamiColumns()
  private var lastColumns = WhoamiColumns()
  // The group whose attributes may go on in the next line, with what was read of them.
  private var open: (index: Int, words: String, line: Int)?
  // The paragraph of a list that is being read: its first key and its values.
  private var paragraph: (key: Substring, values: [Substring], line: Int)?
  // The line that is being read may be cut.
  private var isUnfinished = false
  private var endsInRow = false
  // A head or a ruler stands above the next row, so that it begins a table.
  private var beginsTable = true
  // The title of a section stands above, and nothing of the section yet.
  private var isBelowTitle = false
  // What the tool said in place of a section.
  private var refusal: String?

  init(_ context: ReadContext) { self.context = context }

  /// Why some of a token may be missing, as one clause; nil where nothing shows that.
  ///
  /// Groups come before privileges in what prints both, so groups alone are what a cut leaves.
  var gap: String? {
    if tokens.isEmpty { return nil }
    if count.rejected > 0 { return "a row cannot be read" }
    if let refusal { return "whoami says `\(refusal)`" }
    if endsInRow { return "its last line has no line end, so more may have followed" }
    return tokens.contains { $0.groups != nil && $0.privileges == nil } ? "it has groups and no privileges" : nil
  }

  mutating func parse(_ text: TokenLines) {
    for line in WhoamiWrap(text).lines {
      isUnfinished = line.isUnfinished
      parse(line.text, text.number(line.index))
    }
    endParagraph()
    endToken()
    endsInRow = text.unfinished != nil
    guard gap != nil else { return }
    for index in tokens.indices { tokens[index].hidesGroups = tokens[index].groups != nil }
  }

  private mutating func parse(_ line: Substring, _ number: Int) {
    if Self.endsTable(line) {
      columns = WhoamiColumns()
      return endParagraph()
    }
    if let words = refusal(line, number) { refusal = refusal ?? words }
    isBelowTitle = line.allSatisfy { $0 == "-" }
    if isBelowTitle { beginsTable = true }
    if let ruler = WhoamiColumns(ruler: line) {
      beginsTable = true
      // Rows below a ruler of dashes are found by themselves: other tools have such rulers too.
      columns = line.contains("=") ? ruler : WhoamiColumns()
      lastColumns = ruler
    } else if let cells = Self.csvRow(line) {
      columns = WhoamiColumns()
      if Self.isRow(cells[...]) { row(cells.map { Optional($0) }, number) } else { beginsTable = true }
    } else if Self.isShortened(line), !lastColumns.isEmpty {
      reject("a privilege or a SID was shortened to fit its column", number)
    } else if !columns.isEmpty {
      tableRow(line, columns, number)
    } else if line.hasPrefix("\"") {
      reject("a row of CSV has no end", number)
    } else if Self.privilege(line) != nil || Self.isGroup(line) {
      strayRow(line, number)
    } else if let pair = Self.listPair(line) {
      if paragraph?.key == pair.key { endParagraph() }
      if paragraph == nil { paragraph = (pair.key, [], number) }
      paragraph?.values.append(pair.value)
    } else if TokenLines.sid(in: line) != nil || open?.line == number - 1 {
      strayRow(line, number)
    }
  }

  /// Whether PowerShell cut the end of what makes a line a row, which it marks by dots: `SeIncreaseWorkingSetPri...`.
  private static func isShortened(_ line: Substring) -> Bool {
    line.split(separator: " ").enumerated().contains { index, word in
      (word.hasSuffix("...") || word.hasSuffix("\u{2026}"))
        && (index == 0 && word.hasPrefix("Se") || word.hasPrefix("S-1-"))
    }
  }

  /// What the tool says in place of a section that it could not make. Claims come last, and nothing here needs them.
  private func refusal(_ line: Substring, _ number: Int) -> String? {
    let words = TokenLines.trimmed(line)
    guard isBelowTitle, token.privileges == nil, WhoamiWords.errors.contains(where: { words.hasPrefix($0) }) else {
      return nil
    }
    return String(words.prefix(120))
  }

  /// Whether a line has what a row of any table has.
  static func isAnyRow(_ line: Substring) -> Bool { privilege(line) != nil || TokenLines.sid(in: line) != nil }

  private mutating func endParagraph() {
    guard let (_, values, number) = paragraph else { return }
    paragraph = nil
    if Self.isRow(values.map(String.init)[...]) { row(values.map { String($0) }, number) }
  }

  /// A row outside of a table: below an empty line in it, or copied without its head and ruler.
  private mutating func strayRow(_ line: Substring, _ number: Int) {
    guard Self.privilege(line) == nil, let found = TokenLines.sid(in: line) else {
      if Self.privilege(line) != nil || isContinuation(line, number) { tableRow(line, lastColumns, number) }
      return
    }
    // What names a SID in a sentence is no row.
    guard line[..<found.range.lowerBound].last?.isWhitespace != false else { return }
    let groups = lastColumns.count == 4 ? lastColumns : WhoamiColumns(count: 4)
    // A label has no attributes, and its name fills the first column.
    let isLabel = found.sid.isIntegrityLabel && line[..<found.range.lowerBound].contains("\\")
    if isLabel || Self.isGroup(line) || groups.fits(line, before: found.range.lowerBound) {
      return tableRow(line, groups, number)
    }
    count.rejected += 1
    diagnostics.append(
      Diagnostic(
        .warning, "stray-row", "\(found.sid) stands in no table: whether it is the user or a group cannot be told",
        at: SourceLocation(uri: context.uri, line: number), help: "copy the output again, with its heads"))
  }

  /// Whether a line outside a table is a row of groups: a SID with nothing behind it but attributes that are known.
  static func isGroup(_ line: Substring) -> Bool {
    guard let found = TokenLines.sid(in: line), line[..<found.range.lowerBound].last?.isWhitespace == true else {
      return false
    }
    let after = TokenLines.trimmed(line[found.range.upperBound...])
    return !after.isEmpty && WhoamiWords.attributes(String(after)) != nil
  }

  /// Whether a line outside a table is a row of privileges: a privilege, its description, a state that is known.
  static func isPrivilege(_ line: Substring) -> Bool {
    let words = TokenLines.trimmed(line).split(separator: " ")
    return words.count > 2 && TokenLines.privilege(words[0]) != nil && words[1] != "="
      && (1...3).contains { WhoamiWords.isEnabled(words.dropFirst(2).suffix($0).joined(separator: " ")) != nil }
  }

  // MARK: - Rows

  private mutating func tableRow(_ line: Substring, _ columns: WhoamiColumns, _ number: Int) {
    let words = TokenLines.trimmed(line)
    if let privilege = Self.privilege(line) {
      return row([String(privilege), nil, state(line, columns, words.split(separator: " "))], number)
    }
    guard let found = TokenLines.sid(in: line) else {
      if isContinuation(line, number) { return goOn(words, number) }
      return reject("a row has neither a privilege nor a SID", number)
    }
    let after = TokenLines.trimmed(line[found.range.upperBound...])
    let name = columns.name(line, before: found.range.lowerBound).map(String.init)
    if columns.count == 2 { return row([name, found.sid.description], number) }
    let known = token.groups?.count ?? 0
    row([name, nil, found.sid.description, String(after)], number)
    guard let groups = token.groups, groups.count > known, !found.sid.isIntegrityLabel,
      after.isEmpty || after.last == "," || groups[known].attributes == nil
    else { return }
    // A label has no attributes; a group without any has them in the next line or has lost them.
    token.groups?[known].attributes = nil
    open = (known, String(after), number)
  }

  static func privilege(_ line: Substring) -> Substring? {
    TokenLines.trimmed(line).split(separator: " ", maxSplits: 1).first.flatMap(TokenLines.privilege)
  }

  private func isContinuation(_ line: Substring, _ number: Int) -> Bool {
    guard let open, open.line == number - 1 else { return false }
    // Behind a comma more has to follow; elsewhere only what makes known words of unknown ones does.
    return line.first?.isWhitespace == true && (open.words.isEmpty || open.words.last == ",")
      || joined(open.words, TokenLines.trimmed(line)).contains { WhoamiWords.attributes($0) != nil }
  }

  // Attributes that a narrow window has put into a line of their own, or cut inside a word.
  private mutating func goOn(_ words: Substring, _ number: Int) {
    guard let (index, begun, _) = open else { return }
    let texts = joined(begun, words)
    let text = texts.first { WhoamiWords.attributes($0) != nil } ?? texts[0]
    open = words.last == "," ? (index, text, number) : nil
    if open == nil, !isUnfinished { token.groups?[index].attributes = WhoamiWords.attributes(text) }
  }

  // Whether a blank was lost at the edge is told by which of both is known.
  private func joined(_ begun: String, _ words: Substring) -> [String] { ["\(begun) \(words)", "\(begun)\(words)"] }

  /// The state is the last column; where blanks were lost, or there is no ruler, it is the last words.
  private func state(_ line: Substring, _ columns: WhoamiColumns, _ words: [Substring]) -> String? {
    let cell = columns.last(of: line, count: 3).map(String.init)
    let tails = (1...3).map { words.suffix($0).joined(separator: " ") }
    let known = ([cell].compactMap { $0 } + tails).first { WhoamiWords.isEnabled($0) != nil }
    return known ?? cell ?? words.last.map(String.init)
  }

  /// A row of cells: privilege, description, state; name, SID; or name, type, SID, attributes.
  private mutating func row(_ cells: [String?], _ number: Int) {
    defer { beginsTable = false }
    if let name = cells.first ?? nil, TokenLines.privilege(name[...]) != nil {
      privilege(name, state: cells.count > 2 ? cells[2] : nil, number)
    } else if isUnfinished, cells.count < 4 || cells.last == "" {
      // A SID that is cut is another SID.
      reject("the last line has no line end and may be cut", number)
    } else if cells.count == 2, let sid = cells[1].flatMap({ SID($0) }) {
      count.read += 1
      if token.user != nil || token.groups != nil || token.privileges != nil { beginToken(number) }
      token.user = sid
      token.userName = cells[0]
    } else if cells.count > 2, let sid = cells[2].flatMap({ SID($0) }) {
      group(sid, name: cells[0].flatMap { $0.isEmpty ? nil : $0 }, words: cells.count > 3 ? cells[3] : nil, number)
    } else {
      reject("a SID stands where neither a user nor a group has it", number)
    }
  }

  private mutating func privilege(_ name: String, state: String?, _ number: Int) {
    if beginsTable, token.privileges != nil { beginToken(number) }
    count.read += 1
    token.privileges = token.privileges ?? []
    guard let right = UserRight(constant: name) else {
      diagnostics.append(TokenSnapshot.unknown(name, number, context))
      return token.unknownPrivileges.append(name)
    }
    let isEnabled = state.flatMap { WhoamiWords.isEnabled($0, mayBeCut: isUnfinished) }
    if let known = token.privileges?.first(where: { $0.right == right }) {
      if known.isEnabled != isEnabled { rejectSecond("\(right)", number) }
      return
    }
    token.privileges?.append(Token.Privilege(right, isEnabled: isEnabled, line: Int32(clamping: number)))
  }

  private mutating func group(_ sid: SID, name: String?, words: String?, _ number: Int) {
    if beginsTable, token.groups != nil || token.privileges != nil { beginToken(number) }
    count.read += 1
    var attributes = words.flatMap { WhoamiWords.attributes($0) }
    if isUnfinished, attributes?.isDisjoint(with: [.enabled, .denyOnly]) == true { attributes = nil }
    if let known = token.groups?.first(where: { $0.sid == sid }) {
      if known.attributes != attributes { rejectSecond("\(sid)", number) }
      return
    }
    token.groups = token.groups ?? []
    token.groups?.append(Token.Group(sid: sid, name: name, attributes: attributes))
  }

  // MARK: - Tokens

  // What the output of several commands shows of one token comes together; what contradicts it is another token's.
  private mutating func beginToken(_ number: Int) {
    endToken()
    token = Token(line: Int32(clamping: number))
    open = nil
  }

  private mutating func endToken() {
    guard token.user != nil || token.groups != nil || token.privileges != nil else { return }
    if let last = tokens.last, let both = last.together(with: token) {
      tokens[tokens.count - 1] = both
    } else {
      tokens.append(token)
    }
  }

  private mutating func rejectSecond(_ what: String, _ number: Int) {
    count.read -= 1
    reject("\(what) stands twice in one token, with different words: give each token a file of its own", number)
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

  /// What stands below a table: nothing, a prompt, the fence of a copy, and what a database shows as an empty row.
  static func endsTable(_ line: Substring) -> Bool {
    let words = TokenLines.trimmed(line)
    return words.isEmpty || words == "NULL" || words.hasPrefix("```") || isPrompt(words)
  }

  // `C:\>`, `PS C:\>`, `[WEB01]: PS C:\>`, `*Evil-WinRM* PS C:\>`
  private static func isPrompt(_ words: Substring) -> Bool {
    guard let angle = words.firstIndex(of: ">") else { return false }
    let place = words[..<angle]
    return ["PS ", "*Evil-WinRM*"].contains { place.hasPrefix($0) } || place.hasPrefix("[") && place.contains("]: PS ")
      || place.first?.isLetter == true && place.dropFirst().hasPrefix(":\\")
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

extension SID {
  /// Whether it is an integrity level, which whoami shows among the groups.
  fileprivate var isIntegrityLabel: Bool { authority == 16 }
}

extension Token {
  /// Both as one, where what they show of a token is the same or one of them does not show it; nil where they are two.
  fileprivate func together(with other: Token) -> Token? {
    func agree<Value: Equatable>(_ one: Value?, _ another: Value?) -> Bool {
      one == nil || another == nil || one == another
    }
    func held(_ token: Token) -> [String]? {
      token.privileges.map { privileges in
        (privileges.map { "\($0.right) \($0.isEnabled.map(String.init(describing:)) ?? "")" } + token.unknownPrivileges)
          .sorted()
      }
    }
    guard agree(user, other.user), agree(held(self), held(other)), agree(groups, other.groups) else { return nil }
    var both = self
    both.user = user ?? other.user
    both.userName = userName ?? other.userName
    both.groups = groups ?? other.groups
    if privileges == nil { (both.privileges, both.unknownPrivileges) = (other.privileges, other.unknownPrivileges) }
    return both
  }
}
