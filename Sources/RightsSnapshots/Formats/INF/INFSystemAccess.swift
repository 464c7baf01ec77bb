internal import RightsModel

/// What `[System Access]` of an export calls the accounts with RID 500 and 501.
struct INFSystemAccess {
  var administratorName: String?
  var guestName: String?
  /// The section may go on where the file ends: a name that it lacks may have been cut off.
  var isCut = false

  /// Reads the two lines of a section's body (UTF-8); all others are not ours.
  mutating func parse(_ body: Span<UInt8>) {
    var index = 0
    while index < body.count {
      let start = index
      while index < body.count, body[index] != 0x0A, body[index] != 0x0D { index += 1 }
      line(body.extracting(start..<index))
      index += 1
    }
  }

  private mutating func line(_ line: Span<UInt8>) {
    // `NewAdministratorName = "x"` and `NewGuestName = "x"`: N, then enough text; nearly every line ends here.
    var low = 0
    while low < line.count, INFEntryParser.isBlank(line[low]) { low += 1 }
    guard line.count - low > 12, line[low] | 0x20 == UInt8(ascii: "n"), line[low + 2] | 0x20 == UInt8(ascii: "w") else {
      return
    }
    let text = INFEntryParser.string(line)
    guard let equals = text.firstIndex(of: "=") else { return }
    let key = Self.trimmed(text[..<equals]).lowercased()
    var value = Self.trimmed(text[text.index(after: equals)...])
    guard key == "newadministratorname" || key == "newguestname" else { return }
    if value.hasPrefix("\"") {
      guard value.count > 1, value.hasSuffix("\"") else { return }
      value = String(value.dropFirst().dropLast())
    }
    guard !value.isEmpty else { return }
    if key == "newguestname" { guestName = value } else { administratorName = value }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }

  /// The built-in account that a bare name means: by the name it was given, `Guest` itself where no name is known.
  func account(named name: String) -> Principal? {
    let folded = name.lowercased()
    if folded == administratorName?.lowercased() { return .relative(.machine, rid: 500) }
    if folded == guestName?.lowercased() { return .relative(.machine, rid: 501) }
    if guestName == nil, !isCut, folded == "guest" { return .relative(.machine, rid: 501) }
    return nil
  }
}
