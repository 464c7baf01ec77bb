internal import RightsModel

/// Judges one expectation on one assignment, in every world that what is unknown leaves possible.
struct ExpectationJudge {
  let context: EvaluationContext
  let possible: NamePossibilities
  /// The operator's list left something open that more identity would settle.
  private(set) var unboundScopes: Set<RelativeScope> = []

  init(_ context: EvaluationContext) {
    self.context = context
    possible = NamePossibilities(context)
  }

  /// The verdict on an assignment that was collected.
  mutating func judge(_ expectation: BoundExpectation, _ assignment: Assignment) -> Judgement {
    switch assignment {
    case .notDefined: judgeNotDefined(expectation)
    case .noOne: judge(expectation, Holders.nobody)
    case .principals(let principals, let complete): judge(expectation, Holders(principals, isComplete: complete))
    case .notCollected: Judgement(outcome: .unknown)
    }
  }

  mutating func judge(_ expectation: BoundExpectation, _ holders: Holders) -> Judgement {
    switch expectation {
    case .defined: return .pass
    case .notDefined: return Judgement(outcome: .fail, unexpected: Self.everyone(holders))
    case .noOne: return holders.relatives.isEmpty ? NoOne.judge(holders) : Judgement(outcome: .fail, unexpected: Self.everyone(holders))
    case .list(let name, let list):
      if list.relatives.isEmpty, holders.relatives.isEmpty { return Self.apply(name, holders, list, possible) }
      return judgeInWorlds(name, holders, list)
    case .all(let parts):
      var result = Judgement.pass
      for part in parts { result = result && judge(part, holders) }
      return result
    case .any(let parts):
      let judgements = parts.map { judge($0, holders) }
      let outcome = judgements.reduce(Outcome.fail) { $0 || $1.outcome }
      guard outcome == .fail, var best = judgements.first else { return Judgement(outcome: outcome) }
      for other in judgements.dropFirst() where other.size < best.size { best = other }
      return best
    }
  }

  // On "not defined" only `not defined` passes.
  private func judgeNotDefined(_ expectation: BoundExpectation) -> Judgement {
    switch expectation {
    case .notDefined: .pass
    case .noOne, .defined: Judgement(outcome: .fail)
    case .list(let name, let list):
      switch name {
      case .exactly, .includes: Judgement(outcome: .fail, missing: Self.expected(list))
      case .within, .excludes: Judgement(outcome: .fail)
      }
    case .all(let parts): parts.reduce(.pass) { $0 && judgeNotDefined($1) }
    case .any(let parts):
      parts.contains { judgeNotDefined($0).outcome == .pass }
        ? .pass : parts.first.map(judgeNotDefined) ?? Judgement(outcome: .fail)
    }
  }

  private mutating func judgeInWorlds(
    _ name: BoundExpectation.ListOperator, _ holders: Holders, _ list: BoundList
  ) -> Judgement {
    var scopes: Set<RelativeScope> = []
    for case .relative(let scope, _) in list.relatives + holders.relatives where context.sid(of: scope) == nil {
      scopes.insert(scope)
    }
    unboundScopes.formUnion(scopes)
    guard let worlds = Worlds.enumerate(scopes, mentioned: holders.sids + list.sids, context) else {
      return Judgement(outcome: .unknown)
    }
    let judgements = worlds.map { world in
      named(Self.apply(name, bind(holders, world), bind(list, world), possible), world)
    }
    guard let first = judgements.first else { return Judgement(outcome: .unknown) }
    let outcome = Outcome.agreement(judgements.lazy.map(\.outcome))
    guard outcome == .fail else { return Judgement(outcome: outcome) }
    // Only what is so in every world is said; where each world fails differently, what the first one says.
    let missing = judgements.dropFirst().reduce(Set(first.missing)) { $0.intersection($1.missing) }
    let unexpected = judgements.dropFirst().reduce(Set(first.unexpected)) { $0.intersection($1.unexpected) }
    if missing.isEmpty, unexpected.isEmpty { return first }
    return Judgement(outcome: .fail, missing: missing.sorted(), unexpected: unexpected.sorted())
  }

  private static func apply(
    _ name: BoundExpectation.ListOperator, _ holders: Holders, _ list: BoundList, _ possible: NamePossibilities
  ) -> Judgement {
    switch name {
    case .exactly: Exactly.judge(holders, list, possible)
    case .within: Within.judge(holders, list, possible)
    case .includes: Includes.judge(holders, list, possible)
    case .excludes: Excludes.judge(holders, list, possible)
    }
  }

  private func bind(_ holders: Holders, _ world: Worlds.World) -> Holders {
    var bound = holders
    bound.relatives = []
    for principal in holders.relatives { bind(principal, world).map { bound.sids.append($0) } }
    return bound
  }

  private func bind(_ list: BoundList, _ world: Worlds.World) -> BoundList {
    var bound = list
    bound.relatives = []
    for principal in list.relatives { bind(principal, world).map { bound.sids.append($0) } }
    return bound
  }

  private func bind(_ principal: Principal, _ world: Worlds.World) -> SID? {
    guard case .relative(let scope, let rid) = principal else { return nil }
    return (context.sid(of: scope) ?? world[scope])?.appending(rid)
  }

  /// Puts `$scope-rid` back where a world's own SID stands.
  private func named(_ judgement: Judgement, _ world: Worlds.World) -> Judgement {
    func name(_ principal: Principal) -> Principal {
      guard case .sid(let sid) = principal, let domain = sid.domain else { return principal }
      for scope in RelativeScope.allCases where world[scope] == domain && domain[1] == 0 {
        return .relative(scope, rid: sid.rid)
      }
      return principal
    }
    return Judgement(
      outcome: judgement.outcome, missing: judgement.missing.map(name), unexpected: judgement.unexpected.map(name))
  }

  private static func everyone(_ holders: Holders) -> [Principal] {
    holders.sids.map { .sid($0) } + holders.relatives + holders.names.map { .name($0) }
  }

  private static func expected(_ list: BoundList) -> [Principal] {
    list.sids.map { .sid($0) } + list.relatives + list.accounts.map { .name($0.reference.description) }
  }
}
