internal import Glibc
package import RightsModel
internal import RightsPolicies
internal import RightsText
internal import RightsYAML

/// Reads files of known findings.
package enum KnownFile {
  /// The entries of a file, sorted.
  package static func read(_ path: String) throws(DiagnosticError) -> [KnownFinding] {
    let uri = ShownPath.of(path)
    let bytes: [UInt8]
    do {
      bytes = try FileReading.bytes(of: path, limit: 256 << 20)
    } catch {
      throw DiagnosticError(InputFault.unreadableFile(uri, error.message))
    }
    let collector = DiagnosticCollector()
    let known = KnownFindings(bytes, uri: uri, diagnostics: collector)
    if let first = collector.diagnostics.first(where: { $0.severity == .error }) { throw DiagnosticError(first) }
    return known.sorted
  }

  /// Whether there is a file, or anything else, at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
