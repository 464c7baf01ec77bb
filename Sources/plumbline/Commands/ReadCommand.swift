import ArgumentParser
import RightsEngine
import RightsModel

extension Plumbline {
  /// `plumbline read`: what was understood of an input, without judging it.
  struct Read: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "read",
      abstract: "Print what is understood of files and folders, as native Snapshot documents.",
      discussion: """
        One JSON object a line, a subject each. Run it first when a verdict surprises; its output is itself an input of scan \
        and gives the same verdicts.
        """)

    @Argument(help: "Files and folders to read; `-` is standard input.", completion: .file())
    var paths: [String]

    @OptionGroup var stated: StatedOptions

    mutating func run() async throws {
      let spool = SpooledInput(paths)
      let outcome = RightsEngine.Read.run(
        spool.paths, format: stated.format, os: stated.release, role: stated.statedRole
      ) { Standard.output.write($0) }
      Conversation.print(outcome.diagnostics)
      withExtendedLifetime(spool) {}
      if outcome.isIncomplete { throw ExitCode(3) }
    }
  }
}
