internal import RightsModel

/// The common case, in which nothing is unknown: plain set algebra.
enum Closed {
  /// Whether an expectation passes for certain on what was seen whole; nearly every rule of a fleet ends here.
  ///
  /// False says nothing. Makes no allocation.
  static func passes(_ expectation: BoundExpectation, _ assignment: Assignment) -> Bool {
    switch assignment {
    case .notCollected: false
    case .notDefined: passesUndefined(expectation)
    case .noOne: passes(expectation, [])
    case .principals(let principals, let complete): complete && passes(expectation, principals)
    }
  }

  private static func passesUndefined(_ expectation: BoundExpectation) -> Bool {
    switch expectation {
    case .notDefined: true
    case .noOne, .defined, .list: false
    case .all(let parts): parts.allSatisfy(passesUndefined)
    case .any(let parts): parts.contains(where: passesUndefined)
    }
  }

  private static func passes(_ expectation: BoundExpectation, _ principals: [Principal]) -> Bool {
    switch expectation {
    case .list(let name, let list): list.isClosed && passes(name, list, principals)
    case .noOne: principals.isEmpty
    case .notDefined: false
    case .defined: true
    case .all(let parts): parts.allSatisfy { passes($0, principals) }
    case .any(let parts): parts.contains { passes($0, principals) }
    }
  }

  private static func passes(
    _ name: BoundExpectation.ListOperator, _ list: BoundList, _ principals: [Principal]
  ) -> Bool {
    // Larger sets are for the judge, which hashes them.
    guard principals.count * list.sids.count <= 1024 else { return false }
    var found = 0
    // Both are sorted: where they are the same, one look at each is enough.
    var next = 0
    for principal in principals {
      guard case .sid(let sid) = principal else { return false }
      let isNext = next < list.sids.count && list.sids[next] == sid
      let isListed = isNext || list.holds(sid)
      if isNext { next += 1 }
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
