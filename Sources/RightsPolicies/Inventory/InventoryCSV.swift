import RightsModel
import RightsText
import RightsYAML

/// An inventory as a table: a header row with the keys of an entry, then a machine a row.
///
/// An empty field says nothing, but one of `tags` that there are none. Lists are separated by `;`, mappings are `;`-separated `key=value`. `none` in `features` says
/// that there are none.
enum InventoryCSV {
  static func read(_ bytes: [UInt8], uri: String, diagnostics: DiagnosticCollector) -> Inventory {
    var inventory = Inventory()
    do {
      var rows = CSVReader(try utf8(bytes, uri: uri), uri: uri)
      guard let header = try rows.next() else {
        diagnostics.error(
          "empty-document", "the table is empty", at: SourceLocation(uri: uri, line: 1),
          help: "write a header row with `name` and other keys of an inventory entry")
        return inventory
      }
      guard let columns = columns(header, diagnostics) else { return inventory }
      while let row = try rows.next() { take(row, columns, into: &inventory, diagnostics: diagnostics) }
    } catch {
      diagnostics.report(error.diagnostic)
    }
    return inventory
  }

  // PowerShell 5.1 and Excel write UTF-16 too.
  private static func utf8(_ bytes: [UInt8], uri: String) throws(DiagnosticError) -> [UInt8] {
    guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
    let text = DecodedText(bytes.span)
    if text.replacements == 0, !text.endsInsideUnit { return text.bytes }
    throw DiagnosticError(
      Diagnostic(
        .error, "invalid-encoding", "the UTF-16 text is damaged", at: SourceLocation(uri: uri, line: 1),
        help: "save the file as UTF-8"))
  }

  private static func columns(_ header: [CSVReader.Field], _ diagnostics: DiagnosticCollector) -> [MachineFactsKey]? {
    let known = MachineFactsKey.inventoryKeys
    let names = known.map(\.rawValue)
    var columns: [MachineFactsKey] = []
    var isValid = true
    for field in header {
      if let key = known.first(where: { $0.rawValue == field.text }) {
        if columns.contains(key) {
          diagnostics.error(
            "duplicate-key", "the column `\(key.rawValue)` stands twice", at: field.location, help: "remove one")
          isValid = false
        }
        columns.append(key)
      } else {
        let isSemicolon = header.count == 1 && field.text.contains(";")
        diagnostics.error(
          "unknown-key", "unknown column \(Quoted.text(field.text))", at: field.location,
          help: isSemicolon
            ? "separate columns with commas"
            : Suggestion.help(for: field.text, in: names)
              ?? "the columns are \(names.map { "`\($0)`" }.joined(separator: ", "))")
        isValid = false
      }
    }
    if isValid, !columns.contains(.name) {
      diagnostics.error(
        "missing-key", "the table has no column `name`", at: header.first?.location, help: "add a column `name`")
      isValid = false
    }
    return isValid ? columns : nil
  }

  private static func take(
    _ row: [CSVReader.Field], _ columns: [MachineFactsKey], into inventory: inout Inventory,
    diagnostics: DiagnosticCollector
  ) {
    guard row.count == columns.count, let first = row.first else {
      diagnostics.error(
        "wrong-column-count", "the row has \(row.count) fields; the header has \(columns.count)",
        at: row.first?.location, help: "write every comma, also for empty fields; quote fields that hold commas")
      return
    }
    var builder = MachineFactsBuilder(at: first.location)
    // An empty field says nothing, but who has a column for tags says with one that there are none.
    for (key, field) in zip(columns, row) where !field.text.isEmpty || key == .tags {
      set(key, field, &builder, diagnostics)
    }
    InventoryReader.finish(&builder, into: &inventory, diagnostics: diagnostics)
  }

  private static func set(
    _ key: MachineFactsKey, _ field: CSVReader.Field, _ builder: inout MachineFactsBuilder,
    _ diagnostics: DiagnosticCollector
  ) {
    func item(_ text: some StringProtocol) -> MachineFactsBuilder.Item { .init(String(text), at: field.location) }
    var parts: [Substring] { field.text.split(separator: ";").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty } }
    switch key.shape {
    case .text: builder.set(key, item(field.text))
    // Excel and PowerShell write TRUE and True.
    case .flag: builder.set(key, item(field.text.lowercased()))
    case .list: builder.set(key, list: field.text == "none" ? [] : parts.map { item($0) }, at: field.location)
    case .pairs:
      var pairs: [(name: MachineFactsBuilder.Item, value: MachineFactsBuilder.Item)] = []
      for part in parts {
        // An account name may hold `=`, its SID cannot; a tag cannot, its value may.
        let equals = key == .accounts ? part.lastIndex(of: "=") : part.firstIndex(of: "=")
        guard let equals, equals != part.startIndex else {
          diagnostics.error(
            "invalid-value", "\(Quoted.text(part)) in `\(key.rawValue)` is no `key=value`", at: field.location,
            help: "write key=value;key=value")
          continue
        }
        pairs.append((item(part[..<equals]), item(part[part.index(after: equals)...])))
      }
      builder.set(key, pairs: pairs, at: field.location)
    }
  }
}
