internal import RightsModel

/// Judges one expectation on one assignment, in every world that what is unknown leaves possible.
struct ExpectationJudge {
  let context: EvaluationContext
  /// More holders and list entries, over all worlds, are not tried.
  private static let limit = 1_000_000
  /// The operator's list left something open that more identity would settle.
  private(set) var unboundScopes: Set<RelativeScope> = []

  init(_ context: EvaluationContext) {
    self.context = context
  }

  /// The verdict on an assignment that was collected.
  mutating func judge(_ expectation: BoundExpectation, _ assignment: Assignment) -> Judgement {
    switch assignment {
    case .notDefined: judgeNotDefined(expectation)
    case .noOne: judge(expectation, Holders.nobody)
    case .principals(let principals, let complete):
      judge(expectation, Holders(principals, isComplete: complete, context))
    case .notCollected: .unknown
    }
  }

  /// The same where it passes or fails for certain; nil where reasons for doubt have to be found.
  mutating func certain(_ expectation: BoundExpectation, _ assignment: Assignment) -> Judgement? {
    let judgement = judge(expectation, assignment)
    return judgement.outcome == .unknown ? nil : judgement
  }

  mutating func judge(_ expectation: BoundExpectation, _ holders: Holders) -> Judgement {
    switch expectation {
    case .defined: return .pass
    case .notDefined: return Judgement(outcome: .fail, unexpected: holders.everyone)
    case .noOne: return NoOne.judge(holders)
    case .list(let name, let list):
      return Closed.judge(name, holders, list) ?? judgeInWorlds(name, Comparison(holders, list, context))
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

  private mutating func judgeInWorlds(_ name: BoundExpectation.ListOperator, _ comparison: Comparison) -> Judgement {
    let scopes = comparison.scopes.filter { context.sid(of: $0) == nil }
    guard !scopes.isEmpty else { return Self.apply(name, Scene(comparison, World(context))) }
    unboundScopes.formUnion(scopes)
    let worlds = Worlds.enumerate(scopes, mentioned: comparison.mentionedDomains(context), context)
    guard let worlds, worlds.count * comparison.size <= Self.limit else {
      // Too many to try: only what is so whatever the scopes are is certain.
      let judgement = Self.apply(name, Scene(comparison, World(context), isLoose: true))
      return judgement.outcome == .fail ? judgement : .unknown
    }
    var agreed: Judgement?
    var common: (missing: Set<Principal>, unexpected: Set<Principal>) = ([], [])
    for world in worlds {
      let judgement = Self.apply(name, Scene(comparison, world))
      guard let first = agreed else {
        if judgement.outcome == .unknown { return .unknown }
        agreed = judgement
        common = (Set(judgement.missing), Set(judgement.unexpected))
        continue
      }
      guard judgement.outcome == first.outcome else { return .unknown }
      common.missing.formIntersection(judgement.missing)
      common.unexpected.formIntersection(judgement.unexpected)
    }
    guard var agreed else { return .unknown }
    // Only what is so in every world is said; where each world fails differently, what the first one says.
    if !common.missing.isEmpty || !common.unexpected.isEmpty {
      agreed.missing = common.missing.sorted()
      agreed.unexpected = common.unexpected.sorted()
    }
    return agreed
  }

  private static func apply(_ name: BoundExpectation.ListOperator, _ scene: Scene) -> Judgement {
    switch name {
    case .exactly: Exactly.judge(scene)
    case .within: Within.judge(scene)
    case .includes: Includes.judge(scene)
    case .excludes: Excludes.judge(scene)
    }
  }

  private static func expected(_ list: BoundList) -> [Principal] {
    list.sids.map { .sid($0) } + list.relatives + list.accounts.map { .name($0.reference.description) }
  }
}
