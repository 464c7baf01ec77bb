/// The grammar of baseline ids.
package enum BaselineID {
  /// Letters, digits, `.`, `_` and `-` in segments between `/`; the last may end in `@version`. No empty segments.
  package static func isValid(_ id: String) -> Bool {
    let parts = id.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count <= 2, id.utf8.count <= 255 else { return false }
    if parts.count == 2, !isSegment(parts[1]) { return false }
    return parts[0].split(separator: "/", omittingEmptySubsequences: false).allSatisfy(isSegment)
  }

  /// The id without `@version`.
  package static func base(of id: String) -> String { String(id.prefix { $0 != "@" }) }

  /// What stands after `@`, or nil.
  package static func version(of id: String) -> String? {
    id.firstIndex(of: "@").map { String(id[id.index(after: $0)...]) }
  }

  private static func isSegment(_ text: Substring) -> Bool {
    guard !text.isEmpty, text.contains(where: { $0 != "." }) else { return false }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }
}
