internal import RightsModel
internal import RightsText

/// Instances of a WMI class as `Export-Csv` writes them: with or without its `#TYPE` line, separated by `,`, `;` or a tab.
enum InstanceTable {
  /// The names of the columns in lower case; nil where the text begins with no row of names.
  ///
  /// - Parameter content: the beginning of a file.
  static func columns(_ content: String) -> [String]? {
    guard let header = header(content) else { return nil }
    return header.split(separator: Character(Unicode.Scalar(separator(header))))
      .map { $0.filter { $0 != "\"" && $0 != " " }.lowercased() }
  }

  /// Appends the rows that can be read, so that those before a fault are not lost.
  static func read(_ text: [UInt8], uri: String, into rows: inout [InstanceRow]) throws(DiagnosticError) {
    let separator = header(String(decoding: text, as: UTF8.self)).map { self.separator($0) } ?? UInt8(ascii: ",")
    var reader = CSVReader(text, uri: uri, separator: separator)
    var header = try reader.next()
    if header?.first?.text.hasPrefix("#TYPE") == true { header = try reader.next() }
    guard let names = header?.map({ $0.text.lowercased() }) else {
      throw DiagnosticError(
        Diagnostic(
          .error, "no-instances", "the table is empty", at: SourceLocation(uri: uri),
          help: "pipe what Get-CimInstance returns to Export-Csv"))
    }
    while let fields = try reader.next() {
      var row = InstanceRow(line: fields.first?.location.line ?? 1)
      let isWhole = fields.count == names.count
      row.isCut = !isWhole || reader.isUnfinished && fields.last?.isQuoted != true
      if isWhole { for (name, field) in zip(names, fields) { row.values[name] = .text(field.text) } }
      rows.append(row)
    }
  }

  // The first line that is neither blank nor the type that Windows PowerShell writes above the names.
  private static func header(_ content: String) -> Substring? {
    content.split(whereSeparator: \.isNewline).first { line in
      !line.hasPrefix("#") && line.contains { $0 != " " && $0 != "\t" }
    }
  }

  private static func separator(_ header: Substring) -> UInt8 {
    let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    return candidates.max { left, right in
      header.utf8.count { $0 == left } < header.utf8.count { $0 == right }
    } ?? UInt8(ascii: ",")
  }
}
