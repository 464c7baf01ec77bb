/// Samba's client tools, where they are and how they are called.
package struct SambaTools: Sendable {
  /// What a tool left.
  struct Answer: Sendable {
    var text: [UInt8]
    /// What went wrong, as one line for people; nil where nothing did.
    var fault: String?
  }

  /// The variables of the environment that the tools are given; none of those that may hold a password.
  package static let variables = ["PATH", "HOME", "KRB5CCNAME", "KRB5_CONFIG"]

  private let rpcclient: String
  private let net: String
  private let shared: [String]
  private let environment: [String: String]
  private let timeout: Duration

  /// - Parameters:
  ///   - environment: of this process; only `variables` are handed on.
  ///   - configuration: an smb.conf in the place of the system's.
  ///   - port: of SMB on the machines.
  /// - Throws: where a tool is missing.
  package init(
    _ credentials: RPCCredentials, environment: [String: String], configuration: String? = nil, port: UInt16? = nil,
    timeout: Duration
  ) throws(CollectError) {
    let path = environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    let tools = [("rpcclient", "smbclient"), ("net", "samba-common-bin")]
    let missing = tools.filter { ChildProcess.find($0.0, path: path) == nil }
    guard let rpcclient = ChildProcess.find("rpcclient", path: path), let net = ChildProcess.find("net", path: path)
    else {
      throw CollectError(
        "Samba's \(missing.map(\.0).joined(separator: " and ")) cannot be found: on Debian and Ubuntu, "
          + "apt-get install \(missing.map(\.1).joined(separator: " "))")
    }
    (self.rpcclient, self.net, self.timeout) = (rpcclient, net, timeout)
    // Unsigned, somebody between could answer in the machine's place.
    shared =
      credentials.arguments + ["--client-protection=sign"]
      + (configuration.map { ["--configfile=\($0)"] } ?? []) + (port.map { ["--port=\($0)"] } ?? [])
    var handed = environment.filter { Self.variables.contains($0.key) }
    handed["PATH"] = path
    handed["LC_ALL"] = "C.UTF-8"
    self.environment = handed
  }

  /// Gives rpcclient commands; it goes on behind one that fails.
  func rpcclient(_ host: RPCHost, _ commands: [String]) async -> Answer {
    await run(rpcclient, shared + ["--command=\(commands.joined(separator: ";"))", host.description])
  }

  func net(_ host: RPCHost, _ words: [String]) async -> Answer {
    await run(net, words + shared + ["--server=\(host)"])
  }

  private func run(_ tool: String, _ arguments: [String]) async -> Answer {
    guard let finished = await ChildProcess.run(tool, arguments, environment: environment, timeout: timeout) else {
      return Answer(text: [], fault: "\(tool) could not be started")
    }
    let said = Self.line(finished.errors)
    let fault: String? =
      switch finished.ending {
      case .exited(0): nil
      case .exited(let code): said.isEmpty ? "\(tool) ended with exit code \(code)" : said
      case .killed(let signal): "\(tool) was ended by signal \(signal)"
      case .tooSlow: "no answer within \(timeout.components.seconds) s"
      case .tooMuch: "the answer is too long"
      }
    return Answer(text: finished.ending == .tooMuch ? [] : finished.output, fault: fault)
  }

  // The last lines are the reason; those before them are warnings.
  private static func line(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.suffix(4096), as: UTF8.self)
    let lines = text.split { $0 == "\n" || $0 == "\r\n" }.suffix(2)
    return String(lines.joined(separator: " ").prefix(400))
  }
}
