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

  /// From the machine's accounts, then the directories.
  private func bind(_ reference: PrincipalReference, _ facts: MachineFacts) -> SID? {
    func listed(_ name: String) -> SID? { facts.accounts.first { $0.key.lowercased() == name.lowercased() }?.value }
    switch reference {
    case .account(let domain, let name):
      let isOwn = facts.domain?.lowercased() == domain.lowercased()
      let own = isOwn ? listed(name).flatMap { $0.domain == facts.domainSID && facts.domainSID != nil ? $0 : nil } : nil
      return listed("\(domain)\\\(name)") ?? directory.sid(domain, name) ?? own
    case .relativeName(.machine, let name): return listed(name)
    case .relativeName(.domain, let name):
      return facts.domain.flatMap { listed("\($0)\\\(name)") ?? directory.sid($0, name) }
    case .relativeName(.forest, _), .sid, .relative, .anyOf, .parameter: return nil
    }
  }
}
