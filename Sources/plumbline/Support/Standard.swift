import Glibc

/// Standard output (the product) and standard error (the conversation), unbuffered.
struct Standard: TextOutputStream {
  static let output = Standard(STDOUT_FILENO)
  static let error = Standard(STDERR_FILENO)

  private let descriptor: Int32

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Columns of the terminal, 100 where there is none.
  var width: Int {
    var size = winsize()
    guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return max(40, Int(size.ws_col))
  }

  func write(_ text: String) { write(Array(text.utf8)) }

  /// A reader that went away is no error.
  func write(_ bytes: [UInt8]) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        return Glibc.write(descriptor, base + written, bytes.count - written)
      }
      if count < 0, errno != EINTR { return }
      if count > 0 { written += count }
    }
  }
}
