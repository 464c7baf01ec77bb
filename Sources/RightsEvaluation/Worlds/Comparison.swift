internal import RightsModel

/// A list and a set of holders side by side: what is the same in every world, worked out once.
struct Comparison: Sendable {
  let list: BoundList
  let relativeHolders: [Principal]
  let isComplete: Bool
  let isController: Bool
  let possible: NamePossibilities
  let held: Set<SID>
  let listed: Set<SID>
  /// Held, and neither listed nor of a listed class.
  let strangers: [SID]
  /// Listed, and not held.
  let absentees: [SID]
  /// Domains of the accounts that hold the right.
  let heldDomains: Set<SID>
  /// Names that nobody resolved and the list does not name either.
  let names: [NameKind: [String]]
  /// Names that the list names, with the indices of their accounts.
  let namedAccounts: [Int: String]

  init(_ holders: Holders, _ list: BoundList, _ context: EvaluationContext) {
    self.list = list
    relativeHolders = holders.relatives
    isComplete = holders.isComplete
    isController = context.role == .domainController
    possible = NamePossibilities(context)
    let held = Set(holders.sids)
    let listed = Set(list.sids)
    self.held = held
    self.listed = listed
    strangers = held.filter { sid in !listed.contains(sid) && !list.classes.contains { $0.contains(sid) } }.sorted()
    absentees = list.sids.filter { !held.contains($0) }
    heldDomains = Set(held.lazy.filter(\.isAccount).compactMap(\.domain))
    var names: [NameKind: [String]] = [:]
    var namedAccounts: [Int: String] = [:]
    for name in holders.names {
      let canonical = list.accounts.isEmpty ? "" : context.canonicalName(name)
      if let index = list.accounts.firstIndex(where: { $0.canonicalName == canonical }) {
        namedAccounts[index] = name
      } else {
        names[NameKind(name, context), default: []].append(name)
      }
    }
    self.names = names
    self.namedAccounts = namedAccounts
  }

  /// The scopes that the outcome may depend on.
  var scopes: Set<RelativeScope> {
    var scopes = Set(list.accounts.compactMap(\.scope))
    for case .relative(let scope, _) in list.relatives + relativeHolders { scopes.insert(scope) }
    if names[.ownDomain] != nil { scopes.insert(.domain) }
    return scopes
  }

  /// Domains of the SIDs that stand beside a scope: those with a RID that is asked for, or all where an account may have any.
  func mentionedDomains(_ context: EvaluationContext) -> Set<SID> {
    let hasAnyRID =
      list.accounts.contains { account in account.scope.map { context.sid(of: $0) == nil } ?? false }
      || names[.ownDomain] != nil && context.domainSID == nil
    var rids: Set<UInt32> = []
    for case .relative(_, let rid) in list.relatives + relativeHolders { rids.insert(rid) }
    var domains: Set<SID> = []
    for sid in held where sid.isDomainAccount && (hasAnyRID || rids.contains(sid.rid)) {
      sid.domain.map { _ = domains.insert($0) }
    }
    for sid in listed where sid.isDomainAccount && (hasAnyRID || rids.contains(sid.rid)) {
      sid.domain.map { _ = domains.insert($0) }
    }
    return domains
  }

  /// How much there is to do in each world.
  var size: Int { strangers.count + absentees.count + list.relatives.count + relativeHolders.count + 1 }
}
