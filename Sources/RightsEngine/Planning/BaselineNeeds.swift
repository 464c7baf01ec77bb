internal import RightsModel
internal import RightsPolicies
internal import RightsSnapshots
internal import RightsText

/// Which baselines of a policy a scan can need, so that it does not wait for those of every release.
///
/// What applies to a machine follows from facts that are known before its files are read, where no file can say them anew.
struct BaselineNeeds {
  /// Subjects up to which each file is looked into. Of more, one that is named as exports are is taken for one: should it be
  /// something else that says what the machine is, and a baseline apply that was not loaded, then the machine is a gap that
  /// says so.
  private static let limit = 64

  let policies: [Policy]
  let reader: SubjectReader
  let roots: [InputRoot]

  /// What a choice of baselines can depend on, as far as machines share it.
  private struct Kind: Hashable {
    var os: String?
    var role: Role?
    var build: Int?
    var isServer: Bool?
    var servicePack: Int?
    var domainJoined: Bool?
  }

  /// The ids; nil where every baseline may be needed.
  func ids(_ items: [WorkItem]) -> Set<String>? {
    guard !items.isEmpty else { return nil }
    let selectors = policies.flatMap(\.assignments)
    // What an overlay changes is known only where all of it is loaded.
    guard selectors.allSatisfy(\.overlays.isEmpty) else { return nil }
    // Where names, tags or domains decide, each machine is a kind of its own.
    let isPersonal = selectors.contains { assignment in
      if case .machines(let selector) = assignment.to { selector.isPersonal } else { false }
    }
    if isPersonal, items.count > Self.limit { return nil }
    var kinds: Set<Kind> = []
    var ids: Set<String> = []
    func add(_ facts: MachineFacts) {
      let kind = Kind(
        os: facts.os?.id, role: facts.role, build: facts.build, isServer: facts.isServer,
        servicePack: facts.servicePack,
        domainJoined: facts.domainJoined)
      guard isPersonal || kinds.insert(kind).inserted else { return }
      for policy in policies { ids.formUnion(policy.baselines(for: facts).chosen.map(\.baseline.id)) }
    }
    var hasStrangers = false
    var hasGroupPolicies = false
    for item in items {
      switch item.source {
      case .file(let path):
        guard isSilent(path, among: items.count) else { return nil }
        guard item.subject.kind == .machine else {
          hasGroupPolicies = true
          continue
        }
        // One machine of which only the name is known is like another.
        if item.inventory < 0, !isPersonal {
          if hasStrangers { continue }
          hasStrangers = true
        }
        add(reader.facts(item, nil))
      case .machine(let folder):
        guard folder.files.allSatisfy({ isSilent($0, among: items.count) }) else { return nil }
        add(reader.facts(item, folder.facts))
      case .missing, .conflict: add(reader.facts(item, nil))
      case .groupPolicy: hasGroupPolicies = true
      case .part: return nil
      }
    }
    guard hasGroupPolicies else { return ids }
    for assignment in selectors {
      if case .gpos = assignment.to { ids.formUnion(assignment.baselines.map(\.id)) }
    }
    return ids
  }

  /// Whether a file is of a format that says nothing of what the machine is.
  private func isSilent(_ path: InputPath, among count: Int) -> Bool {
    if count > Self.limit {
      if let format = reader.statedFormat { return !format.tellsMachine }
      return Discovery.isTemplateName(SnapshotPath(path.suffix.isEmpty ? path.uri(roots) : path.suffix))
    }
    var head: [UInt8] = []
    guard let count = try? path.read(roots, range: 0..<16 << 10, into: &head) else { return false }
    let format = head.span.extracting(0..<count)
    return reader.format(format, path.uri(roots)).map { !$0.tellsMachine } ?? false
  }
}
