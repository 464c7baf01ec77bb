internal import RightsModel
internal import RightsSnapshots
internal import RightsText

/// Reads a folder that is one machine: its facts, and which files speak of it.
struct MachineFolderReader {
  private let path: InputPath
  private let factsName: String
  private let roots: [InputRoot]

  init(_ path: InputPath, _ factsName: String, _ roots: [InputRoot]) {
    self.path = path
    self.factsName = factsName
    self.roots = roots
  }

  /// The file that makes a folder one machine, or nil.
  static func factsFile(_ entries: [DirectoryListing.Entry]) -> String? {
    for name in ["machine.json", "machine.yaml", "collection.json"] {
      if let entry = entries.first(where: { $0.kind == .file && $0.isCalled(name) }) { return entry.name }
    }
    return nil
  }

  func read() -> MachineFolder {
    var diagnostics: [Diagnostic] = []
    let file = child(path, factsName)
    let uri = file.uri(roots)
    var facts = MachineFacts()
    if factsName.lowercased() != "collection.json" {
      do throws(FileReading.Fault) {
        let reading = MachineFactsReader.read(try FileReading.bytes(of: file.path(roots)), uri: uri)
        facts = reading.facts
        diagnostics += reading.diagnostics
      } catch {
        diagnostics.append(SubjectJudge.unreadableFile(uri, error.message))
      }
    }
    var files: [InputPath] = []
    walk(path, &files, &diagnostics, depth: 0)
    return MachineFolder(
      path: path, facts: facts, diagnostics: diagnostics, files: files, location: SourceLocation(uri: uri))
  }

  private func walk(_ folder: InputPath, _ files: inout [InputPath], _ diagnostics: inout [Diagnostic], depth: Int) {
    let entries: [DirectoryListing.Entry]
    do throws(FileReading.Fault) {
      entries = try DirectoryListing.entries(of: folder.path(roots))
    } catch {
      diagnostics.append(SubjectJudge.unreadableFile(folder.uri(roots), error.message))
      return
    }
    for entry in entries where !entry.name.hasPrefix(".") {
      let next = child(folder, entry.name)
      let isFacts = depth == 0 && ["machine.json", "machine.yaml", "collection.json"].contains(entry.name.lowercased())
      switch entry.kind {
      case .file where isFacts: diagnostics += secondFacts(entry.name, next)
      case .file: files.append(next)
      case .folder: if depth < 32 { walk(next, &files, &diagnostics, depth: depth + 1) }
      case .other: break
      }
    }
  }

  // Of machine.json and machine.yaml one is read; two that differ would be a riddle.
  private func secondFacts(_ name: String, _ path: InputPath) -> [Diagnostic] {
    guard name != factsName, name.lowercased() != "collection.json" else { return [] }
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
