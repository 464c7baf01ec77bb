import ArgumentParser
import Glibc
import RightsBaselines
import RightsEngine
import RightsModel
import RightsPolicies
import RightsReports
import RightsSnapshots

extension Plumbline {
  /// `plumbline scan`: the main job.
  struct Scan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "scan",
      abstract: "Compare collected machines and GPOs with what is expected of them.",
      discussion: """
        PATH is a file or a folder; `-` reads native snapshots or one export from standard input. A folder with a \
        machine.json, machine.yaml or collection.json is one machine; a folder of a GPO backup or of SYSVOL is one GPO; any \
        other file is a machine named after the file. Without --baseline and --policy, Policies/default.yaml of the library \
        says what applies.
        """)

    @Argument(help: "Files and folders to scan.", completion: .file())
    var paths: [String]

    @OptionGroup var documents: DocumentOptions
    @OptionGroup var acceptance: AcceptanceOptions
    @OptionGroup var library: LibraryOptions
    @OptionGroup var stated: StatedOptions

    @Flag(help: "Refuse policies and baselines that \(LockFile.defaultName) does not hold as they are.")
    var locked = false

    @Option(
      name: .customLong("lock"),
      help: ArgumentHelp("The same with another lock, as `baseline lock` wrote it.", valueName: "file"),
      completion: .file())
    var lock: String?

    @Option(
      name: .customLong("output"),
      help: ArgumentHelp(
        "A report and where it goes; repeatable. Without =file it goes to standard output. Formats: \(OutputArgument.names).",
        valueName: "format[=file]"))
    var outputs: [String] = []

    @Option(
      help: ArgumentHelp(
        "The least severity that makes exit code 1: critical, high, medium, low (the default), info or never. Wins over a policy's gate.",
        valueName: "severity"))
    var failOn: String?

    @Option(help: ArgumentHelp("A passing snapshot older than this is stale: 36h, 7d, 90m.", valueName: "age"))
    var maxAge: String?

    @Option(help: ArgumentHelp("Only these rules, baselines or rights; repeatable.", valueName: "id"))
    var only: [String] = []

    @Option(help: ArgumentHelp("Not these rules, baselines or rights; repeatable.", valueName: "id"))
    var skip: [String] = []

    @Option(help: ArgumentHelp("How much work at a time (default: one for each processor).", valueName: "n"))
    var jobs: Int?

    @Flag(help: "Write problems only: no passes, nothing that does not apply.")
    var failuresOnly = false

    @Flag(help: "Add the SHA-256 of the collected files as evidence.")
    var digests = false

    @Flag(help: "Say only errors on standard error.")
    var quiet = false

    @Flag(help: "No progress on standard error, even on a terminal.")
    var noProgress = false

    mutating func validate() throws {
      if paths.isEmpty { throw ValidationError("name at least one file or folder") }
      try ScanOptions.check(self)
    }

    mutating func run() async throws {
      let settings = try Settings.load()
      complete(settings)
      try ScanOptions.check(self)
      try acceptance.check()
      try stated.validate()
      let spool = SpooledInput(paths)
      let progress = Progress(isShown: Standard.error.isTerminal && !quiet && !noProgress)
      let outcome: ScanOutcome
      do {
        outcome = try await RightsEngine.Scan.run(try request(spool, settings)) { done, total in
          progress.update(done, total)
        }
      } catch let error as OutputError {
        progress.clear()
        Conversation.say("plumbline: exit 4: \(error.message)")
        throw ExitCode(4)
      }
      progress.clear()
      converse(outcome)
      withExtendedLifetime(spool) {}
      if outcome.exit != 0 { throw ExitCode(Int32(outcome.exit)) }
    }

    private func request(_ spool: SpooledInput, _ settings: Settings) throws -> ScanRequest {
      var request = ScanRequest(
        library: try Library.find(library.folder).files, asOf: documents.moment, toolVersion: Version.tool)
      request.paths = spool.paths
      documents.apply(to: &request, settings)
      request.lock = lock ?? (locked ? LockFile.defaultName : nil)
      (request.os, request.role, request.format) = (stated.release, stated.statedRole, stated.format)
      (request.only, request.skip) = (only, skip)
      acceptance.apply(to: &request)
      request.failOn = failOn == "never" ? .never : failOn.flatMap(Severity.init).map(FailOn.severity)
      request.maximumAge = maxAge.flatMap { Age.seconds($0) }
      request.jobs = jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
      (request.failuresOnly, request.digests) = (failuresOnly, digests)
      request.outputs = try ScanOptions.outputs(outputs)
      request.arguments = Array(CommandLine.arguments.dropFirst())
      return request
    }

    /// Fills in what the command line does not say.
    private mutating func complete(_ settings: Settings) {
      func filled(_ own: [String], _ key: Settings.Key) -> [String] { own.isEmpty ? settings.list(key) : own }
      acceptance.complete(settings)
      outputs = filled(outputs, .output)
      only = filled(only, .only)
      skip = filled(skip, .skip)
      locked = locked || settings.flag(.locked)
      lock = lock ?? settings.text(.lock)
      library.folder = library.folder ?? settings.text(.library)
      stated.os = stated.os ?? settings.text(.os)
      stated.role = stated.role ?? settings.text(.role)
      failOn = failOn ?? settings.text(.failOn)
      maxAge = maxAge ?? settings.text(.maxAge)
      jobs = jobs ?? settings.text(.jobs).map { Int($0) ?? 0 }
      failuresOnly = failuresOnly || settings.flag(.failuresOnly)
      digests = digests || settings.flag(.digests)
      quiet = quiet || settings.flag(.quiet)
      noProgress = noProgress || settings.flag(.noProgress)
    }

    private var showsText: Bool {
      let given = outputs.isEmpty ? ["text"] : outputs
      return given.contains { $0 == "text" || $0 == "text=-" }
    }

    private func converse(_ outcome: ScanOutcome) {
      // On a terminal the text report has just said all this.
      let isSaid = outcome.summary != nil && showsText && Standard.output.isTerminal && Standard.error.isTerminal
      let all = outcome.diagnostics + outcome.subjectDiagnostics
      if !isSaid { Conversation.print(quiet ? all.filter { $0.severity == .error } : all) }
      if !quiet {
        for (code, count) in outcome.diagnosticCounts.sorted(by: { $0.key < $1.key })
        where count > ScanOutcome.kept && !isSaid {
          Conversation.say("… and \(count - ScanOutcome.kept) more of [\(code)]; the reports have them all")
        }
        for file in outcome.files { Conversation.say("wrote \(file)") }
      }
      let others = (outcome.summary?.exits ?? []).filter { $0 != outcome.exit && $0 != 0 }
      let also = others.isEmpty ? "" : " (also \(others.map(String.init).joined(separator: ", ")))"
      if !quiet || outcome.exit != 0 { Conversation.say("plumbline: exit \(outcome.exit)\(also): \(outcome.reason)") }
    }
  }
}
