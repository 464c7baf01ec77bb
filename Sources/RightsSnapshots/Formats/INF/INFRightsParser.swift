internal import RightsIdentity
internal import RightsModel

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

  /// Reads a section's body.
  ///
  /// - Parameters:
  ///   - body: UTF-8; U+FFFD stands for what could not be decoded.
  ///   - firstLine: 1-based line of its first line in the file.
  ///   - isCut: the last line may be unfinished: its last entry does not count.
  mutating func parse(_ body: Span<UInt8>, firstLine: Int32, isCut: Bool) {
    var lines = INFLines()
    var number = firstLine
    while let line = lines.line(of: body) {
      parseLine(body, line.range, number, isCut: isCut && line.isLast)
      number += 1
    }
  }

  private mutating func parseLine(_ body: Span<UInt8>, _ range: Range<Int>, _ line: Int32, isCut: Bool) {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, INFEntryParser.isBlank(body[low]) { low += 1 }
    while high > low, INFEntryParser.isBlank(body[high - 1]) { high -= 1 }
    guard low < high, body[low] != UInt8(ascii: ";") else { return }
    let equals = INFLines.find(0x3D, body, low..<high)
    guard equals < high else { return reject(body, low..<high, range, line, isCut: isCut) }
    var nameLow = low
    var nameHigh = equals
    while nameHigh > nameLow, INFEntryParser.isBlank(body[nameHigh - 1]) { nameHigh -= 1 }
    if nameHigh - nameLow > 1, body[nameLow] == UInt8(ascii: "\""), body[nameHigh - 1] == UInt8(ascii: "\"") {
      nameLow += 1
      nameHigh -= 1
    }
    let name = body.extracting(nameLow..<nameHigh)
    let value = body.extracting(equals + 1..<high)
    guard let right = UserRight(utf8: name) else { return keep(unknown: name, value: value, line, isCut: isCut) }
    let isUsual = !isCut && !listed.contains(right)
    if isUsual, let known = memory?.find(value) {
      lines.read += 1
      return put(right, known, line)
    }
    var entries = INFEntryParser()
    if let fault = entries.parse(value) {
      let column = column(body, range.lowerBound, equals + 1)
      if isCut {
        lines.read += 1
        return set(right, .notCollected, line, cut: true)
      }
      return self.fault(right, line, Self.describe(fault, right), column: column)
    }
    lines.read += 1
    if entries.hasNames { named.insert(right) }
    if isCut, entries.emptyEntries == 0, let last = entries.principals.last, !Self.isWhole(last) {
      entries.principals.removeLast()
    }
    if !entries.isPlain { note(entries, right, line) }
    let assignment = Assignment(holders: entries.principals, complete: !isCut)
    guard isUsual else { return set(right, assignment, line, cut: isCut) }
    if entries.isPlain { memory?.keep(value, assignment) }
    put(right, assignment, line)
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
    lines.read += 1
    let text = INFEntryParser.string(name)
    let trimmed = INFEntryParser.string(value).drop { $0 == " " || $0 == "\t" }
    unknown.append(Snapshot.UnknownRight(name: text, value: String(trimmed), line: line))
    diagnostics.append(
      Diagnostic(
        .warning, "unknown-right",
        "`\(text.prefix(80))` is not a user right that this version knows; the line is kept, not judged",
        at: SourceLocation(uri: uri, line: Int(line), column: 1)))
  }

  // A line without `=`: the right is at fault where its name can be told, else any right may be meant.
  private mutating func reject(
    _ body: Span<UInt8>, _ text: Range<Int>, _ range: Range<Int>, _ line: Int32, isCut: Bool
  ) {
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
    if let right { return fault(right, line, "the line has no `=`", column: column(body, range.lowerBound, end)) }
    lines.rejected += 1
    hasFault = true
    anonymousFault = anonymousFault ?? line
    diagnostics.append(
      Diagnostic(
        .error, "malformed-line", "this line of [Privilege Rights] has no `=`: expected `Right = *SID,*SID`",
        at: SourceLocation(uri: uri, line: Int(line), column: column(body, range.lowerBound, text.lowerBound)),
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
  private func column(_ body: Span<UInt8>, _ start: Int, _ index: Int) -> Int {
    var column = 1
    for position in start..<index where body[position] & 0xC0 != 0x80 { column += 1 }
    return column
  }
}
