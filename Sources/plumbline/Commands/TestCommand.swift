import ArgumentParser
import Glibc
import RightsBaselines
import RightsEngine
import RightsModel

extension Plumbline {
  /// `plumbline test`: are the baselines what their tests say?
  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Run the tests of baselines, and see what the tests are worth.",
      discussion: """
        PATH is a PolicyTest document or a folder, in which every `*.test.yaml` is run. A document spells out machines and \
        GPOs and the verdict that is due to each rule; `plumbline schema policytest` has its keys.

        Exit codes: 0 all passed · 1 a test failed, a change survived, or coverage is below --min-coverage · 2 a document is \
        wrong · 3 there is nothing to test · 4 internal · 64 usage.
        """)

    @Argument(
      help: "Files and folders with tests; with --write ids, files and folders of baselines.", completion: .file())
    var paths: [String]

    @OptionGroup var library: LibraryOptions

    @Option(
      name: .customLong("output"),
      help: ArgumentHelp(
        "A report and where it goes: text or junit; repeatable. Without =file it goes to standard output.",
        valueName: "format[=file]"))
    var outputs: [String] = []

    @Flag(help: "Say how many operators of how many rules were seen to pass and to fail, and which were not.")
    var coverage = false

    @Option(help: ArgumentHelp("The least coverage in percent; below it the exit code is 1.", valueName: "percent"))
    var minCoverage: Int?

    @Flag(
      help: ArgumentHelp(
        "Change each rule by one principal or one operator, and list the changes that no test notices.",
        discussion: "A change after which every machine is judged as before does not count."))
    var mutate = false

    @Flag(
      help: ArgumentHelp(
        "Write tests instead: `<name>.test.yaml` beside each baseline that has none, from what it asks for now.",
        discussion: "Read what it wrote: from then on it is the second opinion."))
    var write = false

    @Flag(help: "With --write: replace tests that are there.")
    var force = false

    @Option(help: ArgumentHelp("The moment that reports give (RFC 3339) instead of now.", valueName: "time"))
    var asOf: String?

    @Option(help: ArgumentHelp("How much work at a time (default: one for each processor).", valueName: "n"))
    var jobs: Int?

    func validate() throws {
      if paths.isEmpty { throw ValidationError("name at least one file or folder") }
      if let minCoverage, !(0...100).contains(minCoverage) {
        throw ValidationError("--min-coverage is a percentage, 0 to 100, not \(minCoverage)")
      }
      if force, !write { throw ValidationError("--force goes with --write") }
      if write, coverage || mutate || minCoverage != nil || !outputs.isEmpty {
        throw ValidationError("--write runs no tests: leave --coverage, --min-coverage, --mutate and --output out")
      }
      if let jobs, jobs < 1 { throw ValidationError("--jobs is a number of at least 1") }
      if let asOf, Timestamp(asOf) == nil {
        throw ValidationError("--as-of is a time such as 2026-10-01T02:00:00Z; not '\(asOf)'")
      }
      _ = try targets()
    }

    mutating func run() async throws {
      if write { return try writeTests() }
      var request = PolicyTestRequest(paths: paths, library: try Library.find(library.folder).files)
      request.measuresCoverage = coverage || minCoverage != nil
      request.minimumCoverage = minCoverage
      request.mutates = mutate
      request.jobs = jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
      let outcome = await PolicyTests.run(request)
      Conversation.print(outcome.diagnostics)
      if outcome.exits.first != 2 { try report(outcome) }
      let exit = outcome.exits[0]
      guard exit != 0 else { return }
      let also =
        outcome.exits.count > 1 ? " (also \(outcome.exits.dropFirst().map(String.init).joined(separator: ", ")))" : ""
      Conversation.say("plumbline: exit \(exit)\(also): \(Self.reason(outcome))")
      throw ExitCode(Int32(exit))
    }

    private func writeTests() throws {
      let files = try Library.find(library.folder).files
      let outcome: PolicyTestWriting.Outcome
      do throws(OutputError) {
        outcome = try PolicyTestWriting.run(paths, library: files, replaces: force)
      } catch {
        Conversation.say("plumbline: exit 4: \(error.message)")
        throw ExitCode(4)
      }
      Conversation.print(outcome.diagnostics)
      for path in outcome.kept { Conversation.say("kept \(path): --force replaces it") }
      for path in outcome.written { Conversation.say("wrote \(path)") }
      if outcome.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
      if outcome.written.isEmpty, outcome.kept.isEmpty { throw ExitCode(3) }
    }

    private enum Format: String, CaseIterable {
      case text, junit
    }

    private func targets() throws -> [(format: Format, path: String?)] {
      let targets = try (outputs.isEmpty ? ["text"] : outputs).map { text -> (format: Format, path: String?) in
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let format = Format(rawValue: String(parts[0])) else {
          throw ValidationError(
            "there is no report format '\(parts[0])' of tests; the formats are "
              + Format.allCases.map(\.rawValue).joined(separator: ", "))
        }
        guard parts.count == 2, parts[1] != "-" else { return (format, nil) }
        if parts[1].isEmpty { throw ValidationError("--output \(text) names no file") }
        return (format, String(parts[1]))
      }
      if targets.count(where: { $0.path == nil }) > 1 {
        throw ValidationError("only one report can go to standard output")
      }
      return targets
    }

    private func report(_ outcome: PolicyTestOutcome) throws {
      let time = asOf.flatMap { Timestamp($0) } ?? Clock.now
      for target in try targets() {
        let bytes: [UInt8] =
          switch target.format {
          case .text: Array(PolicyTestText.text(outcome).utf8)
          case .junit: PolicyTestJUnit.document(outcome, asOf: time)
          }
        guard let path = target.path else {
          Standard.output.write(bytes)
          continue
        }
        do throws(OutputError) {
          try WholeFile.write(bytes, to: path)
        } catch {
          Conversation.say("plumbline: exit 4: \(error.message)")
          throw ExitCode(4)
        }
        Conversation.say("wrote \(path)")
      }
    }

    private static func reason(_ outcome: PolicyTestOutcome) -> String {
      if outcome.exits[0] == 2 { return "a document is wrong, and nothing was run" }
      if outcome.tests.isEmpty { return "there is nothing to test" }
      var reasons: [String] = []
      if outcome.exits[0] == 3 { reasons.append("not everything could be read") }
      if outcome.failures > 0 { reasons.append("\(outcome.failures) of \(outcome.tests.count) tests failed") }
      if !outcome.survivors.isEmpty { reasons.append("\(outcome.survivors.count) changes were not noticed") }
      if let least = outcome.minimumCoverage, outcome.coverage < least {
        reasons.append("coverage is \(outcome.coverage) %, not \(least) %")
      }
      return reasons.joined(separator: "; ")
    }
  }
}
