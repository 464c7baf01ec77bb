import RightsModel
package import RightsYAML

extension LockFile {
  /// Reads a lock. Mistakes are reported; nil where it cannot be trusted.
  package init?(_ bytes: [UInt8], uri: String, diagnostics: DiagnosticCollector) {
    let own = DiagnosticCollector()
    let entries = Self.entries(bytes, uri: uri, own)
    for diagnostic in own.diagnostics { diagnostics.report(diagnostic) }
    if own.hasErrors { return nil }
    self.init(entries)
  }

  private static func entries(_ bytes: [UInt8], uri: String, _ diagnostics: DiagnosticCollector) -> [Entry] {
    do throws(DiagnosticError) {
      let node = try YAMLReader.document(bytes, uri: uri)
      guard let mapping = MappingReader(node, diagnostics: diagnostics) else { return [] }
      DocumentHeader.read(mapping, kind: "Lock")
      let entries = Kind.allCases.flatMap { kind in
        (mapping.optionalSequence(kind.rawValue) ?? []).compactMap { entry($0, kind) }
      }
      mapping.finish()
      if !mapping.entries.contains(where: { Kind(rawValue: $0.key) != nil }) {
        diagnostics.error("empty-lock", "the lock holds nothing", at: mapping.location, help: "write it again")
      }
      return entries
    } catch {
      diagnostics.report(error.diagnostic)
      return []
    }
  }

  private static func entry(_ value: ValueReader, _ kind: Kind) -> Entry? {
    guard let mapping = value.mapping() else { return nil }
    let id = mapping.string("id")
    let version = kind == .baselines ? mapping.string("version") : nil
    let file = mapping.string("file")
    let sha256 = mapping.required("sha256").flatMap(digest)
    mapping.finish()
    guard let id, let file, let sha256 else { return nil }
    return Entry(kind, id: id, version: version, file: file, sha256: sha256, location: value.location)
  }

  private static func digest(_ value: ValueReader) -> String? {
    guard let text = value.string() else { return nil }
    let isDigest =
      text.utf8.count == 64
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
    return isDigest
      ? text
      : value.fail("invalid-value", "`\(value.path)` is no SHA-256", help: "it has 64 digits, 0 to 9 and a to f")
  }
}
