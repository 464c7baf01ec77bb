package import RightsModel

/// Finds out whom the names of a snapshot mean: first by the machine's own accounts, then, where the format allows it, by the
/// well-known names in the machine's language, else by nobody: the name stays, verbatim.
package struct ObservedNames {
  private let facts: MachineFacts
  private let mayBeWellKnown: Bool
  private let directory: (_ domain: String, _ name: String) -> SID?
  private let accounts: [String: SID]

  /// - Parameters:
  ///   - mayBeWellKnown: false for formats that write well-known principals as SIDs.
  ///   - directory: looks up `DOMAIN\name` where a directory covers it.
  package init(
    facts: MachineFacts, mayBeWellKnown: Bool, directory: @escaping (_ domain: String, _ name: String) -> SID?
  ) {
    self.facts = facts
    self.mayBeWellKnown = mayBeWellKnown
    self.directory = directory
    // A name that is written in two ways for two accounts is nobody's.
    let named = Dictionary(grouping: facts.accounts, by: { $0.key.lowercased() }).mapValues { Set($0.map(\.value)) }
    accounts = named.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// The same holders, sorted and without duplicates, with every name resolved that can be.
  package func resolve(_ principals: [Principal]) -> [Principal] {
    Set(principals.map(resolve)).sorted()
  }

  private func resolve(_ principal: Principal) -> Principal {
    switch principal {
    case .sid: principal
    case .relative(let scope, let rid): bind(scope, rid)
    case .name(let name): resolve(name: name)
    }
  }

  private func resolve(name: String) -> Principal {
    if let sid = accounts[name.lowercased()] { return .sid(sid) }
    if let slash = name.firstIndex(of: "\\") {
      let authority = String(name[..<slash])
      let account = String(name[name.index(after: slash)...])
      if let sid = QualifiedNames.sid(authority: authority, name: account) { return .sid(sid) }
      if authority == "." || authority.lowercased() == facts.name?.lowercased() {
        if let sid = accounts[account.lowercased()] { return .sid(sid) }
        if let known = WellKnownNames.relative(account, scope: .machine) { return bind(.machine, known.rid) }
      }
      return directory(authority, account).map { .sid($0) } ?? .name(name)
    }
    guard mayBeWellKnown else { return .name(name) }
    if let sid = WellKnownNames.sid(name, language: facts.language) { return .sid(sid) }
    if let known = WellKnownNames.relative(name, scope: .machine) { return bind(.machine, known.rid) }
    return .name(name)
  }

  private func bind(_ scope: RelativeScope, _ rid: UInt32) -> Principal {
    let domain: SID? =
      switch scope {
      case .domain: facts.domainSID ?? (facts.role == .domainController ? facts.machineSID : nil)
      case .forest: facts.forestSID
      case .machine: facts.role == .domainController ? facts.domainSID ?? facts.machineSID : facts.machineSID
      }
    return domain?.appending(rid).map { .sid($0) } ?? .relative(scope, rid: rid)
  }
}
