package import RightsModel

/// Judges rules on the rights of one subject. Pure and total: every rule ends in exactly one verdict.
///
/// The law: a rule passes or fails only if it does so for every value that what is unknown could have.
package enum RuleEvaluator {
  /// The verdict of one rule.
  ///
  /// - Parameters:
  ///   - observed: the right as it was read, its names resolved.
  ///   - layer: of the snapshot.
  ///   - orphans: SIDs that are known not to resolve.
  ///   - partial: why rights may be missing from the snapshot, or nil where it is complete.
  package static func evaluate(
    _ compiled: CompiledRule, _ observed: ObservedRight, layer: Layer, _ context: EvaluationContext,
    orphans: Set<SID>, partial: String?
  ) -> RuleResult {
    let right = compiled.right
    if passes(compiled, observed, layer: layer, context) {
      return RuleResult(ruleIndex: compiled.index, verdict: .pass, observed: observed)
    }
    if let fault = observed.fault {
      return RuleResult(ruleIndex: compiled.index, verdict: .error, observed: observed, reason: fault)
    }
    if layer == .effective, let os = context.os, !os.rights.contains(right), !isStated(observed) {
      return RuleResult(
        ruleIndex: compiled.index, verdict: .notApplicable, observed: observed,
        reason: "\(os.name) has no \(right.constant)")
    }
    if observed.assignment == .notCollected {
      return RuleResult(
        ruleIndex: compiled.index, verdict: .notCollected, observed: observed,
        reason: partial ?? "the right was not collected")
    }
    return judge(compiled, observed, context, orphans)
  }

  /// Whether a rule passes at a glance, as nearly every one of a fleet does; false says nothing. Makes no allocation.
  package static func passes(
    _ compiled: CompiledRule, _ observed: ObservedRight, layer: Layer, _ context: EvaluationContext
  ) -> Bool {
    guard observed.fault == nil else { return false }
    switch observed.assignment {
    case .noOne: guard compiled.passesNoOne else { return false }
    case .principals: return compiled.isPlain && Closed.passes(compiled.expectation, observed.assignment)
    case .notDefined: guard compiled.isPlain, Closed.passes(compiled.expectation, .notDefined) else { return false }
    case .notCollected: return false
    }
    return layer == .groupPolicy || observed.line > 0 || context.os?.rights.contains(compiled.right) ?? true
  }

  /// Whether the snapshot itself speaks of the right.
  package static func isStated(_ observed: ObservedRight) -> Bool {
    switch observed.assignment {
    case .principals: true
    case .noOne, .notDefined, .notCollected: observed.line > 0
    }
  }

  private static func judge(
    _ compiled: CompiledRule, _ observed: ObservedRight, _ context: EvaluationContext, _ orphans: Set<SID>
  ) -> RuleResult {
    var judge = ExpectationJudge(context)
    if compiled.isPlain, let judgement = judge.certain(compiled.expectation, observed.assignment) {
      var result = RuleResult(ruleIndex: compiled.index, verdict: verdict(judgement.outcome), observed: observed)
      if judgement.outcome == .fail {
        result.deviation = deviation(judgement, observed.assignment, context, orphans)
      }
      return result
    }
    let candidates = possibleExpectations(compiled, context)
    var judgements: [Judgement] = []
    for candidate in candidates { judgements.append(judge.judge(candidate, observed.assignment)) }
    let outcome = Outcome.agreement(judgements.lazy.map(\.outcome))
    // The expectation is shown where it is not the rule's own text: bound to this machine, or a branch of a `when`.
    // Where several branches may hold and all of them fail, the one that asks for least is the better advice.
    let best =
      outcome == .fail
      ? judgements.indices.dropFirst().reduce(0) { judgements[$1].size < judgements[$0].size ? $1 : $0 } : 0
    var result = RuleResult(
      ruleIndex: compiled.index, verdict: verdict(outcome),
      expectation: compiled.isPlain ? nil : candidates[best].expectation,
      observed: observed)
    switch outcome {
    case .pass: break
    case .fail: result.deviation = deviation(judgements[best], observed.assignment, context, orphans)
    case .unknown:
      result.deviation = deviation(.unknown, observed.assignment, context, orphans)
      result.reason = reason(candidates, observed.assignment, context, judge.unboundScopes, compiled)
    }
    return result
  }

  private static func verdict(_ outcome: Outcome) -> Verdict {
    switch outcome {
    case .pass: .pass
    case .fail: .fail
    case .unknown: .unknown
    }
  }

  /// The expectations that may be the one that holds here: one where every condition is known.
  private static func possibleExpectations(
    _ compiled: CompiledRule, _ context: EvaluationContext
  ) -> [BoundExpectation] {
    var possible: [BoundExpectation] = []
    // Branches never overlap, so each has its own share of what the unknown conditions could be; where they have all of it
    // (joined to a domain, and not joined), the rule's own expectation cannot hold.
    var share = 0.0
    for (index, branch) in compiled.branches.enumerated() {
      switch holds(branch.condition, context) {
      case .pass:
        return [bound(branch.expectation, compiled.rule.branches[index].expectation, compiled, context)]
      case .unknown:
        share += 1 / Double(1 << unknowns(branch.condition, context))
        possible.append(bound(branch.expectation, compiled.rule.branches[index].expectation, compiled, context))
      case .fail: break
      }
    }
    return share >= 1
      ? possible : [bound(compiled.expectation, compiled.rule.expectation, compiled, context)] + possible
  }

  private static func bound(
    _ closed: BoundExpectation, _ expectation: Expectation, _ compiled: CompiledRule, _ context: EvaluationContext
  ) -> BoundExpectation {
    compiled.isClosed ? closed : BoundExpectation(expectation, context)
  }

  private static func holds(_ condition: Rule.Condition, _ context: EvaluationContext) -> Outcome {
    var outcome = Outcome.pass
    if let feature = condition.feature {
      outcome = outcome && (context.features.map { $0.contains(feature) ? .pass : .fail } ?? .unknown)
    }
    if let joined = condition.domainJoined {
      outcome = outcome && (context.domainJoined.map { $0 == joined ? .pass : .fail } ?? .unknown)
    }
    return outcome
  }

  /// How many of its conditions are not known.
  private static func unknowns(_ condition: Rule.Condition, _ context: EvaluationContext) -> Int {
    (condition.feature != nil && context.features == nil ? 1 : 0)
      + (condition.domainJoined != nil && context.domainJoined == nil ? 1 : 0)
  }

  private static func deviation(
    _ judgement: Judgement, _ assignment: Assignment, _ context: EvaluationContext, _ orphans: Set<SID>
  ) -> Deviation {
    var deviation = Deviation(
      missing: unique(judgement.missing), unexpected: unique(judgement.unexpected))
    if case .principals(let principals, _) = assignment {
      for principal in principals {
        switch principal {
        case .sid(let sid): if !orphans.isEmpty, orphans.contains(sid) { deviation.orphans.append(principal) }
        case .name(let name): if context.sid(named: name) == nil { deviation.unresolved.append(principal) }
        case .relative: break
        }
      }
    }
    return deviation
  }

  private static func unique(_ principals: [Principal]) -> [Principal] {
    guard principals.count > 1 else { return principals }
    let sorted = principals.sorted()
    return sorted.enumerated().compactMap { $0.offset > 0 && sorted[$0.offset - 1] == $0.element ? nil : $0.element }
  }

  /// What would have to be known, as one clause.
  private static func reason(
    _ candidates: [BoundExpectation], _ assignment: Assignment, _ context: EvaluationContext,
    _ scopes: Set<RelativeScope>, _ compiled: CompiledRule
  ) -> String {
    var causes: [String] = []
    if candidates.count > 1 {
      let conditions = compiled.branches.map(\.condition)
      for feature in Set(conditions.compactMap(\.feature)).sorted() where context.features == nil {
        causes.append("whether the feature `\(feature)` is installed is not known")
      }
      if context.domainJoined == nil, conditions.contains(where: { $0.domainJoined != nil }) {
        causes.append("whether the machine is joined to a domain is not known")
      }
    }
    for scope in RelativeScope.allCases where scopes.contains(scope) {
      causes.append("the SID of the \(scope.rawValue) is not known")
    }
    if case .principals(let principals, let complete) = assignment {
      let names = principals.compactMap { principal -> String? in
        if case .name(let name) = principal, context.sid(named: name) == nil { return "`\(name)`" }
        return nil
      }
      if !names.isEmpty { causes.append("the name \(names.joined(separator: ", ")) is not resolved") }
      if !complete { causes.append("not every holder may have been seen") }
    }
    for reference in Set(compiled.accountReferences) where context.sid(named: reference.description) == nil {
      causes.append("the SID of `\(reference)` is not known")
    }
    for case .parameter(let name) in Set(
      ([compiled.rule.expectation] + compiled.rule.branches.map(\.expectation)).flatMap(\.references))
    {
      causes.append("the parameter `\(name)` has no value")
    }
    return causes.isEmpty ? "what is unknown leaves both outcomes open" : causes.sorted().joined(separator: "; ")
  }
}
