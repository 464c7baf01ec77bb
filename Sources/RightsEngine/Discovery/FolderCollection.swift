internal import RightsModel
internal import RightsSnapshots

/// What the collector of a machine's folder says of its work, held against the files that are there.
///
/// It counts for what it speaks of, not for a name: a file under another name, or a copy, proves no more than the one that the
/// collector wrote.
struct FolderCollection: Sendable {
  /// A statement, the files that it is about, and what is left of it.
  private struct Claim {
    var statement: CollectionRecord.Statement
    var files: [InputPath]
    var completeness: Completeness
  }

  /// Nil where the file cannot be read: then everything beside it may have failed.
  private let record: CollectionRecord?
  private let claims: [Claim]
  private let uri: String
  /// How far each item was collected; a file that is named and not there is a failure.
  let completeness: [SnapshotItem: Completeness]
  /// What a person should know of what is missing.
  let diagnostics: [Diagnostic]

  /// - Parameter files: all that the folder holds.
  init(_ record: CollectionRecord?, uri: String, folder: InputPath, files: [InputPath], _ roots: [InputRoot]) {
    self.uri = uri
    self.record = record
    guard let record else {
      let doubt = Self.unread(uri)
      completeness = Dictionary(uniqueKeysWithValues: SnapshotItem.allCases.map { ($0, doubt) })
      (claims, diagnostics) = ([], [])
      return
    }
    let exact = record.statements.map { statement in files.filter { statement.isAbout($0.name(below: folder)) } }
    let named = Set(exact.joined())
    var claims: [Claim] = []
    var diagnostics: [Diagnostic] = []
    for (statement, own) in zip(record.statements, exact) {
      let found =
        own.isEmpty && statement.file != nil
        ? files.filter { !named.contains($0) && statement.isAbout(fileNamedLike: $0.name(below: folder)) } : own
      let (left, diagnostic) = Self.check(statement, found, roots)
      claims.append(Claim(statement: statement, files: found, completeness: left))
      if let diagnostic { diagnostics.append(diagnostic) }
    }
    var completeness: [SnapshotItem: Completeness] = [:]
    for claim in claims {
      guard let known = completeness[claim.statement.item] else {
        completeness[claim.statement.item] = claim.completeness
        continue
      }
      var both = known.limited(by: claim.completeness)
      if known.outcome != claim.completeness.outcome { both.outcome = .partial }
      completeness[claim.statement.item] = both
    }
    if record.isKnown, completeness[.rights] == nil {
      let silence = Self.silence(of: uri, about: .rights)
      completeness[.rights] = silence
      diagnostics.append(
        Diagnostic(
          .warning, "incomplete-collection", "rights: \(silence.reason)", at: record.location,
          help: "collect the machine again"))
    }
    (self.claims, self.completeness, self.diagnostics) = (claims, completeness, diagnostics)
  }

  /// What is left of a statement, and what to say of it.
  private static func check(
    _ statement: CollectionRecord.Statement, _ found: [InputPath], _ roots: [InputRoot]
  ) -> (Completeness, Diagnostic?) {
    let stated = statement.completeness
    if statement.mayHaveFile, let file = statement.file, let loss = loss(of: file, statement, found, roots) {
      return (
        stated.limited(by: loss.completeness),
        Diagnostic(
          .error, loss.code, loss.completeness.reason, at: statement.location, help: "collect the machine again")
      )
    }
    guard let words = stated.explanation, stated.outcome != .notAsked else { return (stated, nil) }
    return (
      stated,
      Diagnostic(
        .warning, "incomplete-collection", "\(statement.item.rawValue): \(words)", at: statement.location,
        help: stated.outcome == .denied
          ? "collect again as an administrator, from an elevated prompt"
          : "collect again, as an administrator and where everything that is asked can be reached")
    )
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

  private static func unread(_ uri: String) -> Completeness {
    Completeness(.failed, reason: "\(uri), which says how the collection went, cannot be read")
  }

  private static func silence(of uri: String, about item: SnapshotItem) -> Completeness {
    Completeness(.failed, reason: "\(uri) does not say how the \(item.rawValue) came")
  }

  /// Whether the collection promises that a file is whole.
  ///
  /// - Parameter length: of the file as it is now.
  func wholeness(of path: InputPath, length: Int) -> Wholeness {
    let own = claims.filter { $0.statement.item == .rights && $0.files.contains(path) }
    guard record?.isTrusted == true, own.count == 1, let claim = own.first, claim.files.count == 1,
      claim.statement.completeness.outcome == .complete
    else { return .unstated }
    return claim.statement.length == length ? .proven : .stated
  }

  /// Whether the collector wrote that it made this file.
  func names(_ path: InputPath) -> Bool { claims.contains { $0.files.contains(path) } }

  // MARK: - What a file is worth

  /// Takes away from what a file says what the collector does not vouch for.
  ///
  /// - Parameter length: of the file as it is now.
  func limit(_ snapshot: inout Snapshot, from path: InputPath, length: Int) {
    let item = snapshot.readAs.first.flatMap { CollectionRecord.item(ofFormat: $0) }
    guard let record else {
      let doubt = Self.unread(uri)
      snapshot.collected = snapshot.collected.mapValues { $0.limited(by: doubt) }
      return limit(&snapshot, of: item, by: item ?? .rights, doubt)
    }
    let own = claims.filter { $0.files.contains(path) }
    for claim in own {
      limit(&snapshot, of: item, by: claim.statement.item, claim.completeness)
      if claim.statement.item == .providers, claim.completeness.outcome == .complete {
        vouch(for: &snapshot, claim.statement, record, length: length)
      }
    }
    if let item, !own.contains(where: { $0.statement.item == item }), let doubt = unnamed(item, length: length) {
      limit(&snapshot, of: item, by: item, doubt)
    }
    // What is said of the rights and of no file is said of whatever holds them; Group Policy's results only say what was set.
    for claim in claims where claim.statement.item == .rights && claim.statement.file == nil && item != .policies {
      limit(&snapshot, of: item, by: .rights, claim.completeness)
    }
  }

  /// - Parameters:
  ///   - kind: the item for which a collector writes such a file.
  ///   - item: the one of which something is said.
  private func limit(_ snapshot: inout Snapshot, of kind: SnapshotItem?, by item: SnapshotItem, _ said: Completeness) {
    guard said.outcome != .complete else { return }
    if kind == .policies { snapshot.doubtRights(by: said) } else { snapshot.limitRights(by: said) }
    if item == .tokens {
      // A group that is not shown may hold what nobody who is shown does.
      for index in snapshot.tokens.indices { snapshot.tokens[index].hidesGroups = true }
    }
    if item == .providers { snapshot.limitProviders(by: said) }
  }

  /// What is said of an item, where a file holds it that no statement names; nil where nothing is.
  private func unnamed(_ item: SnapshotItem, length: Int) -> Completeness? {
    let own = claims.filter { $0.statement.item == item }
    if own.isEmpty { return record?.isKnown == true ? Self.silence(of: uri, about: item) : nil }
    return own.reduce(.complete) { all, claim in
      guard let file = claim.statement.file, claim.files.isEmpty, claim.statement.mayHaveFile else {
        return all.limited(by: claim.completeness)
      }
      // The one that is missing under another name, where its length is the same.
      let isSame = claim.statement.length == length
      let doubt = Completeness.partial(reason: "the collector wrote `\(file)`, which is not there, and not this file")
      return all.limited(by: isSame ? claim.statement.completeness : claim.statement.completeness.limited(by: doubt))
    }
  }

  // Of text that does not show its own end, only its length proves that it is whole.
  private func vouch(
    for snapshot: inout Snapshot, _ statement: CollectionRecord.Statement, _ record: CollectionRecord, length: Int
  ) {
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
}

extension CollectionRecord.Statement {
  /// Who was refused, or did not ask, has no file to show.
  fileprivate var mayHaveFile: Bool { [.complete, .partial].contains(completeness.outcome) }
}

extension InputPath {
  /// The path below a folder that holds it.
  fileprivate func name(below folder: InputPath) -> String {
    folder.suffix.isEmpty ? suffix : String(suffix.dropFirst(folder.suffix.count + 1))
  }
}
