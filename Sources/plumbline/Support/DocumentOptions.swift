import ArgumentParser
import RightsEngine
import RightsModel

/// Our documents that a scan goes by, and its moment: what every command that judges is told.
struct DocumentOptions: ParsableArguments {
  @Option(
    name: .customLong("baseline"),
    help: ArgumentHelp("A baseline that applies to everything scanned; repeatable.", valueName: "id|file"))
  var baselines: [String] = []

  @Option(
    name: .customLong("policy"),
    help: ArgumentHelp("A policy that says what applies where; repeatable.", valueName: "file"), completion: .file())
  var policies: [String] = []

  @Option(
    name: .customLong("inventory"),
    help: ArgumentHelp(
      "The machines that must be there, and what is known of them (YAML, CSV or JSON); repeatable.", valueName: "file"),
    completion: .file())
  var inventories: [String] = []

  @Option(
    name: .customLong("directory"),
    help: ArgumentHelp("Accounts and groups of domains, for names and orphans; repeatable.", valueName: "file"),
    completion: .file())
  var directories: [String] = []

  @Option(help: ArgumentHelp("The moment of the run (RFC 3339) instead of now.", valueName: "time"))
  var asOf: String?

  func validate() throws {
    if let asOf, Timestamp(asOf) == nil {
      throw ValidationError("--as-of is a time such as 2026-10-01T02:00:00Z; not '\(asOf)'")
    }
  }

  var moment: Timestamp { asOf.flatMap { Timestamp($0) } ?? Clock.now }

  /// Whether none is given.
  var isEmpty: Bool { (baselines + policies + inventories + directories).isEmpty && asOf == nil }

  /// Puts down what is given, and what the settings say where nothing is.
  func apply(to request: inout ScanRequest, _ settings: Settings) {
    func filled(_ own: [String], _ key: Settings.Key) -> [String] { own.isEmpty ? settings.list(key) : own }
    // A baseline or a policy on the command line says what applies; the other's setting is then not meant.
    let isSaid = !(baselines.isEmpty && policies.isEmpty)
    request.baselines = isSaid ? baselines : settings.list(.baseline)
    request.policies = isSaid ? policies : settings.list(.policy)
    request.inventories = filled(inventories, .inventory)
    request.directories = filled(directories, .directory)
  }
}
