import Glibc
import RightsModel

/// Files and folders through the C library.
enum DiskFile {
  /// The bytes of a regular file.
  static func read(_ path: String, uri: String, maximumBytes: Int) throws(DiagnosticError) -> [UInt8] {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(uri, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(uri, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw DiagnosticError(
        Diagnostic(.error, "unreadable", "this is not a regular file", at: SourceLocation(uri: uri)))
    }
    guard status.st_size <= maximumBytes else {
      throw DiagnosticError(
        Diagnostic(
          .error, "too-large", "the file has \(status.st_size) bytes; at most \(maximumBytes) are read",
          at: SourceLocation(uri: uri)))
    }
    let size = Int(status.st_size)
    var problem: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size, let base = buffer.baseAddress {
        let got = Glibc.read(descriptor, base + count, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { problem = errno }
        if got <= 0 { break }
        count += got
      }
    }
    if problem != 0 { throw failure(uri, problem) }
    return bytes
  }

  /// True where a folder is at the path.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Paths of the regular files below a folder, relative to it, sorted by their bytes; names that begin with `.` are skipped.
  static func list(_ folder: String, uri: String) throws(DiagnosticError) -> [String] {
    var found: [String] = []
    var folders = [""]
    while let relative = folders.popLast() {
      let depth = relative.utf8.count { $0 == UInt8(ascii: "/") }
      guard depth <= 32 else {
        throw DiagnosticError(
          Diagnostic(.error, "too-deep", "folders are nested more than 32 deep", at: SourceLocation(uri: uri)))
      }
      for name in try names(relative.isEmpty ? folder : folder + "/" + relative, uri: uri) {
        let path = relative.isEmpty ? name : relative + "/" + name
        var status = stat()
        guard stat(folder + "/" + path, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR { folders.append(path) }
        if status.st_mode & S_IFMT == S_IFREG { found.append(path) }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func names(_ folder: String, uri: String) throws(DiagnosticError) -> [String] {
    guard let stream = opendir(folder) else { throw failure(uri, errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  private static func failure(_ uri: String, _ code: Int32) -> DiagnosticError {
    let reason =
      switch code {
      case ENOENT: "there is no such file"
      case EACCES, EPERM: "there is no permission to read it"
      case ENOTDIR: "a part of the path is not a folder"
      case EISDIR: "it is a folder"
      default: "the system says error \(code)"
      }
    return DiagnosticError(
      Diagnostic(.error, "unreadable", "cannot be read: \(reason)", at: SourceLocation(uri: uri)))
  }
}
