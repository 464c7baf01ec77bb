package import RightsModel
import RightsYAML

/// Reads `collection.json`.
///
/// A file that cannot be read leaves everything beside it unproven: what it said may have been that it failed.
package enum CollectionReader {
  package struct Reading: Sendable, Hashable {
    /// Nil where the file cannot be read.
    package var record: CollectionRecord?
    package var diagnostics: [Diagnostic]
  }

  /// The name of such a file, in lower case.
  package static let fileName = "collection.json"

  private static let overNetwork = "plumbline collect rpc"
  private static let tools = ["plumbline collect windows", overNetwork]
  private static let version = 1
  private static let limits = YAMLLimits(
    maximumBytes: 4 << 20, maximumDepth: 8, maximumNodes: 100_000, permitsEscapedControls: true)

  /// Reads a whole file, UTF-8 or UTF-16. Never fails: what could not be read is a diagnostic.
  package static func read(_ bytes: [UInt8], uri: String) -> Reading {
    let collector = DiagnosticCollector()
    let node: YAMLNode
    do throws(DiagnosticError) {
      node = try JSONDocument.node(bytes.span, uri: uri, limits: limits)
    } catch {
      return Reading(record: nil, diagnostics: [error.diagnostic])
    }
    guard let document = MappingReader(node, diagnostics: collector, nullIsAbsent: true) else {
      return Reading(record: nil, diagnostics: collector.diagnostics)
    }
    let isKnown = isKnown(document, collector)
    let startedAt = document.optionalTimestamp("startedAt")
    let endedAt = document.optionalTimestamp("endedAt")
    let isElevated = document.optionalBool("elevated")
    // Over the network nothing is elevated or not: what is refused is refused aloud.
    let standing = document.optionalString("tool") == overNetwork ? true : isElevated
    let statements = document.optionalSequence("items", allowingEmpty: true)?.compactMap { item in
      statement(item, isElevated: standing, collector)
    }
    let record = CollectionRecord(
      collectedAt: startedAt ?? endedAt, statements: statements ?? [], isKnown: isKnown,
      isTrusted: isKnown && isElevated == true, location: SourceLocation(uri: uri))
    // Another tool may say more than we know.
    if isKnown { document.finish() }
    return Reading(record: collector.hasErrors ? nil : record, diagnostics: collector.diagnostics)
  }

  private static func isKnown(_ document: MappingReader, _ collector: DiagnosticCollector) -> Bool {
    let tool = document.optionalString("tool")
    let number = document.optional("version")?.node.scalar
    if let tool, tools.contains(tool), number == "\(version)" { return true }
    let name =
      tool.map { "`\($0.prefix(80))`\(number.map { " version \($0.prefix(20))" } ?? "")" } ?? "a tool without a name"
    collector.report(
      Diagnostic(
        .note, "unknown-collector",
        "this is the record of \(name), which is not known here: it counts where it says that something is missing, and proves nothing",
        at: document.location(of: "tool")))
    return false
  }

  private static func statement(
    _ value: ValueReader, isElevated: Bool?, _ collector: DiagnosticCollector
  ) -> CollectionRecord.Statement? {
    guard let mapping = value.mapping(nullIsAbsent: true) else { return nil }
    let item = mapping.enumeration("item", SnapshotItem.self)
    let outcome = mapping.enumeration("outcome", Completeness.Outcome.self)
    let file = mapping.optionalString("file")
    let length = mapping.optionalInt("bytes")
    let errors = CompletenessDecoding(diagnostics: collector).errors(mapping)
    mapping.finish()
    guard let item, let outcome else { return nil }
    return CollectionRecord.Statement(
      item: item, file: file,
      completeness: Completeness(stated: outcome, of: item, errors: errors, isElevated: isElevated), length: length,
      location: mapping.location)
  }
}
