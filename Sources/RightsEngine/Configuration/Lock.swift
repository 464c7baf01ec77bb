package import RightsBaselines
package import RightsModel

/// What a scan would use, for a lock.
package enum Lock {
  /// The lock of what a scan with these policies and baselines uses, or nil where something is wrong with them.
  package static func make(_ request: ScanRequest) -> (lock: LockFile?, diagnostics: [Diagnostic]) {
    let configuration = Configuration(request)
    return (configuration.hasErrors ? nil : configuration.used(request.library), configuration.diagnostics)
  }
}

extension Configuration {
  /// Every document that decides what is expected: policies, baselines and what they extend.
  ///
  /// Files of the library are named by their path in it, wherever the library stands.
  func used(_ library: BaselineLibrary) -> LockFile {
    let paths = Dictionary(library.files.map { ($0.uri, $0.path) }) { first, _ in first }
    func entry(_ kind: LockFile.Kind, _ id: String, _ version: String?, _ file: InputFile) -> LockFile.Entry {
      LockFile.Entry(
        kind, id: id, version: version, file: paths[file.uri] ?? file.uri, sha256: file.sha256 ?? "",
        location: SourceLocation(uri: file.uri))
    }
    return LockFile(
      policyFiles.map { entry(.policies, $0.id, nil, $0.file) }
        + documents.map { entry(.baselines, $0.id, $0.version, $0.file) })
  }
}
