import Foundation
import Glibc
import Testing

/// What a run of the built binary left behind.
struct Finished {
  var exit: Int32
  var output: String
  var error: String
  var outputBytes: [UInt8]

  /// The objects of a JSON Lines report.
  func objects() throws -> [Record] { try Record.lines(outputBytes) }
}

/// The binary that was built beside this test bundle, run with standard input, output and error apart.
enum Plumbline {
  /// Where the binary is: beside the test bundle.
  static let path: String = {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return own.deletingLastPathComponent().appendingPathComponent("plumbline").path
  }()

  /// After which a run counts as hanging.
  private static let patience = Duration.seconds(300)

  /// Where standard output goes.
  enum Sink {
    case captured
    /// A file or device.
    case file(String)
    /// A pipe whose reader has gone.
    case closedPipe
  }

  /// Runs the binary.
  ///
  /// - Parameters:
  ///   - folder: the working folder; the root, which has no library, by default.
  ///   - environment: added to a bare environment without `PLUMBLINE_*`.
  static func run(
    _ arguments: [String], in folder: Folder? = nil, input: [UInt8] = [], environment: [String: String] = [:],
    output: Sink = .captured
  ) throws -> Finished {
    let scratch = try Folder()
    let files = ["stdin", "stdout", "stderr"].map { "\(scratch.path)/\($0)" }
    try scratch.write("stdin", input)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
    var pipe: [Int32] = [-1, -1]
    switch output {
    case .captured: posix_spawn_file_actions_addopen(&actions, 1, files[1], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    case .file(let path): posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY, 0o600)
    case .closedPipe:
      #expect(Glibc.pipe(&pipe) == 0)
      _ = fcntl(pipe[1], F_SETFD, FD_CLOEXEC)
      close(pipe[0])
      posix_spawn_file_actions_adddup2(&actions, pipe[1], 1)
    }
    posix_spawn_file_actions_addopen(&actions, 2, files[2], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let process = try spawn(arguments, in: folder?.path ?? "/", environment, &actions)
    if pipe[1] >= 0 { close(pipe[1]) }
    let exit = wait(process)
    withExtendedLifetime(folder) {}
    return Finished(
      exit: exit, output: scratch.text("stdout"), error: scratch.text("stderr"), outputBytes: scratch.bytes("stdout"))
  }

  /// Runs the binary with standard output on a terminal of 100 columns.
  static func runOnTerminal(_ arguments: [String], environment: [String: String] = [:]) throws -> Finished {
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    defer { close(master) }
    // TIOCSPTLCK and TIOCGPTN: unlockpt and ptsname are not imported.
    var unlocked: Int32 = 0
    var number: Int32 = 0
    try #require(master >= 0 && ioctl(master, 0x4004_5431, &unlocked) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
    let name = "/dev/pts/\(number)"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, name, O_WRONLY | O_NOCTTY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // Kept open so that the terminal lives until everything is read.
    let slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    let process = try spawn(arguments, in: "/", environment, &actions)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    var status: Int32 = 0
    var isRunning = true
    while true {
      let count = read(master, &buffer, buffer.count)
      if count > 0 {
        bytes += buffer[..<count]
      } else if !isRunning {
        break
      } else {
        isRunning = waitpid(process, &status, WNOHANG) == 0
        if isRunning { usleep(2000) }
      }
    }
    close(slave)
    return Finished(exit: code(status), output: String(decoding: bytes, as: UTF8.self), error: "", outputBytes: bytes)
  }

  private static func spawn(
    _ arguments: [String], in folder: String, _ environment: [String: String],
    _ actions: inout posix_spawn_file_actions_t
  ) throws -> pid_t {
    var all = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC"]
    all.merge(environment) { $1 }
    var argv: [UnsafeMutablePointer<CChar>?] = (["env", "-C", folder, path] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = all.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var process: pid_t = 0
    let fault = posix_spawn(&process, "/usr/bin/env", &actions, nil, &argv, &envp)
    try #require(fault == 0, "cannot run \(path): \(String(cString: strerror(fault)))")
    return process
  }

  private static func wait(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    let start = ContinuousClock.now
    var pause: UInt32 = 500
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return code(status) }
      if ended < 0, errno != EINTR { return -1 }
      if ContinuousClock.now - start > patience {
        Issue.record("the binary hangs: it was ended after \(patience)")
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        return code(status)
      }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
  }

  /// The exit code, or 128 and the signal as a shell says it.
  private static func code(_ status: Int32) -> Int32 {
    status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}
