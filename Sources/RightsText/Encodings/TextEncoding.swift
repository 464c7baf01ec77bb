/// How the bytes of a collected file spell text.
package enum TextEncoding: String, Sendable, Hashable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// Neither marked nor valid UTF-8: read as Windows-1252, which is a guess.
  case windows1252 = "windows-1252"

  /// The encoding of `bytes` and the length of its byte order mark: the mark decides, else where NULs stand, else whether
  /// it is valid UTF-8.
  package static func detect(_ bytes: Span<UInt8>) -> (encoding: TextEncoding, markLength: Int) {
    let count = bytes.count
    if count >= 2, bytes[0] == 0xFF, bytes[1] == 0xFE { return (.utf16LittleEndian, 2) }
    if count >= 2, bytes[0] == 0xFE, bytes[1] == 0xFF { return (.utf16BigEndian, 2) }
    if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return (.utf8, 3) }
    var even = 0
    var odd = 0
    for index in 0..<min(count, 256) where bytes[index] == 0 {
      if index & 1 == 0 { even += 1 } else { odd += 1 }
    }
    if odd > 0, odd > 4 * even { return (.utf16LittleEndian, 0) }
    if even > 0, even > 4 * odd { return (.utf16BigEndian, 0) }
    return (UTF8Decoding.isValid(bytes) ? .utf8 : .windows1252, 0)
  }
}
