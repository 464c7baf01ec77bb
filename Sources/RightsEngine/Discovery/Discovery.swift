internal import RightsGroupPolicy
internal import RightsModel
internal import RightsSnapshots
internal import RightsText

/// Finds the subjects below the given paths and fixes their names and order before anything is evaluated.
///
/// A folder with `machine.json`, `machine.yaml` or `collection.json` is one machine; a folder of a GPO backup or of SYSVOL
/// is one GPO; any other file of a known format is a subject of its own, named after the file.
struct Discovery {
  var roots: [InputRoot] = []
  var items: [WorkItem] = []
  var diagnostics: [Diagnostic] = []
  /// How many files were passed over because they are our own documents or belong to a GPO backup.
  let inventory: InventoryIndex
  let format: (any SnapshotFormat.Type)?
  private let documents: GivenDocuments
  var backups: [GroupPolicyCandidate] = []

  /// `--as` another format takes a GPO's folder apart into files.
  private var readsTemplates: Bool { format.map { $0.id == SnapshotFormats.groupPolicyTemplate.id } ?? true }

  /// Whether reports need digests of the collected files.
  private let digests: Bool
  /// Files of several documents, as reports list them: each is read once as a whole, here.
  private(set) var wholeFiles: [InputPath: InputFile] = [:]

  init(
    inventory: InventoryIndex, format: (any SnapshotFormat.Type)?, digests: Bool,
    documents: GivenDocuments = GivenDocuments()
  ) {
    self.inventory = inventory
    self.documents = documents
    self.format = format
    self.digests = digests
  }

  /// Walks the paths and adds what the inventory names and nobody collected.
  mutating func run(_ paths: [String], asOf: Timestamp) {
    for path in paths { add(path) }
    addGroupPolicies()
    warnOfAmbiguousNames()
    addMissing(asOf)
    settle()
  }

  private mutating func add(_ given: String) {
    let root = InputRoot(given)
    let index = Int32(roots.count)
    roots.append(root)
    let path = InputPath(root: index, suffix: "")
    switch DirectoryListing.kind(of: root.path) {
    case .file: file(path, isGiven: true)
    case .folder: expectingContent(of: path, Self.emptyFolder, "folder") { $0.folder(path) }
    case .other, nil:
      diagnostics.append(
        Diagnostic(
          .error, "no-such-path", "there is no file or folder `\(given)`", at: SourceLocation(uri: given),
          help: "check the path"))
    }
  }

  /// Says of what was given, and of an archive, that nothing was found in it: whose data it held may be lost.
  mutating func expectingContent(
    of path: InputPath, _ code: Diagnostic.Code, _ kind: String, _ find: (inout Discovery) -> Void
  ) {
    func found() -> Int { items.count + backups.count + diagnostics.count { $0.code != Self.emptyFolder } }
    let before = found()
    find(&self)
    guard before == found() else { return }
    diagnostics.append(
      Diagnostic(
        .error, code, "the \(kind) holds no collected data", at: SourceLocation(uri: path.uri(roots)),
        help: "collect again, or leave it out"))
  }

  private static let emptyFolder: Diagnostic.Code = "empty-folder"

  // MARK: - Folders

  mutating func folder(_ path: InputPath) {
    let entries: [DirectoryListing.Entry]
    do throws(FileReading.Fault) {
      entries = try path.entries(roots)
    } catch {
      diagnostics.append(InputFault.unreadableFile(path.uri(roots), error.message))
      return
    }
    if let facts = MachineFolderReader.factsFile(entries) { return machine(path, facts) }
    if readsTemplates, let candidate = GroupPolicyCandidate(path, entries, roots) {
      backups.append(candidate)
      return
    }
    let start = items.count
    for entry in entries {
      let child = InputPath(root: path.root, suffix: path.suffix.isEmpty ? entry.name : "\(path.suffix)/\(entry.name)")
      if entry.name.hasPrefix(".") { continue }
      switch entry.kind {
      case .file where documents.contain(child, roots): continue
      case .file: file(child, isGiven: false)
      case .folder: subfolder(child)
      case .other: diagnostics.append(InputFault.notFollowed(child, roots))
      }
    }
    joinFiles(of: path, from: start)
  }

  /// One with nothing in it may be all that is left of a machine.
  private mutating func subfolder(_ path: InputPath) {
    if let entries = try? path.entries(roots), entries.isEmpty {
      diagnostics.append(
        Diagnostic(
          .warning, Self.emptyFolder, "the folder is empty", at: SourceLocation(uri: path.uri(roots)),
          help: "collect its machine again, or take it away"))
    } else {
      folder(path)
    }
  }

  private mutating func machine(_ path: InputPath, _ facts: String) {
    let reader = MachineFolderReader(path, facts, roots, documents)
    let folder = reader.read()
    let name = folder.facts.name ?? path.name(roots) ?? "machine"
    var known = folder.facts
    known.name = name
    let index = inventory.index(of: known) ?? -1
    if index >= 0 { known.complete(from: inventory.machines[Int(index)]) }
    items.append(
      WorkItem(
        subject: Subject(kind: .machine, id: known.id ?? known.fqdn ?? name), source: .machine(folder), inventory: index
      ))
  }

  // MARK: - Files

  private mutating func file(_ path: InputPath, isGiven: Bool) {
    let uri = path.uri(roots)
    let place = SnapshotPath(uri)
    if place.hasExtension(".zip") || isGiven, isArchive(path) { return archive(path) }
    if readsTemplates, place.isTemplate, let candidate = GroupPolicyCandidate(template: path, roots) {
      backups.append(candidate)
      return
    }
    // Of a backup's folder; whoever reads the backups reads it.
    if !isGiven, place.hasExtension("manifest.xml"), place.fileName.lowercased() == "manifest.xml" { return }
    if format != nil, !isGiven, isOwnDocument(path, place) { return }
    if format == nil, !Self.isTemplateName(place) {
      guard peek(path, place, isGiven: isGiven) else { return }
    } else if let format, format.id == SnapshotFormats.native.id {
      return native(path, place)
    } else if let format, format.namesSubjects {
      guard let bytes = try? path.bytes(roots) else { return items.append(unread(path, place)) }
      return named(path, place, format, bytes)
    }
    items.append(plain(path, place))
  }

  /// Whether the file is a subject of its own; what is not is dealt with here.
  private mutating func peek(_ path: InputPath, _ place: SnapshotPath, isGiven: Bool) -> Bool {
    let uri = path.uri(roots)
    var bytes: [UInt8]
    let found: (any SnapshotFormat.Type)?
    do throws(FileReading.Fault) {
      // A stream of a fleet is larger than memory should be.
      bytes = try path.head(roots, count: Self.peekLength)
      let early = bytes.count < Self.peekLength ? nil : Self.recognize(bytes, place)
      if let early, early.id == SnapshotFormats.native.id {
        native(path, place)
        return false
      }
      if bytes.count == Self.peekLength { bytes = try path.bytes(roots) }
      found = Self.recognize(bytes, place)
    } catch {
      diagnostics.append(InputFault.unreadableFile(uri, error.message))
      return false
    }
    guard let found else {
      if let kind = OwnDocument.kind(bytes.span) {
        diagnostics.append(InputFault.ownDocument(uri, kind))
      } else if bytes.isEmpty || !Self.isIgnorable(place) || isGiven {
        diagnostics.append(InputFault.unrecognizedFile(uri, isEmpty: bytes.isEmpty))
      } else {
        diagnostics.append(InputFault.passedOver(uri))
      }
      return false
    }
    if found.id == SnapshotFormats.native.id {
      native(path, place)
      return false
    }
    if found.namesSubjects {
      named(path, place, found, bytes)
      return false
    }
    return true
  }

  /// Whether a file is a document of ours, which no stated format makes collected data.
  private mutating func isOwnDocument(_ path: InputPath, _ place: SnapshotPath) -> Bool {
    guard [".yaml", ".yml", ".json"].contains(where: { place.hasExtension($0) }), let bytes = try? path.bytes(roots),
      let kind = OwnDocument.kind(bytes.span)
    else { return false }
    diagnostics.append(InputFault.ownDocument(place.uri, kind))
    return true
  }

  /// A file that says itself whom it is about: an item for each of them.
  private mutating func named(
    _ path: InputPath, _ place: SnapshotPath, _ format: any SnapshotFormat.Type, _ bytes: [UInt8]
  ) {
    let context = ReadContext(uri: path.uri(roots), subject: Subject(kind: .machine, id: name(place)))
    for (index, snapshot) in format.read(bytes.span, context).enumerated() {
      items.append(item(snapshot, .part(path, FilePart(index: index, place: snapshot.firstLine))))
    }
  }

  /// The subject that a snapshot names, known to the inventory or not.
  private func item(_ snapshot: Snapshot, _ source: WorkItem.Source) -> WorkItem {
    var facts = snapshot.facts
    let isMachine = snapshot.subject.kind == .machine
    let index = isMachine ? inventory.index(of: facts) ?? -1 : -1
    if index >= 0 { facts.complete(from: inventory.machines[Int(index)]) }
    var subject = snapshot.subject
    if isMachine { subject.id = facts.id ?? facts.fqdn ?? facts.name ?? subject.id }
    return WorkItem(subject: subject, source: source, inventory: index)
  }

  /// How many bytes of a file tell a stream of snapshots.
  private static let peekLength = 16 << 10

  static func recognize(_ bytes: [UInt8], _ place: SnapshotPath) -> (any SnapshotFormat.Type)? {
    SnapshotFormats.recognize(
      bytes.span.extracting(0..<SnapshotFormats.headLength(of: bytes.count, at: place)), at: place)
  }

  private mutating func native(_ path: InputPath, _ place: SnapshotPath) {
    let lines = NativeLines(path: path, roots: roots, digests: digests)
    var found: [WorkItem] = []
    do throws(FileReading.Fault) {
      guard try lines.isLines() else { return try documents(path, place) }
      let name = name(place)
      let whole = try lines.forEach { bytes, range, line in
        let unknown = Snapshot(subject: Subject(kind: .machine, id: "\(name):\(line)"), layer: .effective)
        let part = FilePart(bytes: range, line: line, place: line)
        found.append(item(NativeHead.read(bytes) ?? unknown, .part(path, part)))
        return true
      }
      // One document has the name of its file, however broken it is.
      if found.count == 1 { return try documents(path, place) }
      wholeFiles[path] = whole
    } catch {
      // What was found before the fault is still judged.
      if found.isEmpty { return items.append(unread(path, place)) }
      diagnostics.append(InputFault.unreadableFile(path.uri(roots), error.message))
    }
    items += found
  }

  /// A file of YAML documents, or of one of JSON.
  private mutating func documents(_ path: InputPath, _ place: SnapshotPath) throws(FileReading.Fault) {
    let bytes = try path.bytes(roots)
    var slices = NativeIndex.slices(bytes)
    if slices.isEmpty { slices = [(0..<bytes.count, 1)] }
    if slices.count > 1 {
      var digest = FileDigest(isWanted: digests)
      digest.take(bytes.span)
      wholeFiles[path] = digest.file(path.uri(roots))
    }
    for slice in slices {
      let fallback = Subject(kind: .machine, id: name(place))
      let context = ReadContext(uri: path.uri(roots), subject: fallback, firstLine: slice.line)
      let read = SnapshotFormats.native.read(bytes.span.extracting(slice.bytes), context)
      for (index, snapshot) in read.enumerated() {
        let part = FilePart(bytes: slice.bytes, line: slice.line, index: index, place: slice.line)
        items.append(item(snapshot, .part(path, part)))
      }
    }
  }

  /// A file that names its subjects and cannot be read: whoever reads it says why.
  private func unread(_ path: InputPath, _ place: SnapshotPath) -> WorkItem {
    WorkItem(subject: Subject(kind: .machine, id: name(place)), source: .part(path, FilePart()), inventory: -1)
  }

  private func plain(_ path: InputPath, _ place: SnapshotPath) -> WorkItem {
    let name = name(place)
    let isTemplate = format?.id == SnapshotFormats.groupPolicyTemplate.id || format == nil && place.isTemplate
    if isTemplate { return WorkItem(subject: Subject(kind: .gpo, id: name), source: .file(path), inventory: -1) }
    guard let index = inventory.index(named: name) else {
      return WorkItem(subject: Subject(kind: .machine, id: name), source: .file(path), inventory: -1)
    }
    let facts = inventory.machines[Int(index)]
    return WorkItem(
      subject: Subject(kind: .machine, id: facts.id ?? facts.fqdn ?? name), source: .file(path), inventory: index)
  }

  /// The name of a subject that its file gives it.
  func name(_ place: SnapshotPath) -> String {
    guard place.hasGenericStem, let folder = place.folder else { return place.stem }
    return folder.lowercased().hasSuffix(".zip") ? String(folder.dropLast(4)) : folder
  }

  // MARK: - What is expected

  /// Of several backups of one GPO the newest counts, and the others are named.
  private mutating func addGroupPolicies() {
    let candidates = backups.enumerated().map { index, candidate in
      BackupSelection.Candidate(
        subjectID: candidate.subject.id, time: candidate.backupTime, uri: "\(candidate.folder.location.uri)")
    }
    let byURI = Dictionary(backups.map { ($0.folder.location.uri, $0) }) { first, _ in first }
    for choice in BackupSelection(candidates).choices {
      guard let chosen = byURI[choice.chosen.uri] else { continue }
      if choice.isAmbiguous {
        // Nobody knows which one is in force: none is judged.
        for candidate in [choice.chosen] + choice.superseded {
          guard let other = byURI[candidate.uri] else { continue }
          items.append(WorkItem(subject: other.subject, source: .groupPolicy(other.folder), inventory: -1))
        }
        continue
      }
      items.append(WorkItem(subject: chosen.subject, source: .groupPolicy(chosen.folder), inventory: -1))
      for older in choice.superseded {
        diagnostics.append(
          Diagnostic(
            .note, "older-backup",
            "an older backup of \(chosen.subject.gpoName ?? chosen.subject.id): \(choice.chosen.uri) counts",
            at: SourceLocation(uri: older.uri)))
      }
    }
  }

  private mutating func warnOfAmbiguousNames() {
    for item in items where item.inventory < 0 && inventory.isAmbiguous(item.subject.id) {
      diagnostics.append(
        Diagnostic(
          .error, "ambiguous-machine", "several machines of the inventory are called \(item.subject.id)",
          at: claim(of: item)?.location(roots),
          help: "name the file by the FQDN or the id of the one that is meant, or say it in a machine.json"))
    }
  }

  private mutating func addMissing(_ asOf: Timestamp) {
    var seen = Set(items.compactMap { $0.inventory >= 0 ? $0.inventory : nil })
    for index in inventory.machines.indices where seen.insert(Int32(index)).inserted {
      let machine = inventory.machines[index]
      if machine.decommissioned || machine.offlineUntil.map({ $0 > asOf }) == true { continue }
      guard let id = machine.id ?? machine.fqdn ?? machine.name else { continue }
      items.append(WorkItem(subject: Subject(kind: .machine, id: id), source: .missing, inventory: Int32(index)))
    }
  }

  // MARK: - Names of files

  /// Files that are taken for exports by their name alone, so that a broken one is a gap and not a stranger.
  static func isTemplateName(_ place: SnapshotPath) -> Bool { place.hasExtension(".inf") || place.hasExtension(".cfg") }

  /// Files that people keep beside collected data.
  static func isIgnorable(_ place: SnapshotPath) -> Bool {
    let name = place.fileName.lowercased()
    return [
      ".md", ".txt", ".log", ".html", ".htm", ".csv", ".tsv", ".ps1", ".py", ".sh", ".cmd", ".bat", ".ini", ".pol",
      ".mof", ".mfl",
    ]
    .contains { name.hasSuffix($0) } || ["manifest.xml", "license", "makefile"].contains(name)
  }
}

extension Snapshot {
  /// 1-based line of the first thing that it says, where its format has lines.
  fileprivate var firstLine: Int? {
    let lines = UserRight.allCases.map { rights.line($0) } + tokens.map(\.line)
    return lines.filter { $0 > 0 }.min().map(Int.init)
  }
}
