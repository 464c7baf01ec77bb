internal import Glibc

/// Writes a file that appears whole or not at all.
package enum WholeFile {
  /// Writes a new file, or replaces one; a link stays a link, and a device or pipe is written to.
  package static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG, status.st_mode & S_IFMT != S_IFDIR {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw OutputError.system(path) }
      defer { close(descriptor) }
      guard writeAll(bytes, to: descriptor) else { throw OutputError.system(path) }
      return
    }
    let target = target(of: path)
    var template = Array("\(target).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw OutputError.system(path) }
    var isKept = false
    defer { if !isKept { unlink(template) } }
    let mask = umask(0)
    umask(mask)
    let isWritten = writeAll(bytes, to: descriptor) && fchmod(descriptor, 0o666 & ~mask) == 0
    // On some file systems only closing tells that the disk is full.
    guard close(descriptor) == 0, isWritten, rename(template, target) == 0 else { throw OutputError.system(path) }
    isKept = true
  }

  private static func target(of path: String) -> String {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK, let resolved = realpath(path, nil) else {
      return path
    }
    defer { free(resolved) }
    return String(cString: resolved)
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
}
