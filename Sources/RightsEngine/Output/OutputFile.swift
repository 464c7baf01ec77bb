internal import Glibc

/// Writes a file that appears whole or not at all.
package enum OutputFile {
  /// - Throws: where the folder or the disk does not let us write; what stood at the path is then untouched.
  package static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    var template = Array("\(path).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw OutputError.system(path) }
    let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let mask = umask(0)
    umask(mask)
    fchmod(descriptor, 0o666 & ~mask)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        return Glibc.write(descriptor, base + written, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(descriptor, temporary, path) }
      written += count
    }
    // On some file systems only closing tells that the disk is full.
    guard close(descriptor) == 0, rename(temporary, path) == 0 else { throw failure(-1, temporary, path) }
  }

  private static func failure(_ descriptor: Int32, _ temporary: String, _ path: String) -> OutputError {
    let error = OutputError.system(path)
    if descriptor >= 0 { close(descriptor) }
    unlink(temporary)
    return error
  }
}
