internal import Glibc
internal import RightsText

/// Writes the folder of one machine, so that it is there whole or not at all.
struct CollectionFolder {
  /// Where it will stand.
  let path: String
  private let scratch: String
  private var files: [String] = []

  /// - Parameter parent: made where it is not there.
  init(_ host: RPCHost, in parent: String) throws(OutputError) {
    path = "\(parent)/\(host)"
    scratch = "\(parent)/.\(host).\(getpid())"
    if mkdir(parent, 0o777) != 0, errno != EEXIST { throw .system(parent) }
    if mkdir(scratch, 0o777) != 0 { throw .system(scratch) }
  }

  mutating func write(_ name: String, _ bytes: [UInt8]) throws(OutputError) {
    files.append(name)
    try WholeFile.write(bytes, to: "\(scratch)/\(name)")
  }

  /// Puts the folder in its place; a folder with something in it is never replaced.
  func finish() throws(OutputError) {
    guard rename(scratch, path) == 0 else {
      let fault = OutputError.system(path)
      remove()
      throw fault
    }
  }

  func remove() {
    for file in files { unlink("\(scratch)/\(file)") }
    rmdir(scratch)
  }
}
