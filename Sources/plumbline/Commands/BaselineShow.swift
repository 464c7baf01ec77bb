import ArgumentParser
import RightsBaselines
import RightsModel

extension BaselineCommand {
  /// `plumbline baseline show`.
  struct Show: ParsableCommand {
    enum Output: String, CaseIterable, ExpressibleByArgument { case text, json }

    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show a baseline with everything it inherits, and the line that each value comes from.",
      discussion: """
        Every value is followed by its line; the file stands before it where it is another one than that of the rule. \
        An older version is named as ID@VERSION.
        """)

    @Argument(help: ArgumentHelp("The id of a baseline, or a file.", valueName: "id|file"), completion: .file())
    var name: String

    @OptionGroup var library: LibraryOptions

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var output = Output.text

    func run() throws {
      let load = try Library.find(library.folder).files.load(shown: name)
      Conversation.print(load.diagnostics)
      for baseline in load.loaded {
        switch output {
        case .text: Standard.output.write(BaselineText.show(baseline))
        case .json: Standard.output.write(BaselineJSON.show(baseline))
        }
      }
      if load.hasErrors || load.baselines.isEmpty { throw ExitCode(2) }
    }
  }
}
