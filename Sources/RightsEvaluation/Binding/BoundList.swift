internal import RightsModel

/// The list of an operator, bound to one machine as far as that is known.
struct BoundList: Sendable, Hashable {
  /// Sorted, without duplicates.
  var sids: [SID] = []
  var classes: [PrincipalClass] = []
  /// Principals of a domain, forest or machine whose SID is not known.
  var relatives: [Principal] = []
  var accounts: [OpenAccount] = []
  /// Parameters that no policy gives: any list at all.
  var parameters: [String] = []

  init(_ references: [PrincipalReference], _ context: EvaluationContext?) {
    for reference in references { add(reference, context) }
    if sids.count > 1 { sids = Set(sids).sorted() }
    if classes.count > 1 { classes = Set(classes).sorted { $0.rawValue < $1.rawValue } }
    if relatives.count > 1 { relatives = Set(relatives).sorted() }
    if parameters.count > 1 { parameters = Set(parameters).sorted() }
  }

  private mutating func add(_ reference: PrincipalReference, _ context: EvaluationContext?) {
    switch reference {
    case .sid(let sid): sids.append(sid)
    case .anyOf(let family): classes.append(family)
    case .parameter(let name): parameters.append(name)
    case .relative(let scope, let rid):
      if let sid = context?.sid(of: scope)?.appending(rid) {
        sids.append(sid)
      } else {
        relatives.append(.relative(scope, rid: rid))
      }
    case .relativeName, .account:
      if let sid = context?.sid(named: reference.description) {
        sids.append(sid)
      } else {
        let account = OpenAccount(reference, context)
        if !accounts.contains(where: { $0.canonicalName == account.canonicalName }) { accounts.append(account) }
      }
    }
  }

  /// True where nothing depends on what is unknown.
  var isClosed: Bool { relatives.isEmpty && accounts.isEmpty && parameters.isEmpty }

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
