import ArgumentParser
import RightsEngine
import RightsModel
import RightsPolicies

extension Plumbline {
  /// `plumbline waivers …`: looks after documents of waivers.
  struct Waivers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "waivers", abstract: "Look after waivers.", subcommands: [Lint.self])
  }
}

extension Plumbline.Waivers {
  /// `plumbline waivers lint`: which waivers are of no use, or of too much.
  struct Lint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lint",
      abstract: "Find waivers that have ended or soon will, that cover too much, nothing, or what another one covers.",
      discussion: """
        FILE is a document of kind Waivers; without one, those of .plumbline.yaml. With --against, waivers that cover nothing \
        there are found too.

        Exit codes: 0 nothing found · 1 something found (notes count with --strict) · 2 a document is wrong · 3 what \
        --against names could not be read · 64 usage.
        """)

    @Argument(help: "Documents of waivers.", completion: .file())
    var files: [String] = []

    @Option(
      name: .customLong("against"),
      help: ArgumentHelp("Collected data that the waivers are for; repeatable.", valueName: "path"),
      completion: .file())
    var paths: [String] = []

    @OptionGroup var evidence: EvidenceOptions

    @Option(help: "How what is found is printed: \(LintOutput.names).")
    var output: LintOutput = .text

    @Flag(help: "Notes count too.")
    var strict = false

    mutating func run() async throws {
      let settings = try Settings.load()
      var request = try evidence.request(paths, settings)
      request.waivers = files.isEmpty ? settings.list(.waivers) : files
      if request.waivers.isEmpty { throw ValidationError("name at least one document of waivers") }
      let check = try await WaiverCheck.run(request)
      output.print(check.diagnostics)
      let found = check.diagnostics.count { strict || $0.severity != .note }
      Conversation.say("\(LintText.counted(check.waivers, "waiver")): \(LintText.counted(found, "problem"))")
      if check.isBroken { throw ExitCode(2) }
      if check.isUnread { throw ExitCode(3) }
      if found > 0 { throw ExitCode(1) }
    }
  }
}
