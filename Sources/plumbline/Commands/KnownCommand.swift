import ArgumentParser
import RightsEngine
import RightsModel

extension Plumbline {
  /// `plumbline known …`: looks after known findings.
  struct Known: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "known", abstract: "Look after known findings: debt that was accepted.",
      discussion:
        "`plumbline scan PATH --write-known FILE` records them, and `scan --known FILE` holds a run against them.",
      subcommands: [Prune.self, Report.self, Compare.self])
  }
}

extension Plumbline.Known {
  /// `plumbline known prune`: takes out what is mended.
  struct Prune: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "prune", abstract: "Take out of known findings what is mended.",
      discussion: """
        Scans PATH and rewrites FILE without what is gone. What was not scanned, or could not be decided, stays. Nothing is \
        added.

        Exit codes: 0 pruned, or nothing to prune · 2 a document is wrong · 3 some of PATH could not be read \
        or judged · 64 usage.
        """)

    @Argument(help: "The known findings.", completion: .file())
    var file: String

    @Argument(help: "Files and folders to scan.", completion: .file())
    var paths: [String]

    @OptionGroup var evidence: EvidenceOptions

    @Option(name: .customLong("waivers"), help: ArgumentHelp("Waivers; repeatable.", valueName: "file"))
    var waivers: [String] = []

    @Flag(help: "Say what would go, and change nothing.")
    var dryRun = false

    mutating func run() async throws {
      let settings = try Settings.load()
      var request = try evidence.request(paths, settings)
      request.waivers = waivers.isEmpty ? settings.list(.waivers) : waivers
      request.known = file
      if !dryRun { request.writesKnown = file }
      let outcome: ScanOutcome
      do {
        outcome = try await RightsEngine.Scan.run(request) { _, _ in }
      } catch let error as OutputError {
        Conversation.say("plumbline: exit 4: \(error.message)")
        throw ExitCode(4)
      }
      Conversation.print(outcome.diagnostics + outcome.subjectDiagnostics)
      guard let known = outcome.known else { throw ExitCode(2) }
      for finding in known.pruned {
        Conversation.say("\(dryRun ? "would prune" : "pruned"): \(KnownText.line(finding))")
      }
      Conversation.say(
        "\(LintText.counted(known.pruned.count, "finding")) pruned, \(known.kept) kept, \(known.unseen) not scanned")
      if outcome.summary?.exits.contains(3) ?? true { throw ExitCode(3) }
    }
  }

  /// `plumbline known report`: how much debt there is.
  struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "report", abstract: "Say how much debt there is, by rule and by subject.")

    @Argument(help: "The known findings.", completion: .file())
    var file: String

    func run() throws { Standard.output.write(KnownText.report(try KnownText.read(file))) }
  }

  /// `plumbline known compare`: whether debt grew.
  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compare", abstract: "Say what came and what went between two files of known findings.",
      discussion: "Exit codes: 0 NEW accepts nothing that OLD does not · 1 it accepts more · 2 a document is wrong.")

    @Argument(help: "The known findings as they were.", completion: .file())
    var old: String

    @Argument(help: "The known findings as they are.", completion: .file())
    var new: String

    func run() throws {
      let comparison = KnownComparison(try KnownText.read(old), try KnownText.read(new))
      Standard.output.write(KnownText.comparison(comparison))
      if !comparison.added.isEmpty { throw ExitCode(1) }
    }
  }
}
