package import RightsModel

/// Instances of `RSOP_UserPrivilegeRight` as PowerShell writes them: `ConvertTo-Json` or `Export-Csv`, of one machine or many.
package enum ResultantSetInstances: SnapshotFormat {
  package static let id = "rsop-wmi"
  package static let summary = "RSOP_UserPrivilegeRight instances of machines (JSON or CSV of PowerShell)"
  package static let names = NameSemantics.anything
  package static let namesSubjects = true

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    InstanceFile.recognizes(
      head,
      json: { content in
        content.contains("\"userright\"") && content.contains("\"accountlist\"")
          || content.contains("rsop_userprivilegeright")
      },
      table: { columns in
        columns.contains("userright") && (columns.contains("accountlist") || columns.contains("precedence"))
      })
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    let instances = InstanceFile(file, uri: context.uri)
    var properties: Set<String> = []
    for row in instances.rows { properties.formUnion(row.values.keys) }
    var snapshots = InstanceRow.byHost(instances.rows).map { host, rows in
      var reader = InstanceReader(context, host: host, properties: properties)
      for row in rows { reader.take(row) }
      return reader.finish()
    }
    if snapshots.isEmpty { snapshots = [InstanceReader(context, host: nil, properties: properties).finish()] }
    for index in snapshots.indices {
      snapshots[index].readAs = [id]
      if let problem = instances.problem { snapshots[index].diagnostics.append(problem) }
    }
    return snapshots
  }
}
