internal import Glibc

/// Runs another program without a shell, without a terminal and within limits.
///
/// Not Foundation's `Process`: waiting for several of them at once can hang on Linux.
enum ChildProcess {
  /// How a program ended.
  enum Ending: Sendable, Equatable {
    case exited(Int32)
    /// By this signal.
    case killed(Int32)
    case tooSlow
    /// It printed more than the limit.
    case tooMuch
  }

  struct Finished: Sendable {
    var ending: Ending
    var output: [UInt8]
    var errors: [UInt8]
  }

  /// The first file of this name on the path that may be run; nil where there is none.
  static func find(_ tool: String, path: String) -> String? {
    for folder in path.split(separator: ":") where folder.first == "/" {
      let candidate = "\(folder)/\(tool)"
      var status = stat()
      if stat(candidate, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(candidate, X_OK) == 0 {
        return candidate
      }
    }
    return nil
  }

  /// Runs a program with nothing to read, and ends it with all that it started where it takes too long or prints too much.
  ///
  /// - Parameters:
  ///   - path: absolute.
  ///   - environment: all of it; nothing of ours is handed on.
  ///   - limit: bytes of standard output and of standard error.
  /// - Returns: nil where it cannot be started.
  static func run(
    _ path: String, _ arguments: [String], environment: [String: String], timeout: Duration, limit: Int = 8 << 20
  ) async -> Finished? {
    guard var output = Pipe(), var errors = Pipe() else { return nil }
    guard let process = spawn(path, arguments, environment, output.writer, errors.writer) else { return nil }
    output.closeWriter()
    errors.closeWriter()
    let deadline = ContinuousClock.now + timeout
    var pause = Duration.milliseconds(1)
    var stopped: Ending?
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      output.drain(upTo: limit)
      errors.drain(upTo: limit)
      if ended == process || ended < 0 && errno != EINTR { break }
      if stopped == nil {
        if output.isFull || errors.isFull { stopped = .tooMuch }
        if ContinuousClock.now > deadline || Task.isCancelled { stopped = .tooSlow }
        if stopped != nil { kill(-process, SIGKILL) }
      }
      try? await Task.sleep(for: pause)
      pause = min(pause * 2, .milliseconds(20))
    }
    // What it started and left behind holds the same pipes.
    kill(-process, SIGKILL)
    let ending: Ending = status & 0x7F == 0 ? .exited((status >> 8) & 0xFF) : .killed(status & 0x7F)
    return Finished(ending: stopped ?? ending, output: output.bytes, errors: errors.bytes)
  }

  // POSIX_SPAWN_SETSID, which is not imported.
  private static let newSession: Int16 = 0x80

  private static func spawn(
    _ path: String, _ arguments: [String], _ environment: [String: String], _ output: Int32, _ errors: Int32
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A session of its own has no terminal, so that nobody is asked for a password. We ignore SIGPIPE; it should not.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, newSession | Int16(POSIX_SPAWN_SETSIGDEF))
    var argv: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] =
      environment.sorted { $0.key < $1.key }.map {
        strdup("\($0.key)=\($0.value)")
      } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var process: pid_t = 0
    return posix_spawn(&process, path, &actions, &attributes, &argv, &envp) == 0 ? process : nil
  }

  /// A pipe that is read without waiting.
  private struct Pipe: ~Copyable {
    private let reader: Int32
    private(set) var writer: Int32
    private(set) var bytes: [UInt8] = []
    private(set) var isFull = false

    init?() {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { return nil }
      (reader, writer) = (ends[0], ends[1])
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      _ = fcntl(reader, F_SETFL, O_NONBLOCK)
    }

    deinit {
      close(reader)
      if writer >= 0 { close(writer) }
    }

    mutating func closeWriter() {
      close(writer)
      writer = -1
    }

    mutating func drain(upTo limit: Int) {
      var buffer = [UInt8](repeating: 0, count: 16 << 10)
      while !isFull {
        let count = read(reader, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        bytes += buffer[..<min(count, limit - bytes.count)]
        isFull = bytes.count >= limit
      }
    }
  }
}
