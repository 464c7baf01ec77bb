import RightsModel

/// Where the lines of a text of UTF-8 begin. A line ends at LF, CR or CR LF; a byte order mark belongs to no line.
struct LineStarts {
  private var starts: [Int]

  init(_ bytes: [UInt8]) {
    starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    for (index, byte) in bytes.enumerated()
    where byte == 0x0A || byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A) {
      starts.append(index + 1)
    }
  }

  /// The byte at which a place stands, or nil where there is no such place.
  func offset(of location: SourceLocation, in bytes: [UInt8]) -> Int? {
    guard let line = location.line, let column = location.column, line >= 1, line <= starts.count else { return nil }
    var offset = starts[line - 1]
    var scalars = 1
    while scalars < column {
      guard offset < bytes.count, bytes[offset] != 0x0A else { return nil }
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      scalars += 1
    }
    return offset
  }
}
