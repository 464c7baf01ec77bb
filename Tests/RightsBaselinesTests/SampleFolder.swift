import Glibc

/// A folder of files on disk that goes with this value.
final class SampleFolder {
  struct Failure: Error {}

  /// The folder's path.
  let root: String
  private var made: [String] = []

  /// A new folder below /tmp that holds these texts by path.
  init(_ files: [String: String]) throws {
    var template = Array("/tmp/plumbline-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure() }
    root = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    made.append(root)
    for (path, text) in files {
      var folder = root
      for part in path.split(separator: "/").dropLast() {
        folder += "/" + part
        if mkdir(folder, 0o700) == 0 { made.append(folder) }
      }
      guard let file = fopen(root + "/" + path, "w") else { throw Failure() }
      fputs(text, file)
      fclose(file)
      made.append(root + "/" + path)
    }
  }

  deinit {
    // Deepest first: a folder has to be empty.
    for path in made.sorted(by: { $0.utf8.count > $1.utf8.count }) { remove(path) }
  }
}
