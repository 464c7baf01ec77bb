internal import Glibc

/// A report could not be written.
package struct OutputError: Error, Sendable, Hashable {
  /// The file and what the system said, for people.
  package var message: String

  static func system(_ path: String) -> OutputError {
    OutputError(message: "cannot write \(path): \(String(cString: strerror(errno)))")
  }
}
