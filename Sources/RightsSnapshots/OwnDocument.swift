import RightsText

/// Our own documents that are no collected data: baselines, policies, inventories and the like, which may lie beside it.
///
/// They name rights, accounts and SIDs as what is collected does, so no other format is asked whether they are one of its files.
package enum OwnDocument {
  /// The kind that a document says in its first lines; nil for every other text, and for a Snapshot, which is collected data.
  ///
  /// - Parameter head: the beginning of a file.
  package static func kind(_ head: Span<UInt8>) -> String? {
    // Nearly every file begins like a template or an XML document, and costs no decoding here.
    guard let first = NativeText.firstCharacter(head), !"[;<".utf8.contains(first) else { return nil }
    let text = NativeText.utf8(head.extracting(0..<min(head.count, 16 << 10)))
    let pairs = first == UInt8(ascii: "{") ? json(text) : yaml(String(decoding: text, as: UTF8.self))
    guard pairs["apiVersion"]?.hasPrefix("plumbline/") == true else { return nil }
    let kind = pairs["kind"] ?? "Plumbline"
    return kind == "Snapshot" ? nil : kind
  }

  /// Pairs of the first document that stand at the beginning of a line; nothing where the text begins with something else.
  private static func yaml(_ text: String) -> [String: String] {
    var pairs: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      guard let first = line.first, first != "#", first != "%", !first.isWhitespace else { continue }
      if line.hasPrefix("---") || line.hasPrefix("...") {
        if pairs.isEmpty { continue }
        break
      }
      guard let colon = line.firstIndex(of: ":") else { break }
      let key = line[..<colon].filter { $0 != "\"" && $0 != "'" && $0 != " " }
      let value = line[line.index(after: colon)...].prefix { $0 != "#" }
      pairs[key] = pairs[key] ?? value.filter { $0 != "\"" && $0 != "'" && !$0.isWhitespace }
      if pairs["apiVersion"] != nil, pairs["kind"] != nil { break }
    }
    return pairs
  }

  /// Texts by their keys in the outermost object.
  private static func json(_ text: [UInt8]) -> [String: String] {
    var pairs: [String: String] = [:]
    var depth = 0
    var key: String?
    var isValue = false
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ":"): isValue = depth == 1
      case UInt8(ascii: ","): isValue = false
      case UInt8(ascii: "\""):
        var end = index + 1
        while end < text.count, text[end] != UInt8(ascii: "\"") { end += text[end] == UInt8(ascii: "\\") ? 2 : 1 }
        let string = String(decoding: text[(index + 1)..<max(index + 1, min(end, text.count))], as: UTF8.self)
        if depth == 1, !isValue { key = string }
        if depth == 1, isValue, let key { pairs[key] = pairs[key] ?? string }
        index = end
      default: break
      }
      // Of JSON Lines the first object tells.
      if depth == 0, !pairs.isEmpty { break }
      index += 1
    }
    return pairs
  }
}
