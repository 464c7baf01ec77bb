internal import Glibc
internal import RightsText

/// Where the sections of interest lie in an INF file, found without reading the lines between them.
///
/// Grammar: MS-GPSB 2.2, widened to what real files contain. A header is a line of its own: optional white space, `[`, a
/// name, `]`. Order and repetition are free. Offsets are bytes into the file; `step` is the width of a code unit.
struct INFLayout {
  struct Section {
    /// Offset of the first unit after the header's line.
    var start: Int
    /// Offset of the next header's line, or the end of the whole units.
    var end: Int
    /// Offset of the header's line.
    var header: Int

    var range: Range<Int> { start..<end }
  }

  /// Bytes a code unit: 2 for UTF-16LE, else 1.
  var step: Int
  /// Offset of the first unit after the byte order mark.
  var start: Int
  /// Offset after the last whole unit.
  var end: Int
  var rights: [Section] = []
  var systemAccess: [Section] = []
  /// Whether any header was found at all.
  var hasSections = false
  /// Whether one of the sections is one that security templates have.
  var hasKnownSection = false
  /// Whether a header other than the rights section's comes after the last rights section.
  var isFollowed = false
  /// Whether something other than blank lines and comments stands before the first header.
  var hasPreamble = false
  /// Whether the last line has its line end; true for an empty file.
  var endsWithLineBreak = false

  // MS-GPSB 2.2, and what other tools write beside it.
  private static let known: [StaticString] = [
    "unicode", "version", "privilege rights", "system access", "event audit", "registry values", "kerberos policy",
    "profile description", "group membership", "service general setting", "file security", "registry keys",
  ]

  /// Scans a UTF-8 or UTF-16LE file.
  init(_ file: Span<UInt8>, start: Int, step: Int) {
    self.step = step
    self.start = start
    end = file.count - (file.count - start) % step
    // The one place that scans the whole file: memchr over raw memory is what keeps the six other sections free.
    file.withUnsafeBufferPointer { scan($0) }
  }

  /// The layout of a UTF-16LE file whose content was found before: it is laid out as every export is.
  init(_ content: SnapshotContent, of file: Span<UInt8>) {
    step = 2
    start = 2
    end = file.count
    rights = [
      Section(start: content.first.lowerBound, end: content.first.upperBound, header: content.before.upperBound)
    ]
    // Empty where there is none, which says the same as one without a line.
    systemAccess = [Section(start: content.second.lowerBound, end: content.second.upperBound, header: 0)]
    hasSections = true
    hasKnownSection = true
    isFollowed = true
    endsWithLineBreak = true
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else {
      endsWithLineBreak = true
      return
    }
    var open: Section?
    var openIsRights = false
    var openIsAccess = false
    func close(_ layout: inout INFLayout, at offset: Int) {
      guard var section = open else { return }
      section.end = max(section.start, offset)
      if openIsRights { layout.rights.append(section) }
      if openIsAccess { layout.systemAccess.append(section) }
    }
    var index = start
    while index < end, let hit = memchr(base + index, 0x5B, end - index) {
      let offset = base.distance(to: hit.assumingMemoryBound(to: UInt8.self))
      index = offset + 1
      guard isUnit(bytes, offset), let line = lineStart(bytes, before: offset) else { continue }
      let name = offset + step
      guard let nameEnd = find(0x5D, bytes, from: name) else { continue }
      close(&self, at: line)
      if !hasSections { hasPreamble = hasText(bytes, from: start, to: line) }
      hasSections = true
      if !hasKnownSection { hasKnownSection = Self.known.contains { matches($0, bytes, name, nameEnd) } }
      openIsRights = matches("privilege rights", bytes, name, nameEnd)
      openIsAccess = matches("system access", bytes, name, nameEnd)
      if openIsRights { isFollowed = false } else if !rights.isEmpty { isFollowed = true }
      let bodyStart = nextLine(bytes, from: nameEnd)
      open = Section(start: bodyStart, end: bodyStart, header: line)
      index = bodyStart
    }
    close(&self, at: end)
    if !hasSections { hasPreamble = hasText(bytes, from: start, to: end) }
    endsWithLineBreak = end == start || isBreak(bytes, end - step)
  }

  private func isUnit(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    step == 1 || ((offset - start) & 1 == 0 && offset + 1 < end && bytes[offset + 1] == 0)
  }

  private func isBreak(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    (bytes[offset] == 0x0A || bytes[offset] == 0x0D) && (step == 1 || bytes[offset + 1] == 0)
  }

  private func isBlank(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    (bytes[offset] == 0x20 || bytes[offset] == 0x09) && (step == 1 || bytes[offset + 1] == 0)
  }

  /// The start of the line when only white space stands between it and `offset`, else nil.
  private func lineStart(_ bytes: UnsafeBufferPointer<UInt8>, before offset: Int) -> Int? {
    var index = offset
    while index > start {
      if isBreak(bytes, index - step) { return index }
      guard isBlank(bytes, index - step) else { return nil }
      index -= step
    }
    return index
  }

  /// The offset of an ASCII unit on this line, or nil.
  private func find(_ unit: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int? {
    var index = offset
    while index < end, !isBreak(bytes, index) {
      if bytes[index] == unit, step == 1 || bytes[index + 1] == 0 { return index }
      index += step
    }
    return nil
  }

  private func nextLine(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int {
    var index = offset
    while index < end, !isBreak(bytes, index) { index += step }
    guard index < end else { return end }
    let isReturn = bytes[index] == 0x0D
    index += step
    if isReturn, index < end, bytes[index] == 0x0A, isBreak(bytes, index) { index += step }
    return index
  }

  /// Compares a section name without ASCII case and without white space around it.
  private func matches(_ name: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Bool {
    var low = from
    var high = to
    while low < high, isBlank(bytes, low) { low += step }
    while high > low, isBlank(bytes, high - step) { high -= step }
    guard (high - low) / step == name.utf8CodeUnitCount else { return false }
    for position in 0..<name.utf8CodeUnitCount {
      let byte = bytes[low + position * step]
      guard step == 1 || bytes[low + position * step + 1] == 0 else { return false }
      guard (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == name.utf8Start[position] else { return false }
    }
    return true
  }

  private func hasText(_ bytes: UnsafeBufferPointer<UInt8>, from: Int, to: Int) -> Bool {
    var index = from
    var isLineStart = true
    while index < to {
      if isBreak(bytes, index) {
        isLineStart = true
      } else if isLineStart, !isBlank(bytes, index) {
        if bytes[index] != 0x3B { return true }
        isLineStart = false
      }
      index += step
    }
    return false
  }
}

extension INFLayout {
  /// The 1-based line of a header; reads what stands before it.
  func line(_ file: Span<UInt8>, ofHeader offset: Int) -> Int32 {
    Int32(clamping: LineBreaks.count(file, start..<offset, isWide: step == 2) + 1)
  }
}
