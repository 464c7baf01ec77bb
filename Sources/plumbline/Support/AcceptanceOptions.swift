import ArgumentParser
import RightsEngine

/// What a scan accepts: waivers, and known findings.
struct AcceptanceOptions: ParsableArguments {
  @Option(
    name: .customLong("waivers"),
    help: ArgumentHelp("Exceptions that somebody answers for; repeatable.", valueName: "file"), completion: .file())
  var waivers: [String] = []

  @Flag(help: "Exit 1 where a waiver in force covers nothing of this run.")
  var failOnUnusedWaiver = false

  @Option(
    name: .customLong("known"),
    help: ArgumentHelp(
      "Findings that are accepted as debt: shown, and not counted; any other is new.", valueName: "file"),
    completion: .file())
  var known: String?

  @Option(
    name: .customLong("write-known"),
    help: ArgumentHelp(
      "Record what fails as known findings. A file that is there only shrinks.", valueName: "file"),
    completion: .file())
  var writeKnown: String?

  @Flag(help: "With --write-known: also add what the file does not have.")
  var acceptNew = false

  @Flag(help: "Exit 1 where known findings are gone and still listed.")
  var failOnUnpruned = false

  func check() throws {
    if acceptNew, writeKnown == nil { throw ValidationError("--accept-new goes with --write-known") }
    if failOnUnpruned, known == nil, writeKnown == nil { throw ValidationError("--fail-on-unpruned goes with --known") }
  }

  /// Fills in what the command line does not say.
  mutating func complete(_ settings: Settings) {
    if waivers.isEmpty { waivers = settings.list(.waivers) }
    known = known ?? settings.text(.known)
  }

  func apply(to request: inout ScanRequest) {
    request.waivers = waivers
    request.failsOnUnusedWaiver = failOnUnusedWaiver
    request.known = known
    request.writesKnown = writeKnown
    request.acceptsNew = acceptNew
    request.failsOnUnpruned = failOnUnpruned
  }
}
