import ArgumentParser
import RightsBaselines
import RightsModel

extension BaselineCommand {
  /// `plumbline baseline diff`.
  struct Diff: ParsableCommand {
    enum Output: String, CaseIterable, ExpressibleByArgument { case text, markdown }

    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "Say what changes from one baseline to another, by right and principal.",
      discussion: """
        Both are resolved first, so what they extend counts. Loosened means that an assignment passes that failed, or that \
        the severity drops; tightened is the opposite. An older version is named as ID@VERSION.

        Exit codes: 0 nothing changes · 1 something does · 2 a baseline is wrong · 64 usage.
        """)

    @Argument(help: ArgumentHelp("The id of a baseline, or a file.", valueName: "old"), completion: .file())
    var old: String

    @Argument(help: ArgumentHelp("What it becomes.", valueName: "new"), completion: .file())
    var new: String

    @OptionGroup var library: LibraryOptions

    @Option(help: ArgumentHelp("text or markdown.", valueName: "format"))
    var output = Output.text

    func run() throws {
      let files = try Library.find(library.folder).files
      let diff = BaselineDiff(from: try load(old, files), to: try load(new, files))
      switch output {
      case .text: Standard.output.write(BaselineDiffText.text(diff))
      case .markdown: Standard.output.write(BaselineDiffText.markdown(diff))
      }
      if !diff.isEmpty { throw ExitCode(1) }
    }

    private func load(_ name: String, _ files: BaselineLibrary) throws -> Baseline {
      let load = files.load(shown: name)
      Conversation.print(load.diagnostics)
      guard !load.hasErrors, let baseline = load.baselines.first else { throw ExitCode(2) }
      guard load.baselines.count == 1 else {
        throw ValidationError("'\(name)' holds several baselines: \(load.baselines.map(\.id).joined(separator: ", "))")
      }
      return baseline
    }
  }
}
