import ArgumentParser
import RightsEngine
import RightsModel
import RightsSnapshots

extension BaselineCommand {
  /// `plumbline baseline new`.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Write a first baseline from a reference machine or a GPO.",
      discussion: """
        Every right with exactly the holders that were found. Accounts of the machine or its domain become $machine-500, \
        $domain-512 and the like, and services that only this machine may have become NT SERVICE\\*. Exit code 3: some right \
        is left out, and standard error says why.
        """)

    @Option(
      help: ArgumentHelp("A file or folder with what was collected of one machine or GPO.", valueName: "path"),
      completion: .file())
    var from: String

    @Option(help: ArgumentHelp("The id of the baseline, such as corp/web-servers.", valueName: "id"))
    var id: String

    @Option(
      name: .customLong("as"),
      help: ArgumentHelp(
        "Read it as this format: \(SnapshotFormats.all.map { $0.id }.joined(separator: ", ")).", valueName: "format"))
    var format: String?

    @OptionGroup var scope: BaselineScope

    func validate() throws {
      if let format, SnapshotFormats.named(format) == nil {
        throw ValidationError(
          "there is no format '\(format)'; the formats are \(SnapshotFormats.all.map { $0.id }.joined(separator: ", "))"
        )
      }
      try BaselineScope.check(id: id)
    }

    func run() throws {
      try scope.finish(
        BaselineScaffold.run(from, as: format, options: scope.options(id: id), layer: scope.statedLayer))
    }
  }
}
