package import RightsModel
import RightsText

/// A file of another tool, whole and decoded.
package struct ForeignFile: Sendable {
  /// Largest file that is imported: 64 MiB.
  package static let limit = 64 << 20

  /// What locations call it.
  package let uri: String
  /// As they are on disk.
  package let bytes: [UInt8]
  /// As UTF-8 without a byte order mark.
  package let text: [UInt8]

  package init(_ bytes: [UInt8], uri: String) {
    self.bytes = bytes
    self.uri = uri
    text = DecodedText(bytes.span).bytes
  }

  /// The last part of its path, which is all of it that a baseline keeps.
  package var name: String { uri.split(separator: "/").last.map(String.init) ?? uri }

  /// The place of a line.
  package func place(_ line: Int, _ column: Int? = nil) -> SourceLocation {
    SourceLocation(uri: uri, line: line, column: column)
  }

  /// Whether the decoded text holds these ASCII words, compared without case.
  func mentions(_ words: String) -> Bool {
    let needle = Array(words.lowercased().utf8)
    guard let first = needle.first, text.count >= needle.count else { return false }
    for start in 0...(text.count - needle.count) where Self.folded(text[start]) == first {
      var length = 1
      while length < needle.count, Self.folded(text[start + length]) == needle[length] { length += 1 }
      if length == needle.count { return true }
    }
    return false
  }

  /// The first byte that is not white space.
  var firstByte: UInt8? { text.first { $0 > 0x20 } }

  private static func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
