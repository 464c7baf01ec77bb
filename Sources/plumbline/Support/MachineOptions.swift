import ArgumentParser
import RightsEngine
import RightsModel

/// Which machine a question is about, and what a scan of it would be told.
struct MachineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The machine that is meant, by its name, FQDN or id.", valueName: "machine"))
  var machine: String?

  @Option(
    name: .customLong("input"),
    help: ArgumentHelp("Files and folders with what was collected; repeatable.", valueName: "path"),
    completion: .file())
  var inputs: [String] = []

  @Option(
    name: .customLong("baseline"),
    help: ArgumentHelp("As for `scan`; repeatable.", valueName: "id|file"))
  var baselines: [String] = []

  @Option(
    name: .customLong("policy"), help: ArgumentHelp("As for `scan`; repeatable.", valueName: "file"),
    completion: .file())
  var policies: [String] = []

  @Option(
    name: .customLong("inventory"), help: ArgumentHelp("As for `scan`; repeatable.", valueName: "file"),
    completion: .file())
  var inventories: [String] = []

  @Option(
    name: .customLong("directory"), help: ArgumentHelp("As for `scan`; repeatable.", valueName: "file"),
    completion: .file())
  var directories: [String] = []

  @Option(help: ArgumentHelp("As for `scan`.", valueName: "age"))
  var maxAge: String?

  @Option(help: ArgumentHelp("As for `scan`.", valueName: "time"))
  var asOf: String?

  @OptionGroup var stated: StatedOptions

  func validate() throws {
    if let maxAge, Age.seconds(maxAge) == nil {
      throw ValidationError("--max-age is a number and s, m, h, d or w, such as 36h; not '\(maxAge)'")
    }
    if let asOf, Timestamp(asOf) == nil {
      throw ValidationError("--as-of is a time such as 2026-10-01T02:00:00Z; not '\(asOf)'")
    }
  }

  /// Whether any is given.
  var isEmpty: Bool {
    let lists = inputs + baselines + policies + inventories + directories
    return machine == nil && lists.isEmpty && maxAge == nil && asOf == nil
  }

  /// What a scan would be asked for.
  func request(_ library: Library, _ settings: Settings) -> ScanRequest {
    var request = ScanRequest(
      library: library.files, asOf: asOf.flatMap { Timestamp($0) } ?? Clock.now, toolVersion: Version.tool)
    request.paths = inputs
    (request.baselines, request.policies) = (baselines, policies)
    if baselines.isEmpty, policies.isEmpty {
      (request.baselines, request.policies) = (settings.list(.baseline), settings.list(.policy))
    }
    request.inventories = inventories.isEmpty ? settings.list(.inventory) : inventories
    request.directories = directories.isEmpty ? settings.list(.directory) : directories
    request.os = stated.release ?? settings.text(.os).flatMap(OSRelease.named)
    request.role = stated.statedRole ?? settings.text(.role).flatMap(Role.init)
    request.format = stated.format
    request.maximumAge = (maxAge ?? settings.text(.maxAge)).flatMap { Age.seconds($0) }
    return request
  }
}
