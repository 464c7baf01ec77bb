import ArgumentParser
import Glibc
import RightsEngine

/// The root command. Each verb is a file of its own in Commands, and says its `commandName`: to have it made of the type's
/// name takes a sixth of the start.
@main
struct Plumbline: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plumbline",
    abstract: "Policy as code for Windows user rights.",
    discussion: """
      Compares what machines and GPOs grant (secedit exports, GPO backups, SYSVOL, native snapshots) with baselines, and says \
      where they differ.

      Exit codes: 0 clean · 1 a finding at or above --fail-on · 2 a document of ours is wrong · 3 incomplete: something could \
      not be read, found or judged · 4 internal · 64 usage. When several hold: 4 > 2 > 3 > 1 > 0, and the line on standard \
      error names every one.
      """,
    subcommands: [
      Scan.self, Read.self, Test.self, Token.self, Collect.self, BaselineCommand.self, PolicyCommand.self,
      Waivers.self, Waive.self, Known.self, Explain.self, Schema.self, Diagnose.self,
    ])

  @Flag(name: .customLong("version"), help: "Print the version of the tool and of its library.")
  var showsVersion = false

  static func main() async {
    // A closed pipe is an ordinary end: writes report it, and no signal kills us in the middle of a report.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
    } catch {
      exit(withError: error)
    }
  }

  mutating func run() async throws {
    guard showsVersion else { throw CleanExit.helpRequest(self) }
    Standard.output.write("plumbline \(Version.tool) (library \(try Library.find(nil).version))\n")
  }
}
