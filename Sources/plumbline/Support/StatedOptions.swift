import ArgumentParser
import RightsModel
import RightsSnapshots

/// What the command line says of inputs that do not say it themselves.
struct StatedOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The OS release of inputs that do not state it, such as windows-server-2022.", valueName: "id"),
    completion: .list(OSRelease.all.map(\.id)))
  var os: String?

  @Option(
    help: ArgumentHelp(
      "The role of inputs that do not state it: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "role"), completion: .list(Role.allCases.map(\.rawValue)))
  var role: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Read every input as this format: \(SnapshotFormats.all.map { $0.id }.joined(separator: ", ")).",
      valueName: "format"))
  var format: String?

  var release: OSRelease? { os.flatMap(OSRelease.named) }
  var statedRole: Role? { role.flatMap(Role.init) }

  mutating func validate() throws {
    if let os, release == nil {
      throw ValidationError(
        "there is no release '\(os)'; the releases are \(OSRelease.all.map(\.id).joined(separator: ", "))")
    }
    if let role, statedRole == nil {
      throw ValidationError(
        "there is no role '\(role)'; the roles are \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    if let format, SnapshotFormats.named(format) == nil {
      throw ValidationError(
        "there is no format '\(format)'; the formats are \(SnapshotFormats.all.map { $0.id }.joined(separator: ", "))")
    }
  }
}
