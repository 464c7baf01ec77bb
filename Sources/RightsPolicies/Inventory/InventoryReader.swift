import RightsModel
import RightsText
package import RightsYAML

/// Reads inventories: YAML documents of kind Inventory, JSON (a list, or an object with `machines`) and CSV.
package enum InventoryReader {
  /// Room for some hundred thousand machines.
  package static let limits = YAMLLimits(maximumBytes: 256 << 20, maximumNodes: 20_000_000)

  /// Whether a file is read as CSV or JSON, which have no `kind`, by its name.
  package static func isTable(_ uri: String) -> Bool {
    let name = uri.lowercased()
    return name.hasSuffix(".csv") || name.hasSuffix(".json")
  }

  /// Reads a whole file; its name decides what it is: CSV, JSON, else YAML. Mistakes are reported.
  package static func read(_ bytes: [UInt8], uri: String, diagnostics: DiagnosticCollector) -> Inventory {
    let name = uri.lowercased()
    if name.hasSuffix(".csv") { return InventoryCSV.read(bytes, uri: uri, diagnostics: diagnostics) }
    if name.hasSuffix(".json") { return json(bytes, uri: uri, diagnostics: diagnostics) }
    // Entry by entry: the nodes of a hundred thousand machines weigh many times what is known of them.
    var inventory = Inventory()
    var count = 0
    let items = YAMLItems(key: "machines") { node in
      machine(
        ValueReader(node, path: "machines[\(count)]", diagnostics: diagnostics), into: &inventory,
        diagnostics: diagnostics)
      count += 1
    }
    let file = DocumentFile(
      bytes, uri: uri, expected: [.inventory], limits: limits, items: items, diagnostics: diagnostics)
    for part in file.parts {
      guard let document = MappingReader(part.node, diagnostics: diagnostics) else { continue }
      DocumentHeader.read(document, kind: DocumentKind.inventory.rawValue)
      _ = document.sequence("machines", allowingEmpty: count > 0)
      document.finish()
    }
    return inventory
  }

  // The YAML reader refuses what is neither; JSON without surrogate pairs is YAML.
  private static func json(_ bytes: [UInt8], uri: String, diagnostics: DiagnosticCollector) -> Inventory {
    var inventory = Inventory()
    do {
      let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      let text = isUTF16 ? DecodedText(bytes.span).bytes : bytes
      let source = JSONEscapes.escapingUnprintable(in: JSONEscapes.replacingSurrogatePairs(in: text))
      var limits = limits
      limits.permitsEscapedControls = true
      var count = 0
      let items = YAMLItems(key: "machines", mayBeRoot: true) { node in
        machine(
          ValueReader(node, path: "machines[\(count)]", diagnostics: diagnostics), nullIsAbsent: true, into: &inventory,
          diagnostics: diagnostics)
        count += 1
      }
      let node = try YAMLReader.document(source, uri: uri, limits: limits, items: items)
      if case .sequence = node.content {
        if count == 0 { _ = ValueReader(node, path: "machines", diagnostics: diagnostics).sequence() }
      } else if let document = MappingReader(node, diagnostics: diagnostics, nullIsAbsent: true) {
        _ = document.optionalString("apiVersion")
        _ = document.optionalString("kind")
        _ = document.sequence("machines", allowingEmpty: count > 0)
        document.finish()
      }
    } catch {
      diagnostics.report(error.diagnostic)
    }
    return inventory
  }

  private static func machine(
    _ value: ValueReader, nullIsAbsent: Bool = false, into inventory: inout Inventory, diagnostics: DiagnosticCollector
  ) {
    guard let entry = value.mapping(nullIsAbsent: nullIsAbsent) else { return }
    var builder = MachineFactsBuilder(at: value.location)
    for key in MachineFactsKey.inventoryKeys { builder.take(key, from: entry) }
    entry.finish()
    finish(&builder, into: &inventory, diagnostics: diagnostics)
  }

  /// Adds what an entry made, or says why not.
  static func finish(
    _ builder: inout MachineFactsBuilder, into inventory: inout Inventory, diagnostics: DiagnosticCollector
  ) {
    var facts = builder.finish()
    // What an inventory does not tag has no tags, though nobody said that it has none.
    if facts.tags == nil { (facts.tags, facts.assumesNoTags) = ([:], true) }
    for diagnostic in builder.diagnostics { diagnostics.report(diagnostic) }
    guard facts.name != nil else {
      // A name that is there and wrong was reported.
      if !builder.has(.name) {
        diagnostics.error(
          "missing-key", "the machine has no `name`", at: facts.location, help: "add `name`, as its files are called")
      }
      return
    }
    if let first = inventory.add(facts) { diagnostics.report(Inventory.duplicate(facts, of: first)) }
  }
}
