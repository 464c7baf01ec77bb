internal import RightsModel

/// Splits the value of one rights line into its holders.
///
/// `entry *( "," entry )`; an entry is `*SID`, a name, or either in double quotes, in which `""` is a quote. White space
/// around entries does not count; empty entries are dropped and counted.
struct INFEntryParser {
  enum Fault: Error, Equatable {
    case notASID(String)
    case unterminatedQuote
    case textAfterQuote
    case controlCharacter
    case undecodable
  }

  /// Holders in the order of the file, as SIDs or verbatim names.
  var principals: [Principal] = []
  /// Entries with nothing in them: trailing and doubled commas.
  var emptyEntries = 0
  /// SIDs written without `*`.
  var unmarked: [SID] = []
  /// Whether any holder is a name.
  var hasNames = false

  /// Whether there are SIDs, marked as such, or nothing at all: that needs no remark and means the same on every machine.
  var isPlain: Bool {
    unmarked.isEmpty && !hasNames && (emptyEntries == 0 || emptyEntries == 1 && principals.isEmpty)
  }

  /// Reads a value, which holds no line break.
  mutating func parse(_ value: Span<UInt8>) -> Fault? {
    // A holder takes fourteen letters or so; whoever writes shorter ones lets the array grow.
    if value.count > 1 { principals.reserveCapacity(min((value.count + 13) / 14, 64)) }
    var index = 0
    while true {
      while index < value.count, Self.isBlank(value[index]) { index += 1 }
      if let sid = Self.marked(value, &index) {
        principals.append(.sid(sid))
      } else if index < value.count, value[index] == UInt8(ascii: "\"") {
        if let fault = quoted(value, &index) { return fault }
      } else {
        let start = index
        while index < value.count, value[index] != UInt8(ascii: ",") { index += 1 }
        var end = index
        while end > start, Self.isBlank(value[end - 1]) { end -= 1 }
        if let fault = entry(value.extracting(start..<end)) { return fault }
      }
      guard index < value.count else { return nil }
      index += 1
      // A comma at the very end leaves one more, empty, entry.
      if index == value.count {
        emptyEntries += 1
        return nil
      }
    }
  }

  /// What nearly every entry is: `*SID` up to a comma or the end. Anything else is nil and leaves the index where it was.
  private static func marked(_ value: Span<UInt8>, _ index: inout Int) -> SID? {
    guard index < value.count, value[index] == UInt8(ascii: "*") else { return nil }
    var next = index + 1
    guard let sid = SID(utf8: value, at: &next) else { return nil }
    while next < value.count, isBlank(value[next]) { next += 1 }
    guard next == value.count || value[next] == UInt8(ascii: ",") else { return nil }
    index = next
    return sid
  }

  private mutating func quoted(_ bytes: Span<UInt8>, _ index: inout Int) -> Fault? {
    let end = bytes.count
    var text: [UInt8] = []
    index += 1
    while true {
      guard index < end else { return .unterminatedQuote }
      if bytes[index] == UInt8(ascii: "\"") {
        guard index + 1 < end, bytes[index + 1] == UInt8(ascii: "\"") else { break }
        index += 1
      }
      text.append(bytes[index])
      index += 1
    }
    index += 1
    while index < end, Self.isBlank(bytes[index]) { index += 1 }
    guard index == end || bytes[index] == UInt8(ascii: ",") else { return .textAfterQuote }
    return entry(text.span)
  }

  private mutating func entry(_ text: Span<UInt8>) -> Fault? {
    guard text.count > 0 else {
      emptyEntries += 1
      return nil
    }
    if text[0] == UInt8(ascii: "*") {
      guard let sid = SID(utf8: text.extracting(1..<text.count)) else { return .notASID(Self.string(text)) }
      principals.append(.sid(sid))
      return nil
    }
    for index in 0..<text.count where text[index] < 0x20 || text[index] == 0x7F { return .controlCharacter }
    if let sid = SID(utf8: text) {
      unmarked.append(sid)
      principals.append(.sid(sid))
      return nil
    }
    let name = Self.string(text)
    if name.unicodeScalars.contains("\u{FFFD}") { return .undecodable }
    principals.append(.name(name))
    hasNames = true
    return nil
  }

  static func string(_ text: Span<UInt8>) -> String {
    text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
