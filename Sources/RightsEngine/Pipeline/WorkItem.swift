internal import RightsModel

/// One subject to scan and where its data lies. Fixed and sorted before anything is evaluated.
struct WorkItem: Sendable {
  enum Source: Sendable {
    /// A collected file that is a subject of its own.
    case file(InputPath)
    /// One document of a file that holds several.
    case slice(InputPath, bytes: Range<Int>, line: Int)
    /// A folder whose files are all about one machine.
    case machine(MachineFolder)
    case groupPolicy(GroupPolicyFolder)
    /// Named by the inventory and not collected.
    case missing
    /// Several inputs that claim the subject and do not join.
    case conflict([InputPath])
  }

  var subject: Subject
  var source: Source
  /// Index into the inventory's machines, or -1.
  var inventory: Int32

  /// What several inputs that claim one subject are called, so that they can be told apart.
  static func names(of claims: [InputPath], _ roots: [InputRoot]) -> [String] {
    let uris = claims.map { $0.uri(roots) }
    return Set(uris).count == uris.count ? uris : claims.map { $0.path(roots) }
  }
}

/// A folder with `machine.json`, `machine.yaml` or `collection.json`.
final class MachineFolder: Sendable {
  let path: InputPath
  let facts: MachineFacts
  let diagnostics: [Diagnostic]
  /// Sorted by uri, the facts file left out.
  let files: [InputPath]
  /// What the collector says of its work; nil where there is no `collection.json`.
  let collection: FolderCollection?
  let location: SourceLocation

  init(
    path: InputPath, facts: MachineFacts, diagnostics: [Diagnostic], files: [InputPath],
    collection: FolderCollection?, location: SourceLocation
  ) {
    self.path = path
    self.facts = facts
    self.diagnostics = diagnostics
    self.files = files
    self.collection = collection
    self.location = location
  }
}

/// A GPO in a backup or in SYSVOL.
final class GroupPolicyFolder: Sendable {
  /// The folder, or the template that was named by itself.
  let path: InputPath
  let guid: GUID?
  /// Where its GptTmpl.inf lies; nil where it has none.
  let template: InputPath?
  /// Why the GPO's rights are not known although there is no template; nil where it defines none.
  let gap: String?
  /// What its own documents call its principals.
  let names: [SID: String]
  let diagnostics: [Diagnostic]
  let location: SourceLocation

  init(
    path: InputPath, guid: GUID?, template: InputPath?, gap: String?, names: [SID: String], diagnostics: [Diagnostic],
    location: SourceLocation
  ) {
    self.path = path
    self.guid = guid
    self.template = template
    self.gap = gap
    self.names = names
    self.diagnostics = diagnostics
    self.location = location
  }
}
