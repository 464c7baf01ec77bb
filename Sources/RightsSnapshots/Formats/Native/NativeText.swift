package import RightsText

/// How a file of Snapshot documents, or a line of one, is spelled.
///
/// Some NULs among text are what a full disk or a lost sector left, and make no UTF-16 of it: the keys of a document are ASCII,
/// of which every unit has a NUL.
package enum NativeText {
  package static func encoding(_ bytes: Span<UInt8>) -> (encoding: TextEncoding, markLength: Int) {
    let found = TextEncoding.detect(bytes)
    switch found.encoding {
    case .utf8, .windows1252: return found
    case .utf16LittleEndian, .utf16BigEndian:
      let looked = min(bytes.count, 256)
      var zeros = 0
      for index in 0..<looked where bytes[index] == 0 { zeros += 1 }
      return found.markLength > 0 || zeros * 4 >= looked ? found : (.utf8, 0)
    }
  }

  /// The first byte that is neither white space nor part of a byte order mark.
  static func firstCharacter(_ head: Span<UInt8>) -> UInt8? {
    for index in 0..<head.count {
      let byte = head[index]
      if byte > 0x20, byte != 0xFF, byte != 0xFE, byte != 0xEF, byte != 0xBB, byte != 0xBF { return byte }
    }
    return nil
  }

  /// The bytes in UTF-8, without a mark.
  static func utf8(_ bytes: Span<UInt8>) -> [UInt8] {
    let (encoding, mark) = encoding(bytes)
    switch encoding {
    case .utf8:
      return [UInt8](capacity: bytes.count) { output in
        for index in mark..<bytes.count { output.append(bytes[index]) }
      }
    case .windows1252, .utf16LittleEndian, .utf16BigEndian: return DecodedText(bytes).bytes
    }
  }
}
