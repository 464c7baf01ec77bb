package import RightsModel
internal import RightsText

/// Instances of `RSOP_UserPrivilegeRight` as PowerShell writes them: `ConvertTo-Json` or `Export-Csv`, of one machine or many.
package enum ResultantSetInstances: SnapshotFormat {
  package static let id = "rsop-wmi"
  package static let summary = "RSOP_UserPrivilegeRight instances of machines (JSON or CSV of PowerShell)"
  package static let names = NameSemantics.anything
  package static let namesSubjects = true

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    let text = DecodedText(head)
    let content = String(decoding: text.bytes, as: UTF8.self).lowercased()
    if InstanceRow.isJSON(text.bytes) {
      return content.contains("\"userright\"") && content.contains("\"accountlist\"")
        || content.contains("rsop_userprivilegeright")
    }
    guard let columns = InstanceTable.columns(content) else { return false }
    return columns.contains("userright") && (columns.contains("accountlist") || columns.contains("precedence"))
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    let text = DecodedText(file)
    var rows: [InstanceRow] = []
    var problem: Diagnostic?
    do throws(DiagnosticError) {
      if InstanceRow.isJSON(text.bytes) {
        rows = try InstanceRow.json(file, uri: context.uri)
      } else {
        try InstanceTable.read(text.bytes, uri: context.uri, into: &rows)
      }
    } catch {
      problem = error.diagnostic
    }
    var snapshots = InstanceRow.byHost(rows).map { host, rows in
      var reader = InstanceReader(context, host: host)
      for row in rows { reader.take(row) }
      return reader.finish()
    }
    if snapshots.isEmpty { snapshots = [InstanceReader(context, host: nil).finish()] }
    for index in snapshots.indices {
      snapshots[index].readAs = [id]
      if let problem { snapshots[index].diagnostics.append(problem) }
    }
    return snapshots
  }
}
