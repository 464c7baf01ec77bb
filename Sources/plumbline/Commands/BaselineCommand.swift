import ArgumentParser
import RightsBaselines
import RightsModel
import RightsReports

/// `plumbline baseline`: what the library holds.
struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "List, show, compare, check and lock baselines.",
    subcommands: [List.self, Show.self, Diff.self, Lint.self, Lock.self])

  /// `plumbline baseline lint`.
  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Check baselines for what can be told without a machine: errors, contradictions, dead branches, bad habits.",
      discussion: "Rules: \(LintRules.all.map { $0.id }.joined(separator: ", ")).")

    @Argument(
      help: ArgumentHelp("Ids or files; the whole library where none is named.", valueName: "id|file"),
      completion: .file())
    var names: [String] = []

    @OptionGroup var library: LibraryOptions

    func run() throws {
      let files = try Library.find(library.folder).files
      let load = names.isEmpty ? files.loadAll() : files.load(named: names)
      let found = BaselineLinter.lint(load)
      Conversation.print(found, notes: true)
      let errors = found.count { $0.severity == .error }
      let warnings = found.count { $0.severity == .warning }
      Conversation.say(
        "\(Self.counted(load.baselines.count, "baseline")) sound: \(Self.counted(errors, "error")), "
          + Self.counted(warnings, "warning"))
      if errors > 0 { throw ExitCode(2) }
    }

    private static func counted(_ number: Int, _ word: String) -> String {
      "\(number) \(word)\(number == 1 ? "" : "s")"
    }
  }
}
