import ArgumentParser
import Glibc
import RightsEngine
import RightsModel

extension Plumbline.Collect {
  /// `plumbline collect rpc`: machines over the network, without an agent.
  struct RPC: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rpc",
      abstract: "Collect machines over the network, with Samba's client tools and without an agent.",
      discussion: """
        Asks the local security authority of each HOST (SMB, port 445) for the accounts that hold rights and for the rights of \
        each, and for the identity of the machine. Reads only. Needs an account that is an administrator of the machines, and \
        Samba's rpcclient and net: on Debian and Ubuntu, apt-get install smbclient samba-common-bin.

        Each machine gets a folder DIR/HOST with the raw answers, machine.json, and collection.json, which says what was \
        refused; the folders' names go to standard output. The build comes from the registry, which clients often do not \
        serve: the identity is then partial, and --os or an inventory fills it in.

        With --kerberos the tickets of `kinit` are used and HOST must be a name; with --auth-file a file of mode 600 with the lines \
        `username = …`, `password = …` and `domain = …`. A password is never taken from the command line. Hosts are asked one \
        at a time until one has accepted the credentials, and a host that refuses them ends the run, so that no account is locked.

        Exit codes: 0 all was collected, 3 something could not be (each folder says what), 4 a folder cannot be written, 64 usage.
        """)

    @Argument(help: ArgumentHelp("Names or IPv4 addresses of machines.", valueName: "host"))
    var hosts: [String]

    @Option(
      help: ArgumentHelp("Where each machine gets its folder; made where it is not there.", valueName: "dir"),
      completion: .directory)
    var output = "collected"

    @Flag(help: "Use the Kerberos tickets of this session.")
    var kerberos = false

    @Option(
      help: ArgumentHelp(
        "A file with the credentials, in the form of Samba's --authentication-file.", valueName: "file"),
      completion: .file())
    var authFile: String?

    @Option(help: ArgumentHelp("How long each question may take, such as 90s.", valueName: "time"))
    var timeout = "60s"

    @Option(help: ArgumentHelp("How many machines to ask at once.", valueName: "n"))
    var jobs = 4

    @Option(help: ArgumentHelp("The SMB port of the machines.", valueName: "n"))
    var port: UInt16?

    @Option(
      help: ArgumentHelp("An smb.conf in the place of the system's.", valueName: "file"), completion: .file())
    var sambaConfig: String?

    private var credentials: RPCCredentials? {
      switch (kerberos, authFile) {
      case (true, nil): .kerberos
      case (false, let file?): .file(file)
      case (true, _?), (false, nil): nil
      }
    }

    func validate() throws {
      guard !hosts.isEmpty else { throw ValidationError("name a host") }
      for host in hosts where RPCHost(host) == nil {
        throw ValidationError("'\(host)' is no host name or IPv4 address")
      }
      if kerberos, let address = hosts.first(where: { RPCHost($0)?.isAddress == true }) {
        throw ValidationError("Kerberos knows machines by name: give the name of \(address)")
      }
      let names = hosts.map { $0.lowercased() }
      if Set(names).count < names.count { throw ValidationError("a host is named twice") }
      guard let credentials else { throw ValidationError("give either --kerberos or --auth-file FILE") }
      if let fault = credentials.fault(cache: Self.environment["KRB5CCNAME"]) { throw ValidationError(fault) }
      guard Age.seconds(timeout).map({ $0 <= 3600 }) == true else {
        throw ValidationError("--timeout is a time of at most an hour, such as 90s")
      }
      guard port != 0 else { throw ValidationError("--port is a number from 1 to 65535") }
      guard (1...64).contains(jobs) else { throw ValidationError("--jobs is a number from 1 to 64") }
    }

    mutating func run() async throws {
      guard let credentials, let seconds = Age.seconds(timeout) else { throw ExitCode(64) }
      do {
        let tools = try SambaTools(
          credentials, environment: Self.environment, configuration: sambaConfig, port: port,
          timeout: .seconds(seconds))
        let collector = RPCCollector(tools, folder: output) { Clock.now }
        let hosts = hosts.compactMap { RPCHost($0) }
        for host in hosts {
          guard let path = collector.obstacle(host) else { continue }
          throw ValidationError("\(path) is there already: move it away, or give another --output")
        }
        try collector.prepare()
        var isComplete = true
        try await collector.collect(hosts, jobs: jobs) { outcome in
          Standard.output.write("\(outcome.path)\n")
          Self.tell(outcome)
          isComplete = isComplete && outcome.isComplete
        }
        if !isComplete { throw ExitCode(3) }
      } catch let error as CollectError {
        Conversation.say("error: \(error.message)")
        throw ExitCode(3)
      } catch let error as OutputError {
        Conversation.say("error: \(error.message)")
        throw ExitCode(4)
      }
    }

    private static var environment: [String: String] {
      var variables: [String: String] = [:]
      for name in SambaTools.variables {
        if let value = getenv(name) { variables[name] = String(cString: value) }
      }
      return variables
    }

    private static func tell(_ outcome: RPCCollector.Outcome) {
      for warning in outcome.warnings { Conversation.say("warning: \(warning)") }
      for item in outcome.items where item.outcome != .complete && item.outcome != .notAsked {
        Conversation.say("\(outcome.host): \(item.name.rawValue) \(item.outcome.rawValue)")
        var told: Set<String> = []
        for fault in item.faults where told.insert(fault.message).inserted { Conversation.say("  \(fault.message)") }
      }
    }
  }
}
