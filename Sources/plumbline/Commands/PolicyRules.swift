import ArgumentParser
import RightsEngine

extension PolicyCommand {
  /// `plumbline policy rules`.
  struct Rules: ParsableCommand {
    enum Output: String, CaseIterable, ExpressibleByArgument { case text, json }

    static let configuration = CommandConfiguration(
      commandName: "rules",
      abstract: "Print the rules that each machine ends with, and what gave them.",
      discussion: """
        Machines are those of the inventory and of the inputs, or the one that --machine names. What they hold does not matter. \
        `plumbline explain RULE --machine M` says how one of the rules came to its verdict.
        """)

    @OptionGroup var library: LibraryOptions
    @OptionGroup var machines: MachineOptions

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var output = Output.text

    func validate() throws {
      if machines.inputs.isEmpty, machines.documents.inventories.isEmpty {
        throw ValidationError("name an --inventory, or what was collected with --input")
      }
    }

    func run() throws {
      let settings = try Settings.load()
      let found = try Library.find(library.folder ?? settings.text(.library))
      let outcome = MachineExplanation.rules(
        of: machines.machine, machines.request(found, settings), asJSON: output == .json)
      // What is wrong with machines is not asked for.
      Conversation.print(outcome.exit == 0 ? [] : outcome.diagnostics)
      if let page = outcome.page { Standard.output.write(page) }
      if outcome.exit != 0 { throw ExitCode(Int32(outcome.exit)) }
    }
  }
}
