internal import RightsModel

/// Finds out whom the account references of rules mean on a machine.
struct AccountBinding {
  let directory: DirectoryView

  /// The SIDs of those that are known, by the reference's spelling in lower case.
  func accounts(of references: [PrincipalReference], _ facts: MachineFacts) -> [String: SID] {
    var accounts: [String: SID] = [:]
    for reference in references {
      if let sid = bind(reference, facts) { accounts[reference.description.lowercased()] = sid }
    }
    return accounts
  }

  /// From the machine's accounts and the directories; nil where they do not agree, since one of them is wrong.
  private func bind(_ reference: PrincipalReference, _ facts: MachineFacts) -> SID? {
    func all(_ name: String) -> Set<SID> {
      Set(facts.accounts.lazy.filter { $0.key.lowercased() == name.lowercased() }.map(\.value))
    }
    func only(_ sids: Set<SID>) -> SID? { sids.count == 1 ? sids.first : nil }
    func listed(_ name: String) -> SID? { only(all(name)) }
    func known(_ domain: String, _ name: String) -> Set<SID> {
      all("\(domain)\\\(name)").union(directory.sid(domain, name).map { [$0] } ?? [])
    }
    switch reference {
    case .account(let domain, let name):
      let isOwn = facts.domain?.lowercased() == domain.lowercased()
      let own = isOwn ? listed(name).flatMap { $0.domain == facts.domainSID && facts.domainSID != nil ? $0 : nil } : nil
      let sids = known(domain, name)
      return sids.isEmpty ? own : only(sids)
    case .relativeName(.machine, let name): return listed(name)
    case .relativeName(.domain, let name):
      return facts.domain.flatMap { only(known($0, name)) }
    case .relativeName(.forest, _), .sid, .relative, .anyOf, .parameter: return nil
    }
  }
}
