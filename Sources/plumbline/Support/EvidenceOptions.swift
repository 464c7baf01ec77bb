import ArgumentParser
import RightsEngine
import RightsModel

/// What to look at and by which rules: the part of a scan that other commands share.
struct EvidenceOptions: ParsableArguments {
  @Option(
    name: .customLong("baseline"),
    help: ArgumentHelp("A baseline that applies to everything; repeatable.", valueName: "id|file"))
  var baselines: [String] = []

  @Option(
    name: .customLong("policy"),
    help: ArgumentHelp("A policy that says what applies where; repeatable.", valueName: "file"), completion: .file())
  var policies: [String] = []

  @Option(
    name: .customLong("inventory"),
    help: ArgumentHelp("What is known of the machines (YAML, CSV or JSON); repeatable.", valueName: "file"),
    completion: .file())
  var inventories: [String] = []

  @Option(
    name: .customLong("directory"),
    help: ArgumentHelp("Accounts and groups of domains; repeatable.", valueName: "file"), completion: .file())
  var directories: [String] = []

  @OptionGroup var library: LibraryOptions
  @OptionGroup var stated: StatedOptions

  @Option(help: ArgumentHelp("The moment of the run (RFC 3339) instead of now.", valueName: "time"))
  var asOf: String?

  func validate() throws {
    if let asOf, Timestamp(asOf) == nil {
      throw ValidationError("--as-of is a time such as 2026-10-01T02:00:00Z; not '\(asOf)'")
    }
  }

  var moment: Timestamp { asOf.flatMap { Timestamp($0) } ?? Clock.now }

  /// Asks for a scan without reports.
  ///
  /// - Parameter settings: what the command line does not say.
  func request(_ paths: [String], _ settings: Settings) throws -> ScanRequest {
    func filled(_ own: [String], _ key: Settings.Key) -> [String] { own.isEmpty ? settings.list(key) : own }
    let folder = library.folder ?? settings.text(.library)
    var request = ScanRequest(library: try Library.find(folder).files, asOf: moment, toolVersion: Version.tool)
    request.paths = paths
    // A baseline or a policy on the command line says what applies; the other's setting is then not meant.
    let isSaid = !(baselines.isEmpty && policies.isEmpty)
    request.baselines = isSaid ? baselines : settings.list(.baseline)
    request.policies = isSaid ? policies : settings.list(.policy)
    request.inventories = filled(inventories, .inventory)
    request.directories = filled(directories, .directory)
    request.os = (stated.os ?? settings.text(.os)).flatMap(OSRelease.named)
    request.role = (stated.role ?? settings.text(.role)).flatMap(Role.init)
    request.format = stated.format
    return request
  }
}
