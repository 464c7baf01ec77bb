internal import RightsModel
internal import RightsSnapshots
internal import RightsText

/// Goes through the lines of a file of JSON Lines, a piece at a time: a stream of a fleet is larger than memory should be.
struct NativeLines {
  private static let step = 1 << 20
  /// Longest line that is looked at, in bytes; a longer one is none of a snapshot.
  private static let longest = 64 << 20

  let path: InputPath
  let roots: [InputRoot]
  /// Whether a digest of the whole file is wanted.
  var digests = false

  /// Whether the file is of lines, and no YAML or JSON over several of them.
  func isLines() throws(FileReading.Fault) -> Bool {
    var shape = NativeShape()
    var isLines = false
    _ = try forEach { bytes, _, _ in
      guard let answer = shape.take(bytes) else { return true }
      isLines = answer
      return false
    }
    return isLines
  }

  /// Hands on each line that is not blank, with its place in the file and its 1-based number, until `body` says false.
  ///
  /// - Returns: the whole file, as reports list it; nil where `body` said false.
  func forEach(
    _ body: (_ bytes: [UInt8], _ range: Range<Int>, _ line: Int) -> Bool
  ) throws(FileReading.Fault) -> InputFile? {
    var whole = FileDigest(isWanted: digests)
    var piece: [UInt8] = []
    // An archive is unpacked as a whole whatever part of a file is asked for.
    let step = roots[Int(path.root)].archive == nil ? Self.step : FileReading.limit
    var rest: [UInt8] = []
    var offset = 0
    var start = 0
    var line = 1
    var breaks = Breaks.narrow
    while true {
      let count = try path.read(roots, range: offset..<offset + step, into: &piece)
      whole.take(piece.span.extracting(0..<count))
      var index = 0
      if offset == 0 {
        // The mark is no part of the first line.
        (breaks, start) = Breaks.detect(piece.prefix(count))
        index = min(start, count)
      }
      while let end = breaks.next(piece, index..<count) {
        rest.append(contentsOf: piece[index..<end])
        if !breaks.isBlank(rest), !body(rest, start..<offset + end, line) { return nil }
        rest.removeAll(keepingCapacity: true)
        line += 1
        start = offset + end + breaks.width
        index = end + breaks.width
      }
      rest.append(contentsOf: piece[index..<count])
      offset += count
      if rest.count > Self.longest { throw .tooLarge(limit: Self.longest) }
      if count < step {
        if !breaks.isBlank(rest) { _ = body(rest, start..<offset, line) }
        return whole.file(path.uri(roots))
      }
    }
  }

  /// How line feeds are spelled.
  private enum Breaks {
    case narrow, littleEndian, bigEndian

    /// Of the beginning of a file, with the length of its byte order mark.
    static func detect(_ head: ArraySlice<UInt8>) -> (Breaks, mark: Int) {
      let (encoding, mark) = NativeText.encoding(Array(head.prefix(256)).span)
      switch encoding {
      case .utf8, .windows1252: return (.narrow, mark)
      case .utf16LittleEndian: return (.littleEndian, mark)
      case .utf16BigEndian: return (.bigEndian, mark)
      }
    }

    var width: Int { self == .narrow ? 1 : 2 }

    /// Where the next line feed begins; units of UTF-16 begin at even places of a file, and so of each piece.
    func next(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
      if self == .narrow { return bytes[range].firstIndex(of: 0x0A) }
      let unit: (UInt8, UInt8) = self == .littleEndian ? (0x0A, 0) : (0, 0x0A)
      var index = range.lowerBound
      while index + 1 < range.upperBound {
        if bytes[index] == unit.0, bytes[index + 1] == unit.1 { return index }
        index += 2
      }
      return nil
    }

    func isBlank(_ line: [UInt8]) -> Bool {
      switch self {
      case .narrow: return NativeShape.isBlank(line)
      case .littleEndian, .bigEndian:
        let low = self == .littleEndian ? 0 : 1
        return stride(from: 0, to: line.count - 1, by: 2).allSatisfy {
          line[$0 + 1 - low] == 0 && NativeShape.isBlank(CollectionOfOne(line[$0 + low]))
        } && line.count % 2 == 0
      }
    }
  }
}
