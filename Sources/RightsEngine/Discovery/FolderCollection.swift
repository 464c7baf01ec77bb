internal import RightsModel
internal import RightsSnapshots

/// What the collector of a machine's folder says of its work, held against the files that are there.
struct FolderCollection: Sendable {
  /// Its statements with what is left of them now; nil where the file cannot be read: then everything beside it may have failed.
  private let record: CollectionRecord?
  private let uri: String
  private let folder: InputPath
  /// How far each item was collected; a file that is named and not there is a failure.
  let completeness: [SnapshotItem: Completeness]
  /// What a person should know of what is missing.
  let diagnostics: [Diagnostic]

  /// - Parameter files: all that the folder holds.
  init(_ record: CollectionRecord?, uri: String, folder: InputPath, files: [InputPath], _ roots: [InputRoot]) {
    self.uri = uri
    self.folder = folder
    var completeness: [SnapshotItem: Completeness] = [:]
    var diagnostics: [Diagnostic] = []
    var checked = record
    for (index, statement) in (record?.statements ?? []).enumerated() {
      let own: Completeness
      // Who was refused, or did not ask, has no file to show.
      let hasFile = [.complete, .partial].contains(statement.completeness.outcome)
      if hasFile, let file = statement.file,
        let loss = Self.loss(of: file, statement, files.filter { statement.isAbout($0.name(below: folder)) }, roots)
      {
        own = statement.completeness.limited(by: loss.completeness)
        diagnostics.append(
          Diagnostic(
            .error, loss.code, loss.completeness.reason, at: statement.location, help: "collect the machine again"))
      } else {
        own = statement.completeness
        if let words = own.explanation, own.outcome != .notAsked {
          diagnostics.append(
            Diagnostic(
              .warning, "incomplete-collection", "\(statement.item.rawValue): \(words)", at: statement.location,
              help: "collect again as an administrator, from an elevated prompt"))
        }
      }
      checked?.statements[index].completeness = own
      guard let known = completeness[statement.item] else {
        completeness[statement.item] = own
        continue
      }
      var both = known.limited(by: own)
      if known.outcome != own.outcome { both.outcome = .partial }
      completeness[statement.item] = both
    }
    self.record = checked
    self.completeness = completeness
    self.diagnostics = diagnostics
  }

  /// What became of a file since it was collected; nil where it is as it was, as far as its length shows.
  private static func loss(
    of file: String, _ statement: CollectionRecord.Statement, _ found: [InputPath], _ roots: [InputRoot]
  ) -> (code: Diagnostic.Code, completeness: Completeness)? {
    guard let path = found.first else {
      return (
        "missing-file",
        Completeness(
          .failed, reason: "the collection names `\(file)` for \(statement.item.rawValue), and the file is not there")
      )
    }
    guard let length = statement.length, let now = path.length(roots), now != length else { return nil }
    return (
      "changed-file",
      .partial(
        reason: "`\(file)` had \(length) bytes when it was collected, and has \(now): it was cut or changed since")
    )
  }

  /// Whether the collection promises that a file is whole.
  func wholeness(of path: InputPath, length: Int) -> Wholeness {
    record?.wholeness(of: path.name(below: folder), length: length) ?? .unstated
  }

  /// Takes away from what a file says what the collector does not vouch for.
  ///
  /// - Parameter length: of the file as it is now.
  func limit(_ snapshot: inout Snapshot, from path: InputPath, length: Int) {
    guard let record else {
      let doubt = Completeness.partial(reason: "\(uri), which says how the collection went, cannot be read")
      snapshot.collected = snapshot.collected.mapValues { $0.limited(by: doubt) }
      return snapshot.limitRights(by: doubt)
    }
    // What is said of the rights and of no file is said of whatever holds them.
    let general = record.statements.filter { $0.item == .rights && $0.file == nil }
    for statement in record.statements(about: path.name(below: folder)) + general {
      snapshot.limitRights(by: statement.completeness)
      if statement.item == .tokens, statement.completeness.outcome != .complete {
        // A group that is not shown may hold what nobody who is shown does.
        for index in snapshot.tokens.indices { snapshot.tokens[index].hidesGroups = true }
      }
      if statement.item == .providers { state(statement, record, of: &snapshot, length: length) }
    }
  }

  // How completely registrations came. Of text that does not show its own end, only its length proves that it is whole.
  private func state(
    _ statement: CollectionRecord.Statement, _ record: CollectionRecord, of snapshot: inout Snapshot, length: Int
  ) {
    if statement.completeness.outcome != .complete { return snapshot.limitProviders(by: statement.completeness) }
    if !record.isTrusted {
      snapshot.limitProviders(by: .partial(reason: "\(uri) is of a collector that is not known"))
    } else if statement.length.map({ $0 != length }) == true {
      snapshot.limitProviders(by: .partial(reason: "the file is not as long as it was when it was collected"))
    } else if statement.length == nil {
      snapshot.collected[.providers] = snapshot.collected[.providers] ?? .complete
    } else if !snapshot.diagnostics.contains(where: { $0.severity == .error }) {
      snapshot.collected[.providers] = .complete
    }
  }

  /// Whether the collector wrote that it made this file.
  func names(_ path: InputPath) -> Bool {
    !(record?.statements(about: path.name(below: folder)) ?? []).isEmpty
  }
}

extension InputPath {
  /// The path below a folder that holds it.
  fileprivate func name(below folder: InputPath) -> String {
    folder.suffix.isEmpty ? suffix : String(suffix.dropFirst(folder.suffix.count + 1))
  }
}
