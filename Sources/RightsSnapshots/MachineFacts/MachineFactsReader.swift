package import RightsModel
import RightsYAML

/// Reads `machine.json` and `machine.yaml`: what the collection says of the machine beside its rights.
///
/// The keys are those of an inventory entry with `collectedAt`, `bootedAt` and `collectedBy`. Strict: an unknown or duplicate key, a wrong
/// type or a value that contradicts another is an error with its place. A JSON `null` means that the key is not there.
package enum MachineFactsReader {
  /// What was read of one file; wrong values are unknown ones.
  package struct Reading: Sendable, Hashable {
    package var facts: MachineFacts
    /// The collector that wrote the file, which left a record of its work beside it; nil where nobody says so.
    package var collectedBy: String?
    package var diagnostics: [Diagnostic]
  }

  /// Whether a file says what machine its folder is, by its name; without case.
  package static func isMachineFile(_ fileName: String) -> Bool {
    ["machine.json", "machine.yaml", "machine.yml"].contains(fileName.lowercased())
  }

  /// Reads a whole file, UTF-8 or UTF-16. Never fails: what could not be read is a diagnostic.
  ///
  /// - Parameter uri: its name decides what it is: JSON where it ends in `.json`, else YAML.
  package static func read(_ bytes: Span<UInt8>, uri: String) -> Reading {
    let collector = DiagnosticCollector()
    var builder = MachineFactsBuilder(at: SourceLocation(uri: uri))
    var collectedBy: String?
    do {
      let node =
        try uri.lowercased().hasSuffix(".json")
        ? JSONDocument.node(bytes, uri: uri, limits: limits) : JSONDocument.yaml(bytes, uri: uri, limits: limits)
      if let mapping = MappingReader(node, diagnostics: collector, nullIsAbsent: true) {
        for key in MachineFactsKey.allCases { builder.take(key, from: mapping) }
        collectedBy = mapping.optionalString("collectedBy")
        mapping.finish()
      }
    } catch {
      collector.report(error.diagnostic)
    }
    let facts = builder.finish()
    return Reading(
      facts: facts, collectedBy: collectedBy, diagnostics: collector.diagnostics + builder.diagnostics)
  }

  /// The same for bytes in an array.
  package static func read(_ bytes: [UInt8], uri: String) -> Reading { read(bytes.span, uri: uri) }

  private static let limits = YAMLLimits(maximumBytes: 16 << 20, maximumDepth: 8, maximumNodes: 500_000)
}
