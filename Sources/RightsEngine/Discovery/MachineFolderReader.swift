internal import RightsModel
internal import RightsSnapshots
internal import RightsText

/// Reads a folder that is one machine: its facts, and which files speak of it.
struct MachineFolderReader {
  private let path: InputPath
  private let factsName: String
  private let roots: [InputRoot]
  private let documents: GivenDocuments

  init(_ path: InputPath, _ factsName: String, _ roots: [InputRoot], _ documents: GivenDocuments) {
    self.path = path
    self.factsName = factsName
    self.roots = roots
    self.documents = documents
  }

  /// The file that makes a folder one machine, or nil.
  static func factsFile(_ entries: [DirectoryListing.Entry]) -> String? {
    for name in ["machine.json", "machine.yaml", CollectionReader.fileName] {
      if let entry = entries.first(where: { $0.kind == .file && $0.isCalled(name) }) { return entry.name }
    }
    return nil
  }

  func read() -> MachineFolder {
    var diagnostics: [Diagnostic] = []
    let file = child(path, factsName)
    let uri = file.uri(roots)
    var facts = MachineFacts()
    var collector: String?
    if factsName.lowercased() != CollectionReader.fileName {
      do throws(FileReading.Fault) {
        let reading = MachineFactsReader.read(try file.bytes(roots), uri: uri)
        facts = reading.facts
        collector = reading.collectedBy
        diagnostics += reading.diagnostics
      } catch {
        diagnostics.append(InputFault.unreadableFile(uri, error.message))
      }
    }
    var files: [InputPath] = []
    var record: InputPath?
    walk(path, &files, &record, &diagnostics, depth: 0)
    var collection: FolderCollection?
    if let record {
      collection = readCollection(record, files, &facts, &diagnostics)
    } else {
      collection = lostCollection(collector, &files, &diagnostics)
    }
    return MachineFolder(
      path: path, facts: facts, diagnostics: diagnostics, files: files, collection: collection,
      location: SourceLocation(uri: uri))
  }

  /// What is left of a collection whose record is not in its place: nothing, for it may say that anything failed.
  private func lostCollection(
    _ collector: String?, _ files: inout [InputPath], _ diagnostics: inout [Diagnostic]
  ) -> FolderCollection? {
    let stray = files.first(where: isRecord)
    guard stray != nil || collector != nil else { return nil }
    files.removeAll { $0 == stray }
    let uri = (stray ?? child(path, CollectionReader.fileName)).uri(roots)
    let message =
      stray == nil
      ? "\(collector ?? "") wrote a record of its work, and it is not there: it may say that anything failed"
      : "this is the record of a collection, and not `\(CollectionReader.fileName)` beside what it speaks of: it may say that anything failed"
    diagnostics.append(
      Diagnostic(
        .error, "misplaced-collection", message, at: SourceLocation(uri: uri),
        help: "put it in its place again, or collect the machine again"))
    return FolderCollection(nil, uri: uri, folder: path, files: files, roots)
  }

  /// Whether a file is a collector's record under another name, or in another folder.
  private func isRecord(_ path: InputPath) -> Bool {
    let place = SnapshotPath(path.uri(roots))
    guard place.hasExtension(".json"), place.fileName.lowercased().contains("collection"),
      let bytes = try? path.bytes(roots)
    else { return false }
    // UTF-16 of what is ASCII has a zero in every second place.
    return String(decoding: bytes.prefix(4096).filter { $0 > 0 }, as: UTF8.self).contains("plumbline collect")
  }

  /// What the collector says of its work.
  private func readCollection(
    _ file: InputPath, _ files: [InputPath], _ facts: inout MachineFacts, _ diagnostics: inout [Diagnostic]
  ) -> FolderCollection {
    let uri = file.uri(roots)
    var record: CollectionRecord?
    do throws(FileReading.Fault) {
      let reading = CollectionReader.read(try file.bytes(roots), uri: uri)
      record = reading.record
      diagnostics += reading.diagnostics
    } catch {
      diagnostics.append(InputFault.unreadableFile(uri, error.message))
    }
    facts.collectedAt = facts.collectedAt ?? record?.collectedAt
    // The file that says what the machine is stands beside the others.
    let collection = FolderCollection(record, uri: uri, folder: path, files: files + [child(path, factsName)], roots)
    diagnostics += collection.diagnostics
    return collection
  }

  private func walk(
    _ folder: InputPath, _ files: inout [InputPath], _ record: inout InputPath?, _ diagnostics: inout [Diagnostic],
    depth: Int
  ) {
    let entries: [DirectoryListing.Entry]
    do throws(FileReading.Fault) {
      entries = try folder.entries(roots)
    } catch {
      diagnostics.append(InputFault.unreadableFile(folder.uri(roots), error.message))
      return
    }
    for entry in entries where !entry.name.hasPrefix(".") {
      let next = child(folder, entry.name)
      let name = entry.name.lowercased()
      let isFacts = depth == 0 && ["machine.json", "machine.yaml"].contains(name)
      switch entry.kind {
      case .file where depth == 0 && name == CollectionReader.fileName: record = next
      case .file where isFacts: diagnostics += secondFacts(entry.name, next)
      case .file where documents.contain(next, roots): continue
      case .file: files.append(next)
      case .folder where depth < 32: walk(next, &files, &record, &diagnostics, depth: depth + 1)
      case .folder: diagnostics.append(InputFault.unreadableFile(next.uri(roots), "it lies too deep in the folder"))
      case .other: diagnostics.append(InputFault.notFollowed(next, roots))
      }
    }
  }

  // Of machine.json and machine.yaml one is read; two that differ would be a riddle.
  private func secondFacts(_ name: String, _ path: InputPath) -> [Diagnostic] {
    guard name != factsName else { return [] }
    return [
      Diagnostic(
        .warning, "second-facts", "\(factsName) beside it says what the machine is: this file is passed over",
        at: SourceLocation(uri: path.uri(roots)), help: "keep one of them")
    ]
  }

  private func child(_ folder: InputPath, _ name: String) -> InputPath {
    InputPath(root: folder.root, suffix: folder.suffix.isEmpty ? name : "\(folder.suffix)/\(name)")
  }
}
