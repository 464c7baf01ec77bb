import ArgumentParser
import RightsEngine
import RightsModel

extension PolicyCommand {
  /// `plumbline policy lint`.
  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lint",
      abstract: "Check policies: what they assign, what they include, and their own rules.",
      discussion: """
        It is what `plumbline scan` checks before it scans, for every policy of the library or for those that are named. Exit \
        code 0: nothing is wrong, 1: warnings, 2: errors.
        """)

    @Argument(
      help: ArgumentHelp("Ids of policies of the library, or files; left out: all of the library.", valueName: "policy")
    )
    var policies: [String] = []

    @OptionGroup var library: LibraryOptions

    func run() throws {
      let settings = try Settings.load()
      let found = try Library.find(library.folder ?? settings.text(.library))
      let diagnostics = PolicyCheck.diagnostics(policies, in: found.files)
      Conversation.print(diagnostics)
      let severities = Set(diagnostics.map(\.severity))
      if severities.contains(.error) { throw ExitCode(2) }
      if severities.contains(.warning) { throw ExitCode(1) }
    }
  }
}
