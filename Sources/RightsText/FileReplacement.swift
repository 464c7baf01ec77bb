internal import Glibc

/// Writes a file so that a reader sees the old bytes or the new ones, never half of them.
package enum FileReplacement {
  /// Replaces an existing file's content; its permissions stay, and a link to it stays a link.
  ///
  /// - Throws: where the folder cannot be written or the disk is full; the file is then as it was.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileReading.Fault) {
    guard let resolved = realpath(path, nil) else { throw .system(message()) }
    defer { free(resolved) }
    var status = stat()
    guard stat(resolved, &status) == 0 else { throw .system(message()) }
    var template = Array((String(cString: resolved) + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .system(message()) }
    var isKept = false
    defer { if !isKept { unlink(template) } }
    let isWritten = writeAll(bytes, to: descriptor) && fchmod(descriptor, status.st_mode & 0o7777) == 0
    // On some file systems only closing tells that the disk is full.
    guard close(descriptor) == 0, isWritten, rename(template, resolved) == 0 else { throw .system(message()) }
    isKept = true
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        return Glibc.write(descriptor, base + written, bytes.count - written)
      }
      if count < 0, errno != EINTR { return false }
      if count > 0 { written += count }
    }
    return true
  }

  private static func message() -> String { String(cString: strerror(errno)) }
}
