internal import RightsText

/// Goes through the lines of a file of JSON Lines, a piece at a time: a stream of a fleet is larger than memory should be.
struct NativeLines {
  private static let step = 1 << 20
  /// Longest line that is looked at, in bytes; a longer one is none of a snapshot.
  private static let longest = 64 << 20

  let path: InputPath
  let roots: [InputRoot]

  /// Whether the file is of lines: its first two begin objects, or its only one is an object.
  func isLines() throws(FileReading.Fault) -> Bool {
    var count = 0
    var isLines = false
    try forEach { bytes, _, _ in
      count += 1
      let begins = bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
      isLines = begins && (count == 2 || bytes.last { $0 > 0x20 } == UInt8(ascii: "}"))
      return begins && count < 2
    }
    return isLines
  }

  /// Hands on each line that is not blank, with its place in the file and its 1-based number, until `body` says false.
  func forEach(_ body: (_ bytes: [UInt8], _ range: Range<Int>, _ line: Int) -> Bool) throws(FileReading.Fault) {
    var piece: [UInt8] = []
    // An archive is unpacked as a whole whatever part of a file is asked for.
    let step = roots[Int(path.root)].archive == nil ? Self.step : FileReading.limit
    var rest: [UInt8] = []
    var offset = 0
    var start = 0
    var line = 1
    while true {
      let count = try path.read(roots, range: offset..<offset + step, into: &piece)
      if offset == 0, piece.prefix(count).starts(with: [0xEF, 0xBB, 0xBF]) {
        // The mark is no part of the first line.
        start = 3
      }
      var index = offset == 0 ? start : 0
      while let end = piece[index..<count].firstIndex(of: 0x0A) {
        rest.append(contentsOf: piece[index..<end])
        if !isBlank(rest), !body(rest, start..<offset + end, line) { return }
        rest.removeAll(keepingCapacity: true)
        line += 1
        start = offset + end + 1
        index = end + 1
      }
      rest.append(contentsOf: piece[index..<count])
      offset += count
      if rest.count > Self.longest { throw .tooLarge(limit: Self.longest) }
      if count < step {
        if !isBlank(rest) { _ = body(rest, start..<offset, line) }
        return
      }
    }
  }

  private func isBlank(_ line: [UInt8]) -> Bool { line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
}
