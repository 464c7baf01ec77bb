internal import Glibc

/// Runs another program and waits for it.
///
/// Not Foundation's `Process`: waiting for several of them at once from parallel tests can hang on Linux.
package enum Command {
  /// What a finished program left.
  package struct Finished: Sendable {
    /// The exit code; 128 and the signal for one that was killed.
    package var status: Int32
    /// Standard output and standard error together.
    package var output: String
  }

  /// Runs `tool`, found on the path, in `folder` with the environment of the test.
  ///
  /// - Returns: nil where it cannot be run at all.
  package static func run(_ tool: String, _ arguments: [String], in folder: String) -> Finished? {
    var template = Array("/tmp/plumbline-test.XXXXXX".utf8CString)
    let output = mkstemp(&template)
    guard output >= 0 else { return nil }
    unlink(template)
    defer { close(output) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, output, 2)
    var argv: [UnsafeMutablePointer<CChar>?] = (["env", "-C", folder, tool] + arguments).map { strdup($0) } + [nil]
    defer { for pointer in argv { free(pointer) } }
    var process: pid_t = 0
    guard posix_spawn(&process, "/usr/bin/env", &actions, nil, &argv, environ) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    return Finished(status: code, output: text(output))
  }

  private static func text(_ file: Int32) -> String {
    lseek(file, 0, SEEK_SET)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}
