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
    var snapshots = distinct(machines).map { $0.identity.snapshot(context, format: id, line: $0.line) }
    if machines.isEmpty { snapshots = [MachineIdentity().snapshot(context, format: id, line: context.firstLine)] }
    for index in snapshots.indices { snapshots[index].diagnostics += text.guess(context.uri) }
    return snapshots
  }

  /// The machines of a file: one that was asked twice, and said nothing else, is one.
  private static func distinct(_ machines: [SystemInfoFields]) -> [(identity: MachineIdentity, line: Int)] {
    var distinct: [(identity: MachineIdentity, line: Int)] = []
    var indices: [String: Int] = [:]
    for machine in machines {
      let identity = SystemInfoReader(fields: machine).identity
      let known = identity.name.flatMap { indices[$0] }
      if let known, distinct[known].identity.filled(from: identity) == identity.filled(from: distinct[known].identity) {
        distinct[known].identity = distinct[known].identity.filled(from: identity)
      } else {
        if let name = identity.name, known == nil { indices[name] = distinct.count }
        distinct.append((identity, machine.line))
      }
    }
    return distinct
  }
}
