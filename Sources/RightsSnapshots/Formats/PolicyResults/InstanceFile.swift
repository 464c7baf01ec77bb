import RightsModel
import RightsText

/// Instances of a WMI class as PowerShell writes them, `ConvertTo-Json` or `Export-Csv`: what formats that read them share.
struct InstanceFile {
  /// Of one machine or of many, in the order of the file.
  private(set) var rows: [InstanceRow] = []
  /// Why rows are missing; nil where the file could be read to its end.
  private(set) var problem: Diagnostic?
  /// Whether it is a table, which does not show where it was cut.
  let isTable: Bool

  init(_ file: Span<UInt8>, uri: String) {
    let text = DecodedText(file)
    isTable = !InstanceRow.isJSON(text.bytes)
    do throws(DiagnosticError) {
      if isTable {
        try InstanceTable.read(text.bytes, uri: uri, into: &rows)
      } else {
        (rows, problem) = try InstanceRow.json(file, uri: uri)
      }
    } catch {
      problem = error.diagnostic
    }
  }

  /// Whether the beginning of a file can be one: `json` is asked of JSON in lower case, `table` of the names of columns.
  static func recognizes(_ head: Span<UInt8>, json: (String) -> Bool, table: ([String]) -> Bool) -> Bool {
    let text = DecodedText(head)
    let content = String(decoding: text.bytes, as: UTF8.self).lowercased()
    if InstanceRow.isJSON(text.bytes) { return json(content) }
    return InstanceTable.columns(content).map(table) ?? false
  }
}
