internal import Crypto
internal import RightsModel

/// What reports list of a file of evidence, made while it is read, a piece at a time.
struct FileDigest {
  private var length = 0
  private var hasher: SHA256?

  /// - Parameter isWanted: whether its digest is: to make it costs many times what judging the file does.
  init(isWanted: Bool) {
    if isWanted { hasher = SHA256() }
  }

  mutating func take(_ bytes: Span<UInt8>) {
    length += bytes.count
    guard hasher != nil else { return }
    bytes.withUnsafeBufferPointer { hasher?.update(bufferPointer: UnsafeRawBufferPointer($0)) }
  }

  func file(_ uri: String) -> InputFile {
    let sha256 = hasher.map { hasher in
      hasher.finalize().reduce(into: "") { text, byte in
        text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return InputFile(uri: uri, length: length, sha256: sha256, purpose: .evidence)
  }
}
