package import RightsModel
package import RightsYAML

/// What a Snapshot document has beside rights and facts, for other documents that spell the same out.
package enum SnapshotParts {
  /// The keys of a mapping that has them.
  package static let keys = ["tokens", "providers", "wmi", "completeness"]

  /// Reads those of a mapping into a snapshot; what is wrong is reported with its place.
  package static func read(_ node: YAMLNode, into snapshot: inout Snapshot, diagnostics: DiagnosticCollector) {
    guard let document = MappingReader(node, diagnostics: diagnostics, nullIsAbsent: true) else { return }
    TokenDecoding(diagnostics: diagnostics).read(document, into: &snapshot)
    let wmi = WMIDecoding(diagnostics: diagnostics)
    snapshot.providers = wmi.providers(document)
    snapshot.wmi = wmi.access(document)
    CompletenessDecoding(diagnostics: diagnostics).read(document, into: &snapshot)
    document.finish()
  }
}
