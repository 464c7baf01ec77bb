internal import Crypto

/// Digests over text, as lower-case hexadecimal.
package enum Digests {
  /// SHA-256 of the bytes, 64 digits.
  package static func sha256(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return hexadecimal(hash.finalize())
  }

  /// SHA-256 of the text's UTF-8 bytes, 64 digits.
  static func sha256(_ text: String) -> String { sha256(Array(text.utf8)) }

  /// The UUID of version 5 (RFC 9562, 5.5) of a name under `https://plumbline.example/`, in the namespace of URLs.
  static func uuid(_ name: String) -> String {
    let urls: [UInt8] = [
      0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
    ]
    var hash = Insecure.SHA1()
    (urls + Array("https://plumbline.example/\(name)".utf8)).withUnsafeBytes { hash.update(bufferPointer: $0) }
    var bytes = Array(hash.finalize().prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array(hexadecimal(bytes).utf8)
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    return groups.map { String(decoding: digits[$0], as: UTF8.self) }.joined(separator: "-")
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    var digits: [UInt8] = []
    for byte in bytes {
      for digit in [byte >> 4, byte & 0xF] { digits.append(digit < 10 ? digit + 0x30 : digit + 0x57) }
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
