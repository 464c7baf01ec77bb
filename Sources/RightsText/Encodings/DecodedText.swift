/// A whole file as UTF-8, with what had to be guessed or replaced.
package struct DecodedText: Sendable {
  /// Well-formed UTF-8 without a byte order mark; U+FFFD stands where a unit could not be read.
  package var bytes: [UInt8]
  package var encoding: TextEncoding
  /// True where nothing in the file says what its encoding is.
  package var isGuessed: Bool
  /// How many units were replaced by U+FFFD.
  package var replacements: Int
  /// True where the file ends in half a UTF-16 unit.
  package var endsInsideUnit: Bool

  /// Decodes a file of any supported encoding; never fails.
  package init(_ file: Span<UInt8>) {
    let (encoding, mark) = TextEncoding.detect(file)
    self.encoding = encoding
    bytes = []
    isGuessed = encoding == .windows1252
    replacements = 0
    endsInsideUnit = false
    switch encoding {
    case .utf8: decodeUTF8(file, from: mark)
    case .windows1252: decodeWindows1252(file)
    case .utf16LittleEndian, .utf16BigEndian:
      endsInsideUnit = (file.count - mark) & 1 == 1
      replacements = UTF16Decoding.append(
        file, from: mark, to: file.count, bigEndian: encoding == .utf16BigEndian, into: &bytes)
    }
  }

  private mutating func decodeUTF8(_ file: Span<UInt8>, from start: Int) {
    bytes.reserveCapacity(file.count)
    var index = start
    while index < file.count {
      let length = UTF8Decoding.sequenceLength(file, at: index)
      if length == 0 {
        bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
        replacements += 1
        index += 1
        continue
      }
      for offset in 0..<length { bytes.append(file[index + offset]) }
      index += length
    }
  }

  private mutating func decodeWindows1252(_ file: Span<UInt8>) {
    // 0x80 to 0x9F; 0 where the code page leaves a hole.
    let high: [UInt16] = [
      0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
      0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
      0x0178,
    ]
    for index in 0..<file.count {
      let byte = file[index]
      switch byte {
      case 0x00...0x7F: bytes.append(byte)
      case 0x80...0x9F:
        let unit = high[Int(byte) - 0x80]
        if unit == 0 { replacements += 1 }
        UTF16Decoding.append(UInt32(unit == 0 ? 0xFFFD : unit), into: &bytes)
      default: UTF16Decoding.append(UInt32(byte), into: &bytes)
      }
    }
  }
}
