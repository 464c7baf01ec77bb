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

  @OptionGroup var documents: DocumentOptions

  @Option(help: ArgumentHelp("As for `scan`.", valueName: "age"))
  var maxAge: String?

  @Option(
    name: .customLong("waivers"), help: ArgumentHelp("As for `scan`; repeatable.", valueName: "file"),
    completion: .file())
  var waivers: [String] = []

  @Option(name: .customLong("known"), help: ArgumentHelp("As for `scan`.", valueName: "file"), completion: .file())
  var known: String?

  @OptionGroup var stated: StatedOptions

  func validate() throws {
    if let maxAge, Age.seconds(maxAge) == nil {
      throw ValidationError("--max-age is a number and s, m, h, d or w, such as 36h; not '\(maxAge)'")
    }
  }

  /// Whether none is given.
  var isEmpty: Bool {
    machine == nil && inputs.isEmpty && documents.isEmpty && maxAge == nil && waivers.isEmpty && known == nil
  }

  /// What a scan would be asked for.
  func request(_ library: Library, _ settings: Settings) -> ScanRequest {
    var request = ScanRequest(library: library.files, asOf: documents.moment, toolVersion: Version.tool)
    request.paths = inputs
    documents.apply(to: &request, settings)
    request.waivers = waivers.isEmpty ? settings.list(.waivers) : waivers
    request.known = known ?? settings.text(.known)
    request.os = stated.release ?? settings.text(.os).flatMap(OSRelease.named)
    request.role = stated.statedRole ?? settings.text(.role).flatMap(Role.init)
    request.format = stated.format
    request.maximumAge = (maxAge ?? settings.text(.maxAge)).flatMap { Age.seconds($0) }
    return request
  }
}
