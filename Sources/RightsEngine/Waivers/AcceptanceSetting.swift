internal import RightsEvaluation
internal import RightsModel
internal import RightsSnapshots

extension AcceptanceJudge {
  /// One subject, as far as what is accepted of it depends on that. Made only where something may be.
  struct Setting {
    let facts: MachineFacts
    let layer: Layer
    let gpo: GUID?
    let domain: String?
    /// Rights of which the machine's sources say different things.
    let disputed: Set<UserRight>
    private let judge: SubjectJudge
    private let rules: RuleSet?
    private let context: EvaluationContext

    init(_ report: SubjectReport, _ judge: SubjectJudge) {
      self.judge = judge
      facts = report.facts
      layer = report.layer
      disputed = report.disputedRights(judge.plan.rules)
      let parts = report.subject.kind == .gpo ? report.subject.id.split(separator: "/") : []
      domain = parts.count == 2 ? String(parts[0]) : nil
      gpo = parts.last.flatMap { GUID(String($0)) }
      let ruleSet = judge.planner.plan(facts, gpo: gpo, domain: domain, layer: layer).ruleSet
      rules = ruleSet.map { judge.planner.ruleSets[$0] }
      let mayBeWellKnown = report.readAs.contains { (SnapshotFormats.named($0)?.names ?? .anything) == .anything }
      // Which RIDs have names of their own is not kept; without that a name could be more, so less is certain.
      context = judge.context(facts, ruleSet, mayBeWellKnown: mayBeWellKnown, namedRIDs: [])
    }

    /// The principals of a waiver on this machine.
    func principals(_ references: [PrincipalReference]) -> NamedPrincipals {
      var context = context
      context.accounts.merge(
        AccountBinding(directory: judge.plan.directory).accounts(of: references, facts)
      ) { own, _ in own }
      return NamedPrincipals(references, context)
    }

    /// The result as if `unexpected` did not hold the right and `missing` did; nil for what no assignment decides.
    func judgeAgain(_ result: RuleResult, missing: Set<Principal>, unexpected: Set<Principal>) -> RuleResult? {
      guard var observed = result.observed,
        let member = rules?.members.first(where: { $0.rule.index == result.ruleIndex }),
        // What overlays may make of it besides would have to pass too.
        member.overlaid?.isCertain ?? true
      else { return nil }
      func judged(_ assignment: Assignment) -> RuleResult {
        observed.assignment = assignment
        return RuleEvaluator.evaluate(member.rule, observed, layer: layer, context, orphans: [], partial: nil)
      }
      let wasEmpty: Bool
      var holders = missing
      var isComplete = true
      switch observed.assignment {
      case .principals(let principals, let complete):
        wasEmpty = false
        isComplete = complete
        holders.formUnion(principals.filter { !unexpected.contains($0) })
      case .noOne, .notDefined: wasEmpty = true
      case .notCollected: return nil
      }
      if !holders.isEmpty { return judged(.principals(holders.sorted(), complete: isComplete)) }
      guard isComplete else {
        var result = judged(.notCollected)
        if result.verdict == .notCollected { result.reason = "who else holds it was not seen" }
        return result
      }
      let empty = judged(wasEmpty ? observed.assignment : .noOne)
      guard layer == .groupPolicy, !wasEmpty, empty.verdict != .pass else { return empty }
      // Where a GPO may define a right for them, it need not do without the line.
      return judged(.notDefined)
    }
  }
}
