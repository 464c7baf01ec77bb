internal import RightsArchive
internal import RightsText

/// Reads below a root, whether that is a folder or an archive.
extension InputPath {
  /// The file's bytes as an array of their own.
  func bytes(_ roots: [InputRoot]) throws(FileReading.Fault) -> [UInt8] {
    guard roots[Int(root)].archive != nil else { return try FileReading.bytes(of: path(roots)) }
    var buffer: [UInt8] = []
    let count = try read(roots, into: &buffer)
    return Array(buffer[..<count])
  }

  /// Reads the file into the front of `buffer`, which grows as needed and is never shrunk.
  ///
  /// - Parameter uri: what the file is called, where the caller knows it.
  /// - Returns: how many bytes of the buffer are the file's.
  func read(
    _ roots: [InputRoot], uri: String? = nil, into buffer: inout [UInt8]
  ) throws(FileReading.Fault) -> Int {
    guard let archive = roots[Int(root)].archive else {
      return try FileReading.read(uri.map { path(roots, uri: $0) } ?? path(roots), into: &buffer)
    }
    do throws(ArchiveFault) {
      return try archive.read(suffix, into: &buffer)
    } catch {
      throw .system(error.message)
    }
  }

  /// The file's first bytes, or all of fewer.
  func head(_ roots: [InputRoot], count: Int) throws(FileReading.Fault) -> [UInt8] {
    var buffer: [UInt8] = []
    let found = try read(roots, range: 0..<count, into: &buffer)
    return Array(buffer[..<found])
  }

  /// The same for a part of the file: fewer bytes where it ends before.
  func read(_ roots: [InputRoot], range: Range<Int>, into buffer: inout [UInt8]) throws(FileReading.Fault) -> Int {
    guard roots[Int(root)].archive != nil else {
      return try FileReading.read(path(roots), range: range, into: &buffer)
    }
    let count = try read(roots, into: &buffer)
    let part = range.clamped(to: 0..<count)
    if part.lowerBound > 0 { buffer.replaceSubrange(0..<part.count, with: Array(buffer[part])) }
    return part.count
  }

  /// How long the file is, in bytes; nil where nobody can say.
  func length(_ roots: [InputRoot]) -> Int? {
    guard let archive = roots[Int(root)].archive else { return FileReading.length(of: path(roots)) }
    return archive.length(of: suffix)
  }

  /// The entries of a folder, sorted by the bytes of their names.
  func entries(_ roots: [InputRoot]) throws(FileReading.Fault) -> [DirectoryListing.Entry] {
    guard let archive = roots[Int(root)].archive else { return try DirectoryListing.entries(of: path(roots)) }
    guard let entries = archive.entries(of: suffix) else { throw .system("the archive has no such folder") }
    return entries.map { DirectoryListing.Entry(name: $0.name, kind: $0.kind == .file ? .file : .folder) }
  }

  /// Whether two paths lead to one file or folder.
  func isSame(as other: InputPath, _ roots: [InputRoot]) -> Bool {
    let own = roots[Int(root)]
    let another = roots[Int(other.root)]
    guard own.archive != nil || another.archive != nil else {
      return DirectoryListing.areSame(path(roots), other.path(roots))
    }
    return own.archive != nil && another.archive != nil && suffix == other.suffix
      && DirectoryListing.areSame(own.path, another.path)
  }

  /// The name of the file or folder; of an archive's root that of the archive without its extension.
  func name(_ roots: [InputRoot]) -> String? {
    let name = uri(roots).split(separator: "/").last.map(String.init)
    guard suffix.isEmpty, roots[Int(root)].archive != nil, let name else { return name }
    return name.lowercased().hasSuffix(".zip") ? String(name.dropLast(4)) : name
  }
}
