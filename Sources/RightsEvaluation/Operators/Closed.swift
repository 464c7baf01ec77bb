internal import RightsModel

/// The common case, in which nothing is unknown: plain set algebra.
enum Closed {
  /// Whether an expectation passes for certain on what was seen whole; nearly every rule of a fleet ends here.
  ///
  /// False says nothing. Makes no allocation.
  static func passes(_ expectation: BoundExpectation, _ assignment: Assignment) -> Bool {
    switch (expectation, assignment) {
    case (_, .notCollected), (_, .principals(_, complete: false)): return false
    case (.all(let parts), _): return parts.allSatisfy { passes($0, assignment) }
    case (.any(let parts), _): return parts.contains { passes($0, assignment) }
    case (.notDefined, .notDefined): return true
    case (.notDefined, _), (_, .notDefined): return false
    case (.defined, _): return true
    case (.noOne, .noOne): return true
    case (.noOne, .principals): return false
    case (.list(let name, let list), .noOne): return list.isClosed && (name == .within || name == .excludes)
    case (.list(let name, let list), .principals(let principals, complete: true)):
      return list.isClosed && passes(name, list, principals)
    }
  }

  private static func passes(
    _ name: BoundExpectation.ListOperator, _ list: BoundList, _ principals: [Principal]
  ) -> Bool {
    // Larger sets are for the judge, which hashes them.
    guard principals.count * list.sids.count <= 1024 else { return false }
    var found = 0
    for principal in principals {
      guard case .sid(let sid) = principal else { return false }
      let isListed = list.holds(sid)
      if isListed { found += 1 }
      switch name {
      case .exactly: if !isListed { return false }
      case .within: if !isListed, !list.classes.contains(where: { $0.contains(sid) }) { return false }
      case .excludes: if isListed || list.classes.contains(where: { $0.covers(sid) }) { return false }
      case .includes: break
      }
    }
    // Holders are a set, and so is the list.
    return name == .within || name == .excludes || found == list.sids.count
  }

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
