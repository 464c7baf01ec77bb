internal import RightsModel

/// The list of an operator, bound to one machine as far as that is known.
///
/// A class, so that judging a rule of a fleet hands on one reference and not five arrays.
final class BoundList: Sendable {
  /// Sorted, without duplicates.
  let sids: [SID]
  let classes: [PrincipalClass]
  /// Principals of a domain, forest or machine whose SID is not known.
  let relatives: [Principal]
  let accounts: [OpenAccount]
  /// Parameters that no policy gives: any list at all.
  let parameters: [String]
  /// True where nothing depends on what is unknown.
  let isClosed: Bool

  init(_ references: [PrincipalReference], _ context: EvaluationContext?) {
    var sids: Set<SID> = []
    var classes: Set<PrincipalClass> = []
    var relatives: Set<Principal> = []
    var accounts: [OpenAccount] = []
    var parameters: Set<String> = []
    for reference in references {
      switch reference {
      case .sid(let sid): sids.insert(sid)
      case .anyOf(let family): classes.insert(family)
      case .parameter(let name): parameters.insert(name)
      case .relative(let scope, let rid):
        if let sid = context?.sid(of: scope)?.appending(rid) {
          sids.insert(sid)
        } else {
          relatives.insert(.relative(scope, rid: rid))
        }
      case .relativeName, .account:
        if let sid = context?.sid(named: reference.description) {
          sids.insert(sid)
        } else {
          let account = OpenAccount(reference, context)
          if !accounts.contains(where: { $0.canonicalName == account.canonicalName }) { accounts.append(account) }
        }
      }
    }
    self.sids = sids.sorted()
    self.classes = classes.sorted { $0.rawValue < $1.rawValue }
    self.relatives = relatives.sorted()
    self.accounts = accounts
    self.parameters = parameters.sorted()
    isClosed = relatives.isEmpty && accounts.isEmpty && parameters.isEmpty
  }

  /// Whether this SID is listed itself.
  func holds(_ sid: SID) -> Bool {
    var (low, high) = (0, sids.count)
    while low < high {
      let middle = (low + high) / 2
      if sids[middle] < sid { low = middle + 1 } else { high = middle }
    }
    return low < sids.count && sids[low] == sid
  }

  /// The list as a report shows it.
  var references: [PrincipalReference] {
    sids.map { .sid($0) }
      + relatives.compactMap { if case .relative(let scope, let rid) = $0 { .relative(scope, rid: rid) } else { nil } }
      + accounts.map(\.reference).sorted() + classes.map { .anyOf($0) } + parameters.map { .parameter($0) }
  }
}
