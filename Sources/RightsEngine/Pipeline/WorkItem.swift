internal import RightsModel

/// One subject to scan and where its data lies. Fixed and sorted before anything is evaluated.
struct WorkItem: Sendable {
  enum Source: Sendable {
    /// A collected file that is a subject of its own.
    case file(InputPath)
    /// What a file says of one subject, where it says itself whom it is about.
    case part(InputPath, FilePart)
    /// A folder whose files are all about one machine.
    case machine(MachineFolder)
    case groupPolicy(GroupPolicyFolder)
    /// Named by the inventory and not collected.
    case missing
    /// Several inputs that claim the subject and do not join.
    case conflict([InputClaim])
  }

  var subject: Subject
  var source: Source
  /// Index into the inventory's machines, or -1.
  var inventory: Int32

  /// What several inputs that claim one subject are called, so that they can be told apart.
  static func names(of claims: [InputClaim], _ roots: [InputRoot]) -> [String] {
    let places = claims.map { $0.location(roots).description }
    if Set(places).count == places.count { return places }
    return claims.map { claim in
      let path = SourceLocation(uri: claim.path.path(roots), line: claim.part?.place).description
      return claim.part.map { "\(path) (subject \($0.index + 1))" } ?? path
    }
  }
}

/// Where in a file one of its subjects stands.
struct FilePart: Sendable, Hashable {
  /// Of the document, where the file can be read in pieces; nil where it is read as a whole.
  var bytes: Range<Int>?
  /// 1-based line at which the bytes begin.
  var line = 1
  /// Which of the snapshots that reading it gives.
  var index = 0
  /// 1-based line at which the subject stands, where that is known.
  var place: Int?
}

/// An input that says that it is of a subject.
struct InputClaim: Sendable {
  var path: InputPath
  /// Nil where the whole file is meant.
  var part: FilePart?

  func location(_ roots: [InputRoot]) -> SourceLocation { SourceLocation(uri: path.uri(roots), line: part?.place) }
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
