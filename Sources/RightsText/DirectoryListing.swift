internal import Glibc

/// The entries of a folder, sorted by the bytes of their names, without `.` and `..`.
package enum DirectoryListing {
  package enum Kind: Sendable, Hashable {
    case file, folder
    /// A link to a folder, a device, a socket: not entered.
    case other
  }

  package struct Entry: Sendable, Hashable {
    package var name: String
    package var kind: Kind

    /// Whether this is its name, which is lower-case ASCII here, as Windows compares names.
    package func isCalled(_ lowercased: String) -> Bool {
      name.utf8.count == lowercased.utf8.count && name.lowercased() == lowercased
    }
  }

  /// What a path is, links followed; nil where nothing is there.
  package static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG, S_IFIFO, S_IFCHR: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Whether a path is a pipe or a device, which can be read only once.
  package static func isStream(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFIFO || status.st_mode & S_IFMT == S_IFCHR
  }

  /// Whether two paths lead to one file or folder.
  package static func areSame(_ first: String, _ second: String) -> Bool {
    var one = stat()
    var other = stat()
    guard stat(first, &one) == 0, stat(second, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }

  /// Lists a folder. Links to files count as files; links to folders are not followed, so that no walk is endless.
  package static func entries(of path: String) throws(FileReading.Fault) -> [Entry] {
    guard let handle = opendir(path) else { throw .system(String(cString: strerror(errno))) }
    defer { closedir(handle) }
    var entries: [Entry] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let kind: Kind
      switch Int32(entry.pointee.d_type) {
      case Int32(DT_REG): kind = .file
      case Int32(DT_DIR): kind = .folder
      case Int32(DT_LNK): kind = self.kind(of: path + "/" + name) == .file ? .file : .other
      case Int32(DT_UNKNOWN): kind = self.kind(of: path + "/" + name) ?? .other
      default: kind = .other
      }
      entries.append(Entry(name: name, kind: kind))
    }
    return entries.sortedInBytes(by: \.name)
  }
}
