internal import RightsModel

/// The common case, in which nothing is unknown: plain set algebra.
enum Closed {
  /// Nil where something is unknown.
  static func judge(_ name: BoundExpectation.ListOperator, _ holders: Holders, _ list: BoundList) -> Judgement? {
    guard holders.isComplete, holders.names.isEmpty, holders.relatives.isEmpty, list.isClosed else { return nil }
    let unexpected: [SID]
    let missing: [SID]
    switch name {
    case .exactly: (unexpected, missing) = (strangers(holders, list), absentees(holders, list))
    case .within: (unexpected, missing) = (strangers(holders, list), [])
    case .includes: (unexpected, missing) = ([], absentees(holders, list))
    case .excludes:
      unexpected = holders.sids.filter { sid in list.holds(sid) || list.classes.contains { $0.covers(sid) } }
      missing = []
    }
    if unexpected.isEmpty, missing.isEmpty { return .pass }
    return Judgement(outcome: .fail, missing: missing.map { .sid($0) }, unexpected: unexpected.map { .sid($0) })
  }

  private static func strangers(_ holders: Holders, _ list: BoundList) -> [SID] {
    holders.sids.filter { sid in !list.holds(sid) && !list.classes.contains { $0.contains(sid) } }
  }

  private static func absentees(_ holders: Holders, _ list: BoundList) -> [SID] {
    guard holders.sids.count * list.sids.count > 1024 else { return list.sids.filter { !holders.sids.contains($0) } }
    let held = Set(holders.sids)
    return list.sids.filter { !held.contains($0) }
  }
}
