package import RightsModel
internal import RightsText

/// What `systeminfo` prints of a machine: as a list, as CSV or as a table, in any language.
package enum SystemInfo: SnapshotFormat {
  package static let id = "systeminfo"
  package static let summary = "systeminfo: the name, release and role of a machine (list, CSV or table, any language)"
  package static let names = NameSemantics.anything
  package static let namesSubjects = true

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    var columns: [Range<Int>] = []
    return TokenLines(head, firstLine: 1).lines.prefix(200).contains { line in
      if SystemInfoFields.isRuler(line) { columns = SystemInfoFields.runs(line) }
      let values =
        if line.hasPrefix("\"") {
          line.components(by: "\",\"")
        } else {
          SystemInfoFields.cells(of: line, columns) + [SystemInfoFields.pair(line)?.value].compactMap { $0 }
        }
      return values.contains { WindowsVersion($0) != nil }
    }
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    let text = TokenLines(file, firstLine: context.firstLine)
    let machines = SystemInfoFields.machines(text)
    var snapshots = machines.map {
      SystemInfoReader(fields: $0).identity.snapshot(context, format: id, line: $0.line)
    }
    if machines.isEmpty { snapshots = [MachineIdentity().snapshot(context, format: id, line: context.firstLine)] }
    for index in snapshots.indices { snapshots[index].diagnostics += text.guess(context.uri) }
    return snapshots
  }
}
