package import RightsModel
internal import RightsText
internal import RightsYAML

/// The properties of `Get-ComputerInfo`, `Win32_OperatingSystem` and `Win32_ComputerSystem`, of one machine or many.
package enum ComputerInfo: SnapshotFormat {
  package static let id = "computerinfo"
  package static let summary =
    "Get-ComputerInfo, Win32_OperatingSystem, Win32_ComputerSystem: the identity of machines (JSON, CSV, list or MOF)"
  package static let names = NameSemantics.anything
  package static let namesSubjects = true

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    let text = DecodedText(head)
    let content = String(decoding: text.bytes, as: UTF8.self).lowercased()
    let keys: Set<String> =
      switch ComputerInfoRows.notation(text.bytes) {
      case .json: Set(content.split(separator: "\"").filter { $0.utf8.count < 64 }.map(String.init))
      case .table: Set(InstanceTable.columns(content) ?? [])
      case .list, .mof: Set(ComputerInfoRows.listRows(TokenLines(head, firstLine: 1)).flatMap(\.values.keys))
      }
    return isIdentity(keys)
  }

  /// Whether properties are those of one of the three, and of nothing else that has a build or a domain.
  private static func isIdentity(_ keys: Set<String>) -> Bool {
    func has(_ key: String, with others: [String]) -> Bool { keys.contains(key) && !keys.isDisjoint(with: others) }
    return !keys.isDisjoint(with: ["osbuildnumber", "csdomainrole", "windowsbuildlabex"])
      || has("buildnumber", with: ["producttype", "csname", "systemdirectory", "version", "caption", "node"])
      || has("domainrole", with: ["partofdomain", "domain", "primaryownername", "dnshostname", "node"])
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    var rows: [InstanceRow] = []
    var problem: Diagnostic?
    do throws(DiagnosticError) {
      try ComputerInfoRows.read(file, context, into: &rows)
    } catch {
      problem = error.diagnostic
    }
    var snapshots = ComputerInfoReader.machines(rows).map { machine in
      machine.identity.snapshot(context, format: id, line: machine.line)
    }
    if snapshots.isEmpty {
      let empty = Snapshot(context.subject, layer: .effective, readAs: id)
      snapshots =
        problem.map { [empty.unreadable("the file", $0)] }
        ?? [MachineIdentity().snapshot(context, format: id, line: context.firstLine)]
    } else if let problem {
      for index in snapshots.indices { snapshots[index].diagnostics.append(problem) }
    }
    return snapshots
  }
}
