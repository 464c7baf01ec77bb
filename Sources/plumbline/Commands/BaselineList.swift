import ArgumentParser
import RightsBaselines
import RightsModel
import RightsText

extension BaselineCommand {
  /// `plumbline baseline list`.
  struct List: ParsableCommand {
    enum Output: String, CaseIterable, ExpressibleByArgument { case text, json }

    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the baselines of the library, or which releases and roles they cover.",
      discussion: """
        One line each: id, version, number of rules, title. An id with @version is an older version that is kept. --matrix \
        counts the baselines of each publisher for every release and role instead; older versions do not count there.
        """)

    @OptionGroup var library: LibraryOptions

    @Option(
      help: ArgumentHelp("Only those for this OS release or family.", valueName: "id"),
      completion: .list(OSRelease.all.map(\.id) + OSRelease.families))
    var os: String?

    @Option(
      help: ArgumentHelp("Only those for this role.", valueName: "role"),
      completion: .list(Role.allCases.map(\.rawValue)))
    var role: String?

    @Option(help: ArgumentHelp("Only those of this publisher: microsoft, disa-stig, cis, defaults.", valueName: "name"))
    var publisher: String?

    @Option(
      help: ArgumentHelp("Only those with references to this framework, such as nist-800-53.", valueName: "name"))
    var framework: String?

    @Flag(help: "Show coverage: a line for each release and role, a column for each publisher.")
    var matrix = false

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var output = Output.text

    mutating func validate() throws {
      let releases = OSRelease.all.map(\.id) + OSRelease.families
      if let os, !releases.contains(os) { throw Self.unknown("release", os, among: releases) }
      let roles = Role.allCases.map(\.rawValue)
      if let role, !roles.contains(role) { throw Self.unknown("role", role, among: roles) }
    }

    func run() throws {
      let load = try Library.find(library.folder).files.loadAll()
      Conversation.print(load.diagnostics)
      try checkNames(load.baselines)
      let filter = BaselineFilter(
        os: os, role: role.flatMap(Role.init), publisher: publisher, framework: framework)
      if matrix {
        let coverage = BaselineCoverage(load.baselines, filter: filter)
        Standard.output.write(output == .json ? BaselineTables.json(coverage) : BaselineTables.text(coverage))
      } else {
        let fitting = load.baselines.filter(filter.accepts)
        Standard.output.write(output == .json ? BaselineTables.json(fitting) : BaselineTables.text(fitting))
      }
      if load.hasErrors { throw ExitCode(2) }
    }

    // A name that nothing has is a slip, not a question with an empty answer.
    private func checkNames(_ baselines: [Baseline]) throws {
      func check(_ name: String?, _ word: String, _ known: [String]) throws {
        guard let name, !known.contains(where: { $0.lowercased() == name.lowercased() }) else { return }
        throw Self.unknown(word, name, among: Set(known).sorted())
      }
      try check(publisher, "publisher", baselines.flatMap(BaselineFilter.publishers))
      try check(framework, "framework", baselines.flatMap(BaselineFilter.frameworks))
    }

    private static func unknown(_ word: String, _ name: String, among known: [String]) -> ValidationError {
      let help =
        Suggestion.closest(to: name, in: known).map { "did you mean '\($0)'?" }
        ?? "there are \(known.joined(separator: ", "))"
      return ValidationError("there is no \(word) '\(HiddenCharacters.shown(name))': \(help)")
    }
  }
}
