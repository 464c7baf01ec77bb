internal import RightsIdentity
internal import RightsModel
internal import RightsText

/// Reads the lines of `[Privilege Rights]`: one right a line, `Right = entry,entry`.
///
/// Every line that is not blank and not a comment is counted as read or as rejected, and every rejected one has a located
/// diagnostic. Differing lines for one right make that right a fault: which one Windows takes is not documented.
struct INFRightsParser {
  let uri: String
  let dialect: INFDialect
  /// What the lines say; it counts for rights that are `listed`.
  var rights = RightsTable.notCollected
  var listed: UserRightSet = []
  /// Rights that are held by a name.
  var named: UserRightSet = []
  var unknown: [Snapshot.UnknownRight] = []
  var lines = Snapshot.LineCount()
  var diagnostics: [Diagnostic] = []
  /// Rights that a line with an unknown name is probably about, with that line.
  var misspelt: [UserRight: Int32] = [:]
  /// The first line that says nothing that could be read, not even which right it is about.
  var anonymousFault: Int32?
  /// Whether any line could not be read.
  var hasFault = false

  private let memory: ReadMemory?

  init(uri: String, dialect: INFDialect, memory: ReadMemory?) {
    self.uri = uri
    self.dialect = dialect
    self.memory = memory
  }

  /// Reads a section's lines.
  ///
  /// - Parameters:
  ///   - text: UTF-8, or UTF-16LE where a unit has two bytes.
  ///   - firstLine: 1-based line of the section's first line in the file.
  ///   - isCut: the last line may be unfinished: its last entry does not count.
  mutating func parse(
    _ text: Span<UInt8>, _ section: INFLayout.Section, step: Int, firstLine: Int32, isCut: Bool
  ) {
    // Taken out for as long as it takes, since a class is asked for leave at every look.
    var known = LineMemory()
    if let memory { swap(&known, &memory.lines) }
    var narrow: [UInt8] = []
    var lines = INFLines(section.start..<section.end, step: step)
    var number = firstLine
    while true {
      if let guess = lines.guess(of: text),
        let right = known.put(text.extracting(guess), isWide: step == 2, line: number, into: &rights, listed)
      {
        lines.skip()
        self.lines.read += 1
        listed.insert(right)
        number += 1
        continue
      }
      guard let line = lines.line(of: text) else { break }
      let bytes = text.extracting(line.range)
      let right: UserRight?
      if step == 2 {
        narrow.removeAll(keepingCapacity: true)
        _ = UTF16Decoding.append(bytes, from: 0, to: bytes.count, bigEndian: false, into: &narrow)
        right = parse(narrow.span, number, isCut: isCut && line.isLast)
      } else {
        right = parse(bytes, number, isCut: isCut && line.isLast)
      }
      if memory != nil, let right { known.keep(bytes, isWide: step == 2, right, rights[right].assignment) }
      number += 1
    }
    if let memory { swap(&known, &memory.lines) }
  }

  /// Reads one line, in UTF-8; U+FFFD stands for what could not be decoded.
  ///
  /// - Returns: the right it is about, where it would say the same in any file.
  private mutating func parse(_ body: Span<UInt8>, _ line: Int32, isCut: Bool) -> UserRight? {
    var low = 0
    var high = body.count
    while low < high, INFEntryParser.isBlank(body[low]) { low += 1 }
    while high > low, INFEntryParser.isBlank(body[high - 1]) { high -= 1 }
    guard low < high, body[low] != UInt8(ascii: ";") else { return nil }
    let equals = INFLines.find(0x3D, body, low..<high)
    guard equals < high else {
      reject(body, low..<high, line, isCut: isCut)
      return nil
    }
    var nameLow = low
    var nameHigh = equals
    while nameHigh > nameLow, INFEntryParser.isBlank(body[nameHigh - 1]) { nameHigh -= 1 }
    if nameHigh - nameLow > 1, body[nameLow] == UInt8(ascii: "\""), body[nameHigh - 1] == UInt8(ascii: "\"") {
      nameLow += 1
      nameHigh -= 1
    }
    let name = body.extracting(nameLow..<nameHigh)
    let value = body.extracting(equals + 1..<high)
    guard let right = UserRight(utf8: name) else {
      keep(unknown: name, value: value, line, isCut: isCut)
      return nil
    }
    var entries = INFEntryParser()
    if let fault = entries.parse(value) {
      if isCut {
        lines.read += 1
        set(right, .notCollected, line, cut: true)
      } else {
        self.fault(right, line, Self.describe(fault, right), column: column(body, equals + 1))
      }
      return nil
    }
    lines.read += 1
    if entries.hasNames { named.insert(right) }
    if isCut, entries.emptyEntries == 0, let last = entries.principals.last, !Self.isWhole(last) {
      entries.principals.removeLast()
    }
    if !entries.isPlain { note(entries, right, line) }
    let assignment = Assignment(holders: entries.principals, complete: !isCut)
    guard !isCut, !listed.contains(right) else {
      set(right, assignment, line, cut: isCut)
      return nil
    }
    put(right, assignment, line)
    return entries.isPlain ? right : nil
  }

  /// Whether an entry that the file's end may have cut is whole: a well-known SID that is not the beginning of another.
  private static func isWhole(_ principal: Principal) -> Bool {
    guard case .sid(let sid) = principal, WellKnownNames.principal(sid) != nil else { return false }
    let text = sid.description
    return !WellKnownPrincipal.all.contains { $0.sid != sid && $0.sid.description.hasPrefix(text) }
  }

  // A line that is the last and cut, or not the first of its right.
  private mutating func set(_ right: UserRight, _ assignment: Assignment, _ line: Int32, cut: Bool) {
    if cut {
      diagnostics.append(
        Diagnostic(
          .warning, "unfinished-line",
          "the last line, \(right), has no line end and may be cut: not every holder may be seen",
          at: SourceLocation(uri: uri, line: Int(line)), help: "collect the file again"))
    }
    guard listed.contains(right) else { return put(right, assignment, line) }
    let earlier = rights[right]
    if earlier.fault != nil { return }
    let same = earlier.assignment == assignment
    diagnostics.append(
      Diagnostic(
        same ? .note : .error, same ? "repeated-right" : "contradicting-lines",
        same ? "\(right) is listed twice with the same holders" : "\(right) is listed twice with different holders",
        at: SourceLocation(uri: uri, line: Int(line)),
        help: same ? nil : "collect the file again; which of the two lines Windows would take is not known",
        notes: [.init("the other line is here", at: SourceLocation(uri: uri, line: Int(earlier.line)))]))
    if !same {
      rights[right] = ObservedRight(
        .notCollected, line: line,
        fault: "listed twice with different holders (lines \(earlier.line) and \(line))")
    }
  }

  private mutating func put(_ right: UserRight, _ assignment: Assignment, _ line: Int32) {
    rights.set(right, assignment, line: line)
    listed.insert(right)
  }

  private mutating func note(_ entries: INFEntryParser, _ right: UserRight, _ line: Int32) {
    let location = SourceLocation(uri: uri, line: Int(line))
    // A right that nobody holds has one.
    if entries.emptyEntries > 0, !(entries.principals.isEmpty && entries.emptyEntries == 1) {
      diagnostics.append(
        Diagnostic(
          .warning, "empty-entry", "\(right) has an empty entry between or after its commas; it is left out",
          at: location))
    }
    for sid in entries.unmarked {
      diagnostics.append(
        Diagnostic(
          .warning, "unmarked-sid", "\(right) names \(sid) without the `*` that marks a SID; it is read as one",
          at: location))
    }
  }

  private mutating func keep(unknown name: Span<UInt8>, value: Span<UInt8>, _ line: Int32, isCut: Bool) {
    let text = INFEntryParser.string(name)
    // What no right can be called is what is left of the name of one.
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      return rejectAnonymous(
        "`\(text.prefix(80))` can be the name of no right: expected `Right = *SID,*SID`", line, column: 1)
    }
    lines.read += 1
    let trimmed = INFEntryParser.string(value).drop { $0 == " " || $0 == "\t" }
    unknown.append(Snapshot.UnknownRight(name: text, value: String(trimmed), line: line))
    // No two rights are so alike: it is one of ours with a slip, and says what can no longer be said for it.
    let meant = Suggestion.closest(to: text, in: UserRight.allCases.lazy.map(\.constant), atMost: 2)
    if let right = meant.flatMap({ UserRight(constant: $0) }) { misspelt[right] = line }
    diagnostics.append(
      Diagnostic(
        .warning, "unknown-right",
        "`\(text.prefix(80))` is not a user right that this version knows; the line is kept, not judged",
        at: SourceLocation(uri: uri, line: Int(line), column: 1),
        help: meant.map {
          "if \($0) is meant, the file is damaged: collect it again; without its line \($0) is not collected"
        }))
  }

  // A line without `=`: the right is at fault where its name can be told, else any right may be meant.
  private mutating func reject(_ body: Span<UInt8>, _ text: Range<Int>, _ line: Int32, isCut: Bool) {
    var end = text.lowerBound
    while end < text.upperBound, !INFEntryParser.isBlank(body[end]) { end += 1 }
    let right = UserRight(utf8: body.extracting(text.lowerBound..<end))
    if isCut {
      lines.rejected += 1
      if let right, !listed.contains(right) { put(right, .notCollected, line) }
      diagnostics.append(
        Diagnostic(
          .warning, "unfinished-line", "the last line has no line end and no `=`: it is cut",
          at: SourceLocation(uri: uri, line: Int(line)), help: "collect the file again"))
      return
    }
    if let right { return fault(right, line, "the line has no `=`", column: column(body, end)) }
    rejectAnonymous(
      "this line of [Privilege Rights] has no `=`: expected `Right = *SID,*SID`", line,
      column: column(body, text.lowerBound))
  }

  // A line that may be about any right.
  private mutating func rejectAnonymous(_ message: String, _ line: Int32, column: Int) {
    lines.rejected += 1
    hasFault = true
    anonymousFault = anonymousFault ?? line
    diagnostics.append(
      Diagnostic(
        .error, "malformed-line", message, at: SourceLocation(uri: uri, line: Int(line), column: column),
        help: "collect the file again"))
  }

  private mutating func fault(_ right: UserRight, _ line: Int32, _ reason: String, column: Int) {
    lines.rejected += 1
    hasFault = true
    put(right, .notCollected, line)
    rights[right].fault = reason
    diagnostics.append(
      Diagnostic(
        .error, "malformed-line", "\(right) could not be read: \(reason)",
        at: SourceLocation(uri: uri, line: Int(line), column: column),
        help: "collect the file again, or correct the line"))
  }

  private static func describe(_ fault: INFEntryParser.Fault, _ right: UserRight) -> String {
    switch fault {
    case .notASID(let text): "`\(text.prefix(200))` is marked as a SID and is not one"
    case .unterminatedQuote: "a quoted name does not end"
    case .textAfterQuote: "a comma is missing after a quoted name"
    case .controlCharacter: "a name holds control characters"
    case .undecodable: "a name holds bytes that are no text in the file's encoding"
    }
  }

  /// 1-based column in Unicode scalars.
  private func column(_ body: Span<UInt8>, _ index: Int) -> Int {
    var column = 1
    for position in 0..<index where body[position] & 0xC0 != 0x80 { column += 1 }
    return column
  }
}
