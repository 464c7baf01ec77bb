internal import RightsModel
internal import RightsSnapshots
internal import RightsText

/// Reads which GPO a backup is of, from the XML files beside it.
struct BackupIdentity {
  private let roots: [InputRoot]

  /// Below a root, or beside a file that was named by itself.
  private enum File {
    case input(InputPath)
    case path(String)
  }

  init(_ roots: [InputRoot]) { self.roots = roots }

  /// From the backup's own files, then from the manifest of the folder that holds it.
  func read(folder path: InputPath, _ diagnostics: inout [Diagnostic]) -> GroupPolicyIdentity? {
    let walker = PathWalker(roots)
    var files: [File] = []
    for name in ["Backup.xml", "bkupInfo.xml"] {
      if let file = walker.find(path, [name]) { files.append(.input(file)) }
    }
    let parts = path.suffix.split(separator: "/")
    if !parts.isEmpty {
      let parent = InputPath(root: path.root, suffix: parts.dropLast().joined(separator: "/"))
      if let file = walker.find(parent, ["manifest.xml"]) { files.append(.input(file)) }
    }
    let backup = path.uri(roots).split(separator: "/").last.flatMap { GUID(String($0)) }
    return read(files, backup: backup, &diagnostics)
  }

  /// Whether the backup has the file that lists what it holds.
  func hasList(of folder: InputPath) -> Bool { PathWalker(roots).find(folder, ["Backup.xml"]) != nil }

  /// From files at known places; those that are not there are passed over.
  func read(files: [String], folder: String, _ diagnostics: inout [Diagnostic]) -> GroupPolicyIdentity? {
    let found = files.filter { DirectoryListing.kind(of: $0) == .file }
    let backup = folder.split(separator: "/").last.flatMap { GUID(String($0)) }
    return read(found.map { .path($0) }, backup: backup, &diagnostics)
  }

  private func read(
    _ files: [File], backup: GUID?, _ diagnostics: inout [Diagnostic]
  ) -> GroupPolicyIdentity? {
    var merged: GroupPolicyIdentity?
    for file in files {
      let uri: String
      switch file {
      case .input(let path): uri = path.uri(roots)
      case .path(let path): uri = ShownPath.of(path)
      }
      do {
        let bytes: [UInt8]
        switch file {
        case .input(let path): bytes = try path.bytes(roots)
        case .path(let path): bytes = try FileReading.bytes(of: path)
        }
        let reading = try GroupPolicyIdentityReader.read(bytes, uri: uri)
        diagnostics += reading.diagnostics
        let own = reading.file == .manifest ? reading.identities.filter { $0.backupID == backup } : reading.identities
        guard let identity = own.first else { continue }
        merged = merged?.merged(with: identity) ?? identity
      } catch let error as DiagnosticError {
        diagnostics.append(error.diagnostic)
      } catch {
        diagnostics.append(InputFault.unreadableFile(uri, "\(error)"))
      }
    }
    return merged
  }
}
