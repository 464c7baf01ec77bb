package import RightsModel

/// The holders of one right of one machine, as far as machines can be compared by them.
///
/// An account of the machine itself is its RID: the local administrator of one node is that of another.
package struct GroupValue: Sendable, Hashable {
  /// Sorted.
  package let principals: [Principal]
  /// False where more may hold it than was seen.
  private let isComplete: Bool
  /// Holders that may be accounts of the machine itself: its SID is not known.
  private let mayBeLocal: Set<SID>

  /// Nil where the right was not seen.
  package init?(_ observed: ObservedRight, _ context: EvaluationContext) {
    guard observed.fault == nil else { return nil }
    var holders: [Principal]
    switch observed.assignment {
    case .notCollected, .notDefined: return nil
    case .noOne: (holders, isComplete) = ([], true)
    case .principals(let principals, let complete): (holders, isComplete) = (principals, complete)
    }
    var local: Set<SID> = []
    let machine = context.role == .domainController ? nil : context.machineSID
    for index in holders.indices {
      switch holders[index] {
      case .sid(let sid) where sid.isDomainAccount:
        if let machine {
          if sid.domain == machine { holders[index] = .relative(.machine, rid: sid.rid) }
        } else if context.role != .domainController, sid.domain != context.domainSID {
          local.insert(sid)
        }
      case .sid: break
      case .relative(let scope, let rid):
        if scope != .machine, let sid = context.sid(of: scope)?.appending(rid) { holders[index] = .sid(sid) }
      case .name(let name): if let sid = context.sid(named: name) { holders[index] = .sid(sid) }
      }
    }
    principals = Set(holders).sorted()
    mayBeLocal = local
  }

  /// Whether nothing about the set is open, so that it can be what others are compared with.
  var isCertain: Bool { isComplete && !principals.contains { if case .name = $0 { true } else { false } } }

  /// Whether it is known, too, which others are the same.
  var isSettled: Bool { isCertain && mayBeLocal.isEmpty }

  /// Whether two machines have the same holders.
  func isSame(as other: GroupValue) -> Outcome {
    let own = Set(principals)
    let others = Set(other.principals)
    if own == others { return isCertain && other.isCertain ? .pass : .unknown }
    let isCertain =
      stands(own.subtracting(others), against: other) || other.stands(others.subtracting(own), against: self)
    return isCertain ? .fail : .unknown
  }

  /// Whether somebody of these certainly does not hold the right on the other machine.
  private func stands(_ extra: Set<Principal>, against other: GroupValue) -> Bool {
    guard other.isCertain else { return false }
    return extra.contains { principal in
      switch principal {
      case .name: false
      case .relative(_, let rid): !other.mayBeLocal.contains { $0.rid == rid }
      case .sid(let sid):
        !(mayBeLocal.contains(sid)
          && other.principals.contains { candidate in
            switch candidate {
            case .relative(.machine, let rid): rid == sid.rid
            case .sid(let twin): other.mayBeLocal.contains(twin) && twin.rid == sid.rid
            case .relative, .name: false
            }
          })
      }
    }
  }
}
