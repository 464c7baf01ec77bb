internal import Crypto
internal import RightsModel

/// Texts, each preceded by its length, so that no two lists give the same bytes.
struct FingerprintParts: Sendable {
  private var bytes: [UInt8] = []
  private var sid: [UInt8] = []

  init() { bytes.reserveCapacity(256) }

  /// Those of `head`, with room for more.
  init(after head: FingerprintParts) {
    bytes.reserveCapacity(head.bytes.count + 256)
    bytes.append(contentsOf: head.bytes)
  }

  mutating func add(_ text: String) {
    add(length: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func add(_ principal: Principal) {
    guard case .sid(let holder) = principal else { return add(principal.description) }
    // No text in between: a fleet has a fingerprint for every deviation.
    sid.removeAll(keepingCapacity: true)
    holder.append(to: &sid)
    add(length: sid.count)
    bytes.append(contentsOf: sid)
  }

  private mutating func add(length: Int) {
    add(decimal: length)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func add(decimal number: Int) {
    if number >= 10 { add(decimal: number / 10) }
    bytes.append(UInt8(number % 10) + 0x30)
  }

  /// Half of a SHA-256, as 32 lower-case hexadecimal digits.
  func digest() -> String {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return hash.finalize().withUnsafeBytes { digest in
      String(unsafeUninitializedCapacity: 32) { output in
        for index in 0..<16 {
          output[2 * index] = Self.digit(digest[index] >> 4)
          output[2 * index + 1] = Self.digit(digest[index] & 15)
        }
        return 32
      }
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value + 0x57 }
}
