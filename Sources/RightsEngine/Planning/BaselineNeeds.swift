internal import RightsModel
internal import RightsPolicies
internal import RightsSnapshots
internal import RightsText

/// Which baselines of a policy a small scan can need, so that one machine does not wait for those of every release.
///
/// What applies to a machine follows from facts that are known before its files are read, where no file can say them anew.
/// In a large scan reading them all costs nothing that counts.
struct BaselineNeeds {
  /// Subjects up to which it is worth a look into each file.
  private static let limit = 64

  let policies: [Policy]
  let reader: SubjectReader
  let roots: [InputRoot]

  /// The ids; nil where every baseline may be needed.
  func ids(_ items: [WorkItem]) -> Set<String>? {
    guard !items.isEmpty, items.count <= Self.limit else { return nil }
    // What an overlay changes is known only where all of it is loaded.
    guard policies.flatMap(\.assignments).allSatisfy(\.overlays.isEmpty) else { return nil }
    var ids: Set<String> = []
    for item in items {
      switch item.source {
      case .file(let path):
        guard isSilent(path) else { return nil }
        add(reader.facts(item, nil), to: &ids)
      case .machine(let folder):
        guard folder.files.allSatisfy(isSilent) else { return nil }
        add(reader.facts(item, folder.facts), to: &ids)
      case .missing, .conflict: add(reader.facts(item, nil), to: &ids)
      case .groupPolicy:
        for assignment in policies.flatMap(\.assignments) {
          if case .gpos = assignment.to { ids.formUnion(assignment.baselines.map(\.id)) }
        }
      case .slice: return nil
      }
    }
    return ids
  }

  private func add(_ facts: MachineFacts, to ids: inout Set<String>) {
    for selection in policies.map({ $0.baselines(for: facts) }) {
      ids.formUnion(selection.chosen.map(\.baseline.id))
    }
  }

  /// Whether a file is of a format that says nothing of what the machine is.
  private func isSilent(_ path: InputPath) -> Bool {
    var head: [UInt8] = []
    guard let count = try? FileReading.read(path.path(roots), range: 0..<16 << 10, into: &head) else { return false }
    let format = head.span.extracting(0..<count)
    return reader.format(format, path.uri(roots)).map { !$0.tellsMachine } ?? false
  }
}
