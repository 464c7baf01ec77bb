package import RightsModel
internal import RightsText

/// What `systeminfo` prints of a machine: as a list, as CSV or as a table, in any language.
package enum SystemInfo: SnapshotFormat {
  package static let id = "systeminfo"
  package static let summary = "systeminfo: the name, release and role of a machine (list, CSV or table, any language)"
  package static let names = NameSemantics.anything
  package static let namesSubjects = true

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    let lines = TokenLines(head, firstLine: 1).lines
    return lines.prefix(200).contains { line in
      switch SystemInfoFields.notation(of: line) {
      case .list: SystemInfoFields.pair(line).flatMap { WindowsVersion($0.value) } != nil
      case .separated: line.components(by: "\",\"").contains { WindowsVersion($0) != nil }
      case .columns: line.components(by: "  ").contains { WindowsVersion(TokenLines.trimmed($0)) != nil }
      }
    }
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    let machines = SystemInfoFields.machines(file, firstLine: context.firstLine)
    if machines.isEmpty { return [MachineIdentity().snapshot(context, format: id, line: context.firstLine)] }
    return machines.map { SystemInfoReader(fields: $0).identity.snapshot(context, format: id, line: $0.line) }
  }
}
