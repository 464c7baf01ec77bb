internal import RightsModel

/// The scopes that a clause may depend on and that are not known, and the domains that they could be.
struct OpenScopes {
  private(set) var scopes: Set<RelativeScope> = []
  private(set) var mentioned: Set<SID> = []

  init(_ sets: [BoundSet], _ rights: RightsTable, _ context: EvaluationContext) {
    var rids: Set<UInt32> = []
    var hasAnyRID = false
    func add(_ relatives: [Principal]) {
      for case .relative(let scope, let rid) in relatives where context.sid(of: scope) == nil {
        scopes.insert(scope)
        rids.insert(rid)
      }
    }
    var sids: Set<SID> = []
    for list in sets.flatMap(\.lists) {
      sids.formUnion(list.sids)
      add(list.relatives)
      for scope in list.accounts.compactMap(\.scope) where context.sid(of: scope) == nil {
        scopes.insert(scope)
        hasAnyRID = true
      }
    }
    for right in Set(sets.flatMap(\.rights)) {
      guard case .principals(let principals, _) = rights[right].assignment else { continue }
      let holders = Holders(principals, isComplete: true, context)
      sids.formUnion(holders.sids)
      add(holders.relatives)
      if context.domainSID == nil, holders.names.contains(where: { NameKind($0, context) == .ownDomain }) {
        scopes.insert(.domain)
        hasAnyRID = true
      }
    }
    guard !scopes.isEmpty else { return }
    for sid in sids where sid.isDomainAccount && (hasAnyRID || rids.contains(sid.rid)) {
      if let domain = sid.domain { mentioned.insert(domain) }
    }
  }
}
