import FoundationEssentials
package import RightsModel
import RightsText
import RightsYAML

/// Reads `machine.json` and `machine.yaml`: what the collection says of the machine beside its rights.
///
/// The keys are those of an inventory entry with `collectedAt` and `bootedAt`. Strict: an unknown or duplicate key, a wrong
/// type or a value that contradicts another is an error with its place. A JSON `null` means that the key is not there.
package enum MachineFactsReader {
  /// What was read of one file; wrong values are unknown ones.
  package struct Reading: Sendable, Hashable {
    package var facts: MachineFacts
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
    do {
      let node = try uri.lowercased().hasSuffix(".json") ? json(bytes, uri: uri) : yaml(bytes, uri: uri)
      if let mapping = MappingReader(node, diagnostics: collector, nullIsAbsent: true) {
        for key in MachineFactsKey.allCases { take(key, mapping, &builder) }
        mapping.finish()
      }
    } catch {
      collector.report(error.diagnostic)
    }
    let facts = builder.finish()
    return Reading(facts: facts, diagnostics: collector.diagnostics + builder.diagnostics)
  }

  /// The same for bytes in an array.
  package static func read(_ bytes: [UInt8], uri: String) -> Reading { read(bytes.span, uri: uri) }

  private static func take(_ key: MachineFactsKey, _ mapping: MappingReader, _ builder: inout MachineFactsBuilder) {
    guard let value = mapping.optional(key.rawValue) else { return }
    switch key.shape {
    case .text:
      if let text = value.string() { builder.set(key, .init(text, at: value.location)) }
    case .flag:
      if let flag = value.bool() { builder.set(key, .init(flag ? "true" : "false", at: value.location)) }
    case .list:
      // PowerShell writes a list of one as its only item.
      guard let items = value.stringList(orSingle: true, allowingEmpty: true) else { return }
      builder.set(key, list: items.map { .init($0.value, at: $0.location) }, at: value.location)
    case .pairs:
      guard let entries = value.mapping(nullIsAbsent: true)?.allEntries() else { return }
      let pairs = entries.compactMap { name, value in
        value.string().map {
          (
            name: MachineFactsBuilder.Item(name.value, at: name.location),
            value: MachineFactsBuilder.Item($0, at: value.location)
          )
        }
      }
      builder.set(key, pairs: pairs, at: value.location)
    }
  }

  private static func yaml(_ bytes: Span<UInt8>, uri: String) throws(DiagnosticError) -> YAMLNode {
    try YAMLReader.document(utf8(bytes) ?? copy(bytes), uri: uri, limits: limits)
  }

  // Foundation's decoder says whether it is JSON; nodes, which know where they stand and which keys are double, come from
  // the YAML reader, since JSON without surrogate pairs is YAML.
  private static func json(_ bytes: Span<UInt8>, uri: String) throws(DiagnosticError) -> YAMLNode {
    guard let text = utf8(bytes), text.count <= limits.maximumBytes else {
      return try YAMLReader.document(copy(bytes), uri: uri, limits: limits)
    }
    let source = JSONEscapes.replacingSurrogatePairs(in: text)
    let node = Result { () throws(DiagnosticError) in try YAMLReader.document(source, uri: uri, limits: limits) }
    do {
      _ = try JSONDecoder().decode(AnyJSON.self, from: Data(text))
    } catch {
      var location: SourceLocation? = SourceLocation(uri: uri, line: 1)
      if case .failure(let fault) = node { location = fault.diagnostic.location }
      throw DiagnosticError(
        Diagnostic(
          .error, "malformed-json", "the file is not valid JSON", at: location,
          help: "check quotes, commas and brackets; JSON has no comments"))
    }
    return try node.get()
  }

  // Nil for what is not clean text: the YAML reader refuses it and knows where. A NUL that is not half of the first
  // character, which a document always has in ASCII, makes no UTF-16.
  private static func utf8(_ bytes: Span<UInt8>) -> [UInt8]? {
    let text = DecodedText(bytes)
    guard text.replacements == 0, !text.endsInsideUnit else { return nil }
    switch text.encoding {
    case .utf8: return text.bytes
    case .utf16LittleEndian, .utf16BigEndian:
      let isMarked = bytes.count >= 2 && bytes[0] >= 0xFE && bytes[1] >= 0xFE
      return isMarked || (bytes.count >= 2 && (bytes[0] == 0) != (bytes[1] == 0)) ? text.bytes : nil
    case .windows1252: return nil
    }
  }

  private static func copy(_ bytes: Span<UInt8>) -> [UInt8] {
    [UInt8](capacity: bytes.count) { output in for index in bytes.indices { output.append(bytes[index]) } }
  }

  private static let limits = YAMLLimits(maximumBytes: 16 << 20, maximumDepth: 8, maximumNodes: 500_000)
}

/// Accepts any JSON, so that decoding it checks the grammar and nothing else.
private struct AnyJSON: Decodable {
  init(from decoder: any Decoder) {}
}
