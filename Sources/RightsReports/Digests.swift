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

  /// Appends the first digits of the SHA-256 of the text's UTF-8 bytes.
  static func write(sha256 text: String, digits: Int, into out: inout [UInt8]) {
    var text = text
    var hash = SHA256()
    text.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    hash.finalize().withUnsafeBytes { write(hexadecimal: $0[..<(digits / 2)], into: &out) }
  }

  /// The UUID of version 5 (RFC 9562, 5.5) of a name under `https://plumbline.example/`, in the namespace of URLs.
  static func uuid(_ name: String) -> String {
    var bytes: [UInt8] = []
    write(uuid: name, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the same.
  static func write(uuid name: String, into out: inout [UInt8]) {
    var hash = Insecure.SHA1()
    var name = "https://plumbline.example/\(name)"
    urls.withUnsafeBytes { hash.update(bufferPointer: $0) }
    name.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    hash.finalize().withUnsafeBytes { digest in
      for (index, byte) in digest.prefix(16).enumerated() {
        if [4, 6, 8, 10].contains(index) { out.append(UInt8(ascii: "-")) }
        switch index {
        case 6: write(hexadecimal: CollectionOfOne(byte & 0x0F | 0x50), into: &out)
        case 8: write(hexadecimal: CollectionOfOne(byte & 0x3F | 0x80), into: &out)
        case _: write(hexadecimal: CollectionOfOne(byte), into: &out)
        }
      }
    }
  }

  private static let urls: [UInt8] = [
    0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
  ]

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    var digits: [UInt8] = []
    write(hexadecimal: bytes, into: &digits)
    return String(decoding: digits, as: UTF8.self)
  }

  private static func write(hexadecimal bytes: some Sequence<UInt8>, into out: inout [UInt8]) {
    func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value + 0x57 }
    for byte in bytes {
      out.append(digit(byte >> 4))
      out.append(digit(byte & 0xF))
    }
  }
}
