internal import RightsText

/// Tells security template text from other text, and finds what decides its meaning.
enum INFRecognition {
  /// Whether a section header of security templates stands in the first bytes.
  static func isTemplateText(_ head: Span<UInt8>) -> Bool {
    // What Windows writes is told apart without decoding it.
    if head.count > 1, head[0] == 0xFF, head[1] == 0xFE { return INFLayout(head, start: 2, step: 2).hasKnownSection }
    let (encoding, mark) = TextEncoding.detect(head)
    switch encoding {
    case .utf16LittleEndian: return INFLayout(head, start: mark, step: 2).hasKnownSection
    case .utf8, .windows1252: return INFLayout(head, start: mark, step: 1).hasKnownSection
    case .utf16BigEndian:
      let text = DecodedText(head)
      return INFLayout(text.bytes.span, start: 0, step: 1).hasKnownSection
    }
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
    return SnapshotContent(
      first: section.start..<section.end, second: access, before: 2..<section.header, isWide: true)
  }
}
