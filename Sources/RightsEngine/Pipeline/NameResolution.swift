internal import RightsIdentity
internal import RightsModel
internal import RightsSnapshots

/// Gives the names in a snapshot their SIDs, as far as the machine's facts and the directories tell.
struct NameResolution {
  private let facts: MachineFacts
  private let directory: DirectoryView
  // Made where they are needed: most exports have no name.
  private lazy var accountsOnly = names(.accountsOnly)
  private lazy var anything = names(.anything)

  init(facts: MachineFacts, directory: DirectoryView) {
    self.facts = facts
    self.directory = directory
  }

  /// - Returns: whether a name that is left may be that of a well-known principal.
  mutating func resolve(_ snapshot: inout Snapshot) -> Bool {
    resolveBesideRights(&snapshot)
    var unresolved = snapshot.rights.unresolved
    for (right, others) in snapshot.alternatives where others.contains(where: \.hasNames) { unresolved.insert(right) }
    guard !unresolved.isEmpty else { return false }
    var mayBeWellKnown = false
    for right in UserRight.allCases where unresolved.contains(right) {
      resolve(&snapshot.rights[right], snapshot, &mayBeWellKnown)
      for index in (snapshot.alternatives[right] ?? []).indices {
        guard var observed = snapshot.alternatives[right]?[index] else { continue }
        resolve(&observed, snapshot, &mayBeWellKnown)
        snapshot.alternatives[right]?[index] = observed
      }
    }
    return mayBeWellKnown
  }

  // Whom GPOs give rights to, and whom a document names in connection with WMI.
  private mutating func resolveBesideRights(_ snapshot: inout Snapshot) {
    for (right, settings) in snapshot.policies
    where settings.contains(where: { $0.principals.contains(where: \.isName) }) {
      snapshot.policies[right] = settings.map { setting in
        var setting = setting
        setting.principals = anything.resolve(setting.principals)
        return setting
      }
    }
    guard var access = snapshot.wmi, [access.client, access.hostAccount].contains(where: { $0?.isName == true }) else {
      return
    }
    access.client = access.client.flatMap { anything.resolve([$0]).first }
    access.hostAccount = access.hostAccount.flatMap { anything.resolve([$0]).first }
    snapshot.wmi = access
  }

  private mutating func resolve(_ observed: inout ObservedRight, _ snapshot: Snapshot, _ mayBeWellKnown: inout Bool) {
    guard case .principals(let holders, let complete) = observed.assignment else { return }
    let semantics = snapshot.format(of: observed).flatMap(SnapshotFormats.named)?.names ?? .anything
    switch semantics {
    case .accountsOnly: observed.assignment = .principals(accountsOnly.resolve(holders), complete: complete)
    case .anything:
      observed.assignment = .principals(anything.resolve(holders), complete: complete)
      mayBeWellKnown = true
    }
  }

  private func names(_ semantics: NameSemantics) -> ObservedNames {
    ObservedNames(facts: facts, mayBeWellKnown: semantics == .anything, directory: directory.sid)
  }
}

extension ObservedRight {
  fileprivate var hasNames: Bool {
    guard case .principals(let holders, _) = assignment else { return false }
    return holders.contains(where: \.isName)
  }
}

extension Principal {
  /// Whether it has no SID yet.
  fileprivate var isName: Bool {
    switch self {
    case .sid: false
    case .relative, .name: true
    }
  }
}
