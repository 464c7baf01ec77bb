internal import Glibc

/// Writes a file so that a reader sees the old bytes or the new ones, never half of them.
package enum FileReplacement {
  /// Replaces a file: its permissions stay, a link to it stays a link, a device or pipe is written to.
  ///
  /// - Parameter creating: whether a file that is not there is made.
  /// - Throws: where the folder cannot be written or the disk is full; the file is then as it was.
  package static func write(
    _ bytes: [UInt8], to path: String, creating: Bool = false
  ) throws(FileReading.Fault) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    guard isThere || creating else { throw .system(message()) }
    let kind = status.st_mode & S_IFMT
    if isThere, kind != S_IFREG, kind != S_IFDIR { return try stream(bytes, to: path) }
    let target = target(of: path)
    var template = Array("\(target).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .system(message()) }
    var isKept = false
    defer { if !isKept { unlink(template) } }
    let mode = isThere ? status.st_mode & 0o7777 : 0o666 & ~mask()
    let isWritten = writeAll(bytes, to: descriptor) && fchmod(descriptor, mode) == 0
    // On some file systems only closing tells that the disk is full.
    guard close(descriptor) == 0, isWritten, rename(template, target) == 0 else { throw .system(message()) }
    isKept = true
  }

  private static func stream(_ bytes: [UInt8], to path: String) throws(FileReading.Fault) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(message()) }
    defer { close(descriptor) }
    guard writeAll(bytes, to: descriptor) else { throw .system(message()) }
  }

  private static func target(of path: String) -> String {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK, let resolved = realpath(path, nil) else {
      return path
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func mask() -> mode_t {
    let mask = umask(0)
    umask(mask)
    return mask
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
