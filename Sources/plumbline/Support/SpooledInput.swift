import Glibc

/// Standard input kept in a temporary file, since a scan needs to know every subject before it begins.
final class SpooledInput {
  let path: String
  private let folder: String

  /// - Returns: nil where it cannot be kept.
  init?() {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/plumbline.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = folder + "/stdin"
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      var written = 0
      while written < count {
        let step = buffer.withUnsafeBytes { bytes -> Int in
          guard let base = bytes.baseAddress else { return -1 }
          return write(file, base + written, count - written)
        }
        guard step > 0 else { return nil }
        written += step
      }
    }
  }

  deinit {
    unlink(path)
    rmdir(folder)
  }
}
