internal import Glibc

/// Reads whole files into a buffer that the caller keeps: one open, one or two reads, one close.
package enum FileReading {
  /// Why a file could not be read.
  package enum Fault: Error, Sendable, Hashable {
    /// What the system said, such as "No such file or directory".
    case system(String)
    /// The file is larger than the limit, in bytes.
    case tooLarge(limit: Int)

    /// One clause for people.
    package var message: String {
      switch self {
      case .system(let text): text
      case .tooLarge(let limit): "the file is larger than \(limit >> 20) MiB"
      }
    }
  }

  /// Largest collected file that is read: 256 MiB.
  package static let limit = 256 << 20

  /// Reads a file into the front of `buffer`, which grows as needed and is never shrunk.
  ///
  /// - Returns: how many bytes of the buffer are the file's.
  package static func read(_ path: String, into buffer: inout [UInt8], limit: Int = limit) throws(Fault) -> Int {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(message()) }
    defer { close(descriptor) }
    return try read(descriptor, into: &buffer, limit: limit)
  }

  /// The same for all that is left of an open file.
  package static func read(_ descriptor: Int32, into buffer: inout [UInt8], limit: Int = limit) throws(Fault) -> Int {
    if buffer.count < 64 << 10 { buffer = [UInt8](repeating: 0, count: 64 << 10) }
    var filled = 0
    while true {
      let capacity = buffer.count
      let got = buffer.withUnsafeMutableBytes { bytes -> Int in
        guard let base = bytes.baseAddress else { return 0 }
        return Glibc.read(descriptor, base + filled, capacity - filled)
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw .system(message())
      }
      if got == 0 { return filled }
      filled += got
      if filled > limit { throw .tooLarge(limit: limit) }
      if filled == capacity { buffer.append(contentsOf: [UInt8](repeating: 0, count: capacity)) }
    }
  }

  /// Reads a byte range of a file into the front of `buffer`.
  ///
  /// - Returns: how many bytes there were; fewer than asked for where the file ends before.
  package static func read(_ path: String, range: Range<Int>, into buffer: inout [UInt8]) throws(Fault) -> Int {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(message()) }
    defer { close(descriptor) }
    if buffer.count < range.count { buffer = [UInt8](repeating: 0, count: range.count) }
    var filled = 0
    while filled < range.count {
      let got = buffer.withUnsafeMutableBytes { bytes -> Int in
        guard let base = bytes.baseAddress else { return 0 }
        return pread(descriptor, base + filled, range.count - filled, off_t(range.lowerBound + filled))
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw .system(message())
      }
      if got == 0 { break }
      filled += got
    }
    return filled
  }

  /// A file's bytes as an array of their own; for small files.
  package static func bytes(of path: String, limit: Int = limit) throws(Fault) -> [UInt8] {
    var buffer: [UInt8] = []
    let count = try read(path, into: &buffer, limit: limit)
    return Array(buffer[..<count])
  }

  /// How long a file is, in bytes; nil where that cannot be told.
  package static func length(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  private static func message() -> String { String(cString: strerror(errno)) }
}
