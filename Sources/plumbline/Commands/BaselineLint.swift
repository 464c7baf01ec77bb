import ArgumentParser
import RightsBaselines
import RightsModel
import RightsReports

extension BaselineCommand {
  /// `plumbline baseline lint`.
  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lint",
      abstract:
        "Check baselines for what can be told without a machine: errors, contradictions, dead branches, bad habits.",
      discussion: """
        `plumbline baseline lint --rules` lists the rules, `plumbline explain RULE` says what one is about.
        Exit code 2 where something is an error; with --strict also where something is a warning.
        """)

    @Argument(
      help: ArgumentHelp("Ids or files; the whole library where none is named.", valueName: "id|file"),
      completion: .file())
    var names: [String] = []

    @Flag(help: "Mend in the files named what can be mended safely, and say what was changed.")
    var fix = false

    @Flag(help: "With --fix: say what would be changed, and change nothing.")
    var dryRun = false

    @Flag(help: "Warnings end with exit code 2, too.")
    var strict = false

    @Option(
      help: ArgumentHelp(
        "Only this rule; repeat for more. What keeps a baseline from loading is always said.", valueName: "rule"),
      completion: .list(LintRules.pages.map(\.id)))
    var only: [String] = []

    @Option(
      help: ArgumentHelp("Not this rule; repeat for more.", valueName: "rule"),
      completion: .list(LintRules.pages.map(\.id)))
    var skip: [String] = []

    @Option(help: ArgumentHelp("Print what is found as: \(LintOutput.names).", valueName: "format"))
    var output = LintOutput.text

    @Flag(help: "List the rules and stop.")
    var rules = false

    @OptionGroup var library: LibraryOptions

    mutating func validate() throws {
      if dryRun, !fix { throw ValidationError("--dry-run goes with --fix") }
    }

    func run() throws {
      try checkRuleNames()
      if rules { return Standard.output.write(LintText.rules(LintRules.pages.filter { isWanted($0.id) })) }
      var files = try Library.find(library.folder).files
      if fix { files = try mend(files) }
      let load = names.isEmpty ? files.loadAll() : files.load(named: names)
      let stops = Set(load.diagnostics.filter { $0.severity == .error })
      let found = BaselineLinter.lint(load).filter { isWanted($0.code.id) || stops.contains($0) }
      output.print(found)
      let errors = found.count { $0.severity == .error }
      let warnings = found.count { $0.severity == .warning }
      Conversation.say(
        "\(LintText.counted(load.baselines.count, "baseline")) sound: \(LintText.counted(errors, "error")), "
          + LintText.counted(warnings, "warning"))
      if errors > 0 || strict && warnings > 0 { throw ExitCode(2) }
    }

    private func isWanted(_ id: String) -> Bool { (only.isEmpty || only.contains(id)) && !skip.contains(id) }

    private func checkRuleNames() throws {
      let unknown = (only + skip).filter { LintRules.named($0) == nil }
      for name in unknown {
        Conversation.print([
          Diagnostic(
            .error, "unknown-rule", "there is no lint rule `\(name)`",
            help: Suggestion.help(for: name, in: LintRules.pages.map(\.id))
              ?? "`plumbline baseline lint --rules` lists them")
        ])
      }
      if !unknown.isEmpty { throw ExitCode(2) }
    }

    // Files of the library are read again; where nothing was written, what would be is linted.
    private func mend(_ files: BaselineLibrary) throws -> BaselineLibrary {
      var fixer = BaselineFixer(files, names: names) { isWanted($0.id) }
      let mended = fixer.fix()
      for file in mended {
        if !dryRun {
          do throws(DiagnosticError) {
            try fixer.write(file)
          } catch {
            Conversation.print([error.diagnostic])
            throw ExitCode(3)
          }
        }
        for change in file.changes { Conversation.say(LintText.change(change, isMade: !dryRun)) }
      }
      return try dryRun ? files : Library.find(library.folder).files
    }
  }
}
