internal import RightsModel
internal import RightsText
internal import RightsYAML

/// The properties of a file, whatever wrote it: `ConvertTo-Json`, `Export-Csv`, `Format-List`, `wmic /value`, `wmic /format:csv`, MOF.
enum ComputerInfoRows {
  enum Notation { case json, table, list, mof }

  static func notation(_ text: [UInt8]) -> Notation {
    switch text.first(where: { $0 > 0x20 }) {
    case UInt8(ascii: "{"), UInt8(ascii: "["): .json
    case UInt8(ascii: "\""), UInt8(ascii: "#"): .table
    default:
      String(decoding: text.prefix(4096), as: UTF8.self).split(whereSeparator: \.isNewline).first {
        $0.contains { !$0.isWhitespace }
      }.map(notation(ofFirstLine:)) ?? .list
    }
  }

  private static func notation(ofFirstLine line: Substring) -> Notation {
    if TokenLines.trimmed(line).lowercased().hasPrefix("instance of ") { return .mof }
    // The first line of `wmic /format:csv` is a list of names.
    return line.contains(",") && !line.contains("=") && !line.contains(":") ? .table : .list
  }

  /// Appends the rows that can be read, so that those before a fault are not lost.
  static func read(
    _ file: Span<UInt8>, _ context: ReadContext, into rows: inout [InstanceRow]
  ) throws(DiagnosticError) {
    let text = DecodedText(file)
    switch notation(text.bytes) {
    case .json:
      let limits = YAMLLimits(maximumBytes: 64 << 20, maximumDepth: 64, maximumNodes: 2_000_000)
      append(try JSONDocument.node(file, uri: context.uri, limits: limits), depth: 0, to: &rows)
    case .table:
      var read: [InstanceRow] = []
      defer { rows += read.filter { !$0.isCut } }
      try InstanceTable.read(text.bytes, uri: context.uri, into: &read)
    case .list: rows += listRows(TokenLines(file, firstLine: context.firstLine))
    case .mof:
      let (instances, diagnostics) = MOFReader.instances(of: text.bytes, uri: context.uri)
      rows += instances.map { row($0, firstLine: context.firstLine) }
      if let first = diagnostics.first { throw DiagnosticError(first) }
    }
  }

  /// Instances lie in a list, or under the names that a collector gave them: `{"os": {...}, "computer": {...}}`.
  private static func append(_ node: YAMLNode, depth: Int, to rows: inout [InstanceRow]) {
    guard depth < 4 else { return }
    switch InstanceRow.unwrapped(node).content {
    case .sequence(let items): for item in items { append(item, depth: depth + 1, to: &rows) }
    case .mapping(let entries):
      let row = InstanceRow.row(node)
      if ComputerInfoReader.isInstance(row) {
        rows.append(row)
      } else {
        for entry in entries { append(entry.value, depth: depth + 1, to: &rows) }
      }
    case .scalar: break
    }
  }

  private static func row(_ instance: MOFInstance, firstLine: Int) -> InstanceRow {
    var row = InstanceRow(line: (instance.location.line ?? 1) + firstLine - 1)
    for property in instance.properties {
      row.values[property.name.lowercased()] =
        switch property.value {
        case .string(let text, _), .number(let text), .word(let text): .text(text)
        case .boolean(let flag): .text(flag ? "true" : "false")
        case .null: .null
        case .array, .alias, .instance: .other
        }
    }
    return row
  }

  /// `BuildNumber=20348` or `OsBuildNumber : 20348`; a property that comes again begins the next instance.
  static func listRows(_ text: TokenLines) -> [InstanceRow] {
    var rows: [InstanceRow] = []
    // The last line may have lost the end of its value.
    for (index, line) in text.lines.enumerated() where index != text.unfinished {
      guard let separator = line.firstIndex(where: { $0 == "=" || $0 == ":" }) else { continue }
      let key = TokenLines.trimmed(line[..<separator])
      guard !key.isEmpty, key.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }) else { continue }
      let name = key.lowercased()
      if rows.last.map({ $0.values[name] != nil }) ?? true { rows.append(InstanceRow(line: text.number(index))) }
      rows[rows.count - 1].values[name] = .text(String(TokenLines.trimmed(line[line.index(after: separator)...])))
    }
    return rows
  }
}
