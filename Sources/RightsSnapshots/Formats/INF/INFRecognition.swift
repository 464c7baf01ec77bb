internal import RightsText

/// Tells security template text from other text, and finds what decides its meaning.
enum INFRecognition {
  /// Whether a section header of security templates stands in the first bytes.
  static func isTemplateText(_ head: Span<UInt8>) -> Bool {
    let text = DecodedText(head)
    let known: Set<String> = [
      "unicode", "version", "privilege rights", "system access", "event audit", "registry values", "kerberos policy",
      "profile description", "group membership", "service general setting", "file security", "registry keys",
    ]
    let bytes = text.bytes.span
    var index = 0
    while index < bytes.count {
      let start = index
      while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      let line = String(decoding: text.bytes[start..<index], as: UTF8.self).drop { $0 == " " || $0 == "\t" }
      if line.hasPrefix("["), let end = line.firstIndex(of: "]"),
        known.contains(line[line.index(after: line.startIndex)..<end].lowercased())
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// The rights section and `[System Access]` of a UTF-16LE export that has one of each.
  static func content(of file: Span<UInt8>) -> SnapshotContent? {
    guard file.count > 2, file[0] == 0xFF, file[1] == 0xFE, file.count & 1 == 0 else { return nil }
    let layout = INFLayout(file, start: 2, step: 2)
    guard layout.rights.count == 1, layout.systemAccess.count < 2, layout.isFollowed, !layout.hasPreamble,
      layout.endsWithLineBreak
    else { return nil }
    let section = layout.rights[0]
    let access = layout.systemAccess.first.map { $0.start..<$0.end } ?? 0..<0
    let line = layout.lineBreaks(file, before: section.header) + 1
    return SnapshotContent(
      first: section.start..<section.end, second: access, flags: 0, line: Int32(truncatingIfNeeded: line))
  }
}
