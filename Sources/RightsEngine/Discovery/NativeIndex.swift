/// Where the documents of a native snapshot file lie.
enum NativeIndex {
  /// Byte ranges and 1-based first lines; empty where the file is one document.
  static func slices(_ bytes: [UInt8]) -> [(bytes: Range<Int>, line: Int)] {
    bytes.first { $0 > 0x20 } == UInt8(ascii: "{") ? [] : documents(bytes)
  }

  // YAML: documents begin at lines that are `---`.
  private static func documents(_ bytes: [UInt8]) -> [(bytes: Range<Int>, line: Int)] {
    var slices: [(bytes: Range<Int>, line: Int)] = []
    var start = 0
    var startLine = 1
    var index = 0
    var line = 1
    while index < bytes.count {
      let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
      let isMark = bytes[index..<end].starts(with: [0x2D, 0x2D, 0x2D]) && end - index <= 4
      if isMark, index > start {
        slices.append((start..<index, startLine))
        (start, startLine) = (index, line)
      }
      index = end + 1
      line += 1
    }
    if start < bytes.count { slices.append((start..<bytes.count, startLine)) }
    return slices.filter { slice in bytes[slice.bytes].contains { $0 > 0x20 && $0 != 0x2D } }
  }
}
