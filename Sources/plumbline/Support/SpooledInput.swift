import Glibc
import RightsText

/// Inputs that can be read only once (standard input, pipes), kept in temporary files: a scan reads its inputs twice, since it
/// needs to know every subject before it begins.
final class SpooledInput {
  /// The paths with a file in the place of each such input.
  private(set) var paths: [String] = []
  private var folders: [String] = []
  private var files: [String] = []

  /// - Parameter given: `-` is standard input.
  init(_ given: [String]) {
    for path in given { paths.append(spool(path) ?? path) }
  }

  deinit {
    for file in files { unlink(file) }
    for folder in folders { rmdir(folder) }
  }

  /// The file that keeps an input, or nil where it needs none or cannot be kept.
  private func spool(_ given: String) -> String? {
    guard given != "-" else { return keep(STDIN_FILENO, "stdin") }
    guard DirectoryListing.isStream(given) else { return nil }
    let descriptor = open(given, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return keep(descriptor, given.split(separator: "/").last.map(String.init) ?? "stdin")
  }

  private func keep(_ descriptor: Int32, _ name: String) -> String? {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/plumbline.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    folders.append(folder)
    let path = "\(folder)/\(name)"
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    files.append(path)
    defer { close(file) }
    return copy(descriptor, to: file) ? path : nil
  }

  private func copy(_ descriptor: Int32, to file: Int32) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return count == 0 }
      var written = 0
      while written < count {
        let step = buffer.withUnsafeBytes { bytes -> Int in
          guard let base = bytes.baseAddress else { return -1 }
          return write(file, base + written, count - written)
        }
        guard step > 0 else { return false }
        written += step
      }
    }
  }
}
