internal import Glibc
internal import RightsModel
internal import RightsReports

/// A report that goes where the user said: a file that appears whole or not at all, or standard output.
final class ReportOutput {
  /// Bytes that are gathered before they are written.
  static let flushSize = 1 << 20

  private var reporter: any Reporter
  /// Where the file goes; nil for standard output and devices.
  private let path: String?
  /// A device or pipe that the user named.
  private let device: String?
  private var buffer: [UInt8] = []
  private var descriptor: Int32 = -1
  private var temporary = ""
  /// Finished temporary files of a report in several parts.
  private var parts: [String] = []
  /// Whether whoever read standard output has gone.
  private var isClosed = false

  /// - Throws: where the file's folder does not let us write.
  init(_ reporter: any Reporter, path: String?) throws(OutputError) {
    self.reporter = reporter
    guard let path else {
      self.path = nil
      device = nil
      descriptor = STDOUT_FILENO
      return
    }
    var status = stat()
    let exists = stat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    if exists, kind != S_IFREG, kind != S_IFDIR {
      // A device or a pipe is written to; to put a file in its place would destroy it.
      self.path = nil
      device = path
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw OutputError.system(path) }
    } else {
      let target = Self.target(of: path)
      self.path = target
      device = nil
      try openTemporary(target)
    }
  }

  // A broken run leaves no half report.
  deinit {
    if device != nil, descriptor >= 0 { close(descriptor) }
    guard path != nil else { return }
    if descriptor >= 0 { close(descriptor) }
    for file in parts + [temporary] where !file.isEmpty { unlink(file) }
  }

  func begin(_ run: RunContext) throws(OutputError) {
    reporter.begin(run, into: &buffer)
    try flushIfLarge()
  }

  func subject(_ report: SubjectReport, _ run: RunContext) throws(OutputError) {
    if let path, reporter.startsNewPart(before: report, run: run) {
      reporter.finishPart(run, into: &buffer)
      try flush()
      close(descriptor)
      parts.append(temporary)
      try openTemporary(path)
      reporter.beginPart(run, into: &buffer)
    }
    reporter.subject(report, run: run, into: &buffer)
    try flushIfLarge()
  }

  /// Ends the report and puts it in its place.
  ///
  /// - Returns: the files that were written, in order; none for standard output.
  func end(_ summary: RunSummary, _ run: RunContext) throws(OutputError) -> [String] {
    reporter.end(summary, run: run, into: &buffer)
    try flush()
    guard let path else { return device.map { [$0] } ?? [] }
    // On some file systems only closing tells that the disk is full.
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw OutputError.system(path) }
    parts.append(temporary)
    temporary = ""
    let names = parts.count == 1 ? [path] : (1...parts.count).map { Self.numbered(path, $0) }
    for (part, name) in zip(parts, names) where rename(part, name) != 0 { throw OutputError.system(name) }
    parts = []
    return names
  }

  /// What a link leads to, so that the link stays.
  private static func target(of path: String) -> String {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK, let resolved = realpath(path, nil) else {
      return path
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private func openTemporary(_ path: String) throws(OutputError) {
    var template = Array("\(path).XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw OutputError.system(path) }
    temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let mask = umask(0)
    umask(mask)
    fchmod(descriptor, 0o666 & ~mask)
  }

  private func flushIfLarge() throws(OutputError) {
    if buffer.count >= Self.flushSize { try flush() }
  }

  private func flush() throws(OutputError) {
    defer { buffer.removeAll(keepingCapacity: true) }
    var written = 0
    while written < buffer.count, !isClosed {
      let count = buffer.withUnsafeBytes { bytes -> Int in
        guard let base = bytes.baseAddress else { return 0 }
        return write(descriptor, base + written, bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EPIPE, path == nil {
        // The reader has seen enough; the verdict, and so the exit code, stays what it is.
        isClosed = true
      } else if errno != EINTR {
        throw OutputError.system(path ?? device ?? "standard output")
      }
    }
  }

  /// `report.xml` to `report.2.xml`.
  private static func numbered(_ path: String, _ number: Int) -> String {
    let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    guard let dot = path[slash...].lastIndex(of: "."), dot != slash else { return "\(path).\(number)" }
    return "\(path[..<dot]).\(number)\(path[dot...])"
  }
}
