package import RightsModel

/// Instances of `__Win32Provider` as PowerShell writes them: `ConvertTo-Json` or `Export-Csv`, of one machine or many.
package enum WMIProviderInstances: SnapshotFormat {
  package static let id = "wmi-providers"
  package static let summary = "WMI provider registrations of machines (JSON or CSV of PowerShell)"
  package static let tellsMachine = false
  package static let names = NameSemantics.accountsOnly
  package static let namesSubjects = true

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    InstanceFile.recognizes(
      head,
      json: { content in
        content.contains("\"hostingmodel\"") || content.contains("\"peruserinitialization\"")
          || content.contains("\"__win32provider\"")
      },
      table: { columns in
        columns.contains("name")
          && (columns.contains("hostingmodel") || columns.contains("peruserinitialization")
            || columns.contains("impersonationlevel") && columns.contains("clsid"))
      })
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    let instances = InstanceFile(file, uri: context.uri)
    var groups = InstanceRow.byHost(instances.rows)
    if groups.isEmpty { groups = [(nil, [])] }
    return groups.map { snapshot($0.host, $0.rows, of: instances, context) }
  }

  private static func snapshot(
    _ host: String?, _ rows: [InstanceRow], of file: InstanceFile, _ context: ReadContext
  ) -> Snapshot {
    var snapshot = Snapshot(context.subject, layer: .effective, readAs: id)
    if let host { snapshot.identify(host) }
    snapshot.completeness = .partial(reason: "registrations of WMI providers say nothing of rights")
    if let problem = file.problem { snapshot.diagnostics = [problem] }
    var registry = WMIProviderRegistry(replaces: false)
    for row in rows {
      let className = row.text("cimclassname") ?? row.text("__class") ?? row.text("cimsystemproperties.classname")
      if let className, className.lowercased() != "__win32provider" {
        registry.others += 1
      } else {
        registry.add(properties(of: row, uri: context.uri))
      }
    }
    registry.conclude(into: &snapshot, uri: context.uri)
    if let problem = file.problem { snapshot.limitProviders(by: .partial(reason: problem.message)) }
    if file.isTable { snapshot.limitProviders(by: .partial(reason: "a table does not show where it was cut")) }
    return snapshot
  }

  private static func properties(of row: InstanceRow, uri: String) -> WMIProviderProperties {
    var properties = WMIProviderProperties(location: SourceLocation(uri: uri, line: row.line))
    properties.isCut = row.isCut
    // Of `root/cimv2:__Win32Provider` and `\\WEB01\root\cimv2:__Win32Provider.Name="X"` what stands before the class.
    let path = row.text("cimclass") ?? row.text("__path")
    properties.namespace =
      row.text("namespace") ?? row.text("__namespace") ?? row.text("cimsystemproperties.namespace")
      ?? path.flatMap { $0.contains(":") ? String($0.prefix { $0 != ":" }) : nil }
    for (name, value) in row.values {
      properties.values[name] =
        switch value {
        case .null: .null
        case .text(let text): .text(text)
        case .list, .other: .other
        }
    }
    return properties
  }
}
