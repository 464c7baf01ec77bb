import ArgumentParser
import RightsBaselines
import RightsEngine
import RightsModel

extension BaselineCommand {
  /// `plumbline baseline import`.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Make baselines of what other tools expect.",
      discussion: """
        What could not be carried is reported line by line on standard error, with what lint finds in the foreign file. Formats, \
        recognised by content: \(ImportFormats.all.map { "\($0.id) (\($0.summary))" }.joined(separator: "; ")); \
        gpttmpl (GptTmpl.inf, or the folder of a GPO's backup). A file that holds several roles or policies gives a baseline \
        for each. Exit code 3: something about a user right was not carried.
        """)

    @Argument(help: "The file, or the folder of a GPO's backup; `-` is standard input.", completion: .file())
    var path: String

    @Option(
      name: .customLong("as"),
      help: ArgumentHelp(
        "Read it as this format: \(ImportFormats.names.joined(separator: ", ")).", valueName: "format"),
      completion: .list(ImportFormats.names))
    var format: String?

    @Option(
      help: ArgumentHelp(
        "The id of the baseline, such as corp/web-servers; what the ids of several begin with.",
        discussion: "Else imported/ and the name of the file.", valueName: "id"))
    var id: String?

    @OptionGroup var scope: BaselineScope

    func validate() throws {
      if let format, !ImportFormats.names.contains(format) {
        throw ValidationError(
          "there is no format '\(format)'; the formats are \(ImportFormats.names.joined(separator: ", "))")
      }
      try BaselineScope.check(id: id)
    }

    func run() throws {
      let spool = SpooledInput([path])
      let uri = path == "-" ? "stdin" : path
      let name = uri.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? "file"
      let outcome = RightsEngine.BaselineImport.run(
        spool.paths.first ?? path, uri: uri, as: format,
        options: scope.options(id: id ?? "imported/\(BaselineAssembly.slug(name))"), layer: scope.statedLayer)
      withExtendedLifetime(spool) {}
      try scope.finish(outcome)
    }
  }
}
