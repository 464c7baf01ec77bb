internal import RightsModel

/// What `[System Access]` of an export calls the accounts with RID 500 and 501.
struct INFSystemAccess {
  var administratorName: String?
  var guestName: String?
  /// The section may go on where the file ends: a name that it lacks may have been cut off.
  var isCut = false

  /// Reads the lines `NewAdministratorName = "x"` and `NewGuestName = "x"` of a section's body (UTF-8).
  mutating func parse(_ body: Span<UInt8>) {
    var lines = INFLines(0..<body.count)
    while let line = lines.line(of: body) { self.line(body.extracting(line.range)) }
  }

  private mutating func line(_ line: Span<UInt8>) {
    let text = Self.trimmed(line, 0..<line.count)
    guard !text.isEmpty, line[text.lowerBound] | 0x20 == UInt8(ascii: "n"),
      let equals = text.first(where: { line[$0] == UInt8(ascii: "=") })
    else { return }
    let key = line.extracting(Self.trimmed(line, text.lowerBound..<equals))
    let isGuest = Self.equals("newguestname", key)
    guard isGuest || Self.equals("newadministratorname", key) else { return }
    var value = Self.trimmed(line, equals + 1..<text.upperBound)
    if !value.isEmpty, line[value.lowerBound] == UInt8(ascii: "\"") {
      guard value.count > 1, line[value.upperBound - 1] == UInt8(ascii: "\"") else { return }
      value = value.lowerBound + 1..<value.upperBound - 1
    }
    guard !value.isEmpty else { return }
    let name = INFEntryParser.string(line.extracting(value))
    if isGuest { guestName = name } else { administratorName = name }
  }

  private static func trimmed(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, INFEntryParser.isBlank(text[low]) { low += 1 }
    while high > low, INFEntryParser.isBlank(text[high - 1]) { high -= 1 }
    return low..<high
  }

  // `key` is lower case ASCII.
  private static func equals(_ key: StaticString, _ text: Span<UInt8>) -> Bool {
    guard text.count == key.utf8CodeUnitCount else { return false }
    for index in text.indices {
      let byte = text[index]
      guard (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == key.utf8Start[index] else { return false }
    }
    return true
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
