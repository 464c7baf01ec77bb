internal import RightsModel
internal import RightsSnapshots
internal import RightsText

/// Reads which GPO a backup is of, from the XML files beside it.
struct BackupIdentity {
  private let roots: [InputRoot]

  init(_ roots: [InputRoot]) { self.roots = roots }

  /// From the backup's own files, then from the manifest of the folder that holds it.
  func read(folder path: InputPath, _ diagnostics: inout [Diagnostic]) -> GroupPolicyIdentity? {
    let walker = PathWalker(roots)
    var files: [(path: String, uri: String)] = []
    for name in ["Backup.xml", "bkupInfo.xml"] {
      if let file = walker.find(path, [name]) { files.append((file.path(roots), file.uri(roots))) }
    }
    let parts = path.suffix.split(separator: "/")
    if !parts.isEmpty {
      let parent = InputPath(root: path.root, suffix: parts.dropLast().joined(separator: "/"))
      if let file = walker.find(parent, ["manifest.xml"]) { files.append((file.path(roots), file.uri(roots))) }
    }
    let backup = path.uri(roots).split(separator: "/").last.flatMap { GUID(String($0)) }
    return read(files, backup: backup, &diagnostics)
  }

  /// From files at known places; those that are not there are passed over.
  func read(files: [String], folder: String, _ diagnostics: inout [Diagnostic]) -> GroupPolicyIdentity? {
    let found = files.filter { DirectoryListing.kind(of: $0) == .file }
    let backup = folder.split(separator: "/").last.flatMap { GUID(String($0)) }
    return read(found.map { ($0, InputRoot($0).shown) }, backup: backup, &diagnostics)
  }

  private func read(
    _ files: [(path: String, uri: String)], backup: GUID?, _ diagnostics: inout [Diagnostic]
  ) -> GroupPolicyIdentity? {
    var merged: GroupPolicyIdentity?
    for file in files {
      do {
        let bytes = try FileReading.bytes(of: file.path)
        let reading = try GroupPolicyIdentityReader.read(bytes, uri: file.uri)
        diagnostics += reading.diagnostics
        let own = reading.file == .manifest ? reading.identities.filter { $0.backupID == backup } : reading.identities
        guard let identity = own.first else { continue }
        merged = merged?.merged(with: identity) ?? identity
      } catch let error as DiagnosticError {
        diagnostics.append(error.diagnostic)
      } catch {
        diagnostics.append(SubjectJudge.unreadableFile(file.uri, "\(error)"))
      }
    }
    return merged
  }
}
