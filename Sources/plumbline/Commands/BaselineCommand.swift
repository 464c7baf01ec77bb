import ArgumentParser
import RightsBaselines
import RightsModel
import RightsReports

/// `plumbline baseline`: what the library holds.
struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "List, show and check baselines.",
    subcommands: [List.self, Show.self, Lint.self, New.self, Import.self])

  /// `plumbline baseline list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the baselines of the library, one a line.")

    @OptionGroup var library: LibraryOptions

    @Option(help: ArgumentHelp("Only those for this OS release.", valueName: "id"))
    var os: String?

    @Option(help: ArgumentHelp("Only those for this role.", valueName: "role"))
    var role: String?

    func run() throws {
      let load = try Library.find(library.folder).files.loadAll()
      Conversation.print(load.diagnostics)
      let fitting = load.baselines.filter { baseline in
        let scope = baseline.appliesTo
        let fitsOS = os.map { id in
          scope.os.isEmpty || scope.os.contains(id)
            || scope.os.contains { OSRelease.named(id)?.matches(selector: $0) ?? false }
        }
        let fitsRole = role.map { name in scope.roles.isEmpty || scope.roles.contains { $0.rawValue == name } }
        // A GPO has neither.
        let isAsked = os != nil || role != nil
        return (fitsOS ?? true) && (fitsRole ?? true) && !(isAsked && baseline.layer == .groupPolicy)
      }
      let width = fitting.map(\.id.count).max() ?? 0
      for baseline in fitting {
        let padding = String(repeating: " ", count: width - baseline.id.count)
        Standard.output.write(
          "\(baseline.id)\(padding)  \(baseline.version)  \(baseline.rules.count) rules  \(baseline.title)\n")
      }
      if load.hasErrors { throw ExitCode(2) }
    }
  }

  /// `plumbline baseline show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a baseline with everything it inherits, and the line that each rule comes from.")

    @Argument(help: ArgumentHelp("The id of a baseline, or a file.", valueName: "id|file"), completion: .file())
    var name: String

    @OptionGroup var library: LibraryOptions

    func run() throws {
      let load = try Library.find(library.folder).files.load(named: [name])
      Conversation.print(load.diagnostics)
      for baseline in load.baselines { Standard.output.write(BaselineText.show(baseline)) }
      if load.hasErrors || load.baselines.isEmpty { throw ExitCode(2) }
    }
  }

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
