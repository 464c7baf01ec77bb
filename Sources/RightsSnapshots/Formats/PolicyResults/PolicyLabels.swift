internal import RightsModel

/// What a report calls its SIDs. It was asked of Windows where the report was made, in that machine's language.
struct PolicyLabels {
  private(set) var names: [SID: String] = [:]
  private var accounts: [String: Set<SID>] = [:]

  mutating func add(_ sid: SID, _ name: String) {
    if names[sid] == nil { names[sid] = name }
    // `CORP\\name` binds an account that a baseline names so; other names mean something else elsewhere.
    if sid.isDomainAccount, name.contains("\\") { accounts[name, default: []].insert(sid) }
  }

  func conclude(into snapshot: inout Snapshot) {
    snapshot.names = names
    // A name that stands for two SIDs binds neither.
    snapshot.facts.accounts = accounts.compactMapValues { $0.count == 1 ? $0.first : nil }
  }
}
