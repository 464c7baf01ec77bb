internal import RightsEvaluation
internal import RightsModel

/// Tries changed rules: does a test notice, and could any test?
struct MutantTrial {
  let baseline: Baseline
  let machines: ExampleMachines
  /// For the parameters: each has an account of its own.
  let lists: [String: [PrincipalReference]]

  /// Where a changed rule judges otherwise.
  struct Witness {
    var machine: MachineFacts
    var assignment: Assignment
    /// Of the rule as it is.
    var verdict: Verdict
  }

  init(_ baseline: Baseline) {
    self.baseline = baseline
    machines = ExampleMachines(baseline)
    lists = machines.lists
  }

  /// Whether some check of these plans comes out otherwise than it must.
  func isNoticed(_ mutant: RuleMutant, by plans: [PolicyTestPlan]) -> Bool {
    for plan in plans {
      guard let checks = plan.checks[mutant.rule.right] else { continue }
      var lists = plan.lists
      if let fallback = mutant.fallback {
        guard !plan.given.contains(fallback.name) else { continue }
        lists[fallback.name] = fallback.list
      }
      let compiled = CompiledRule(mutant.rule.substituting(lists), index: 0)
      for check in checks where plan.settings[check.setting].verdict(compiled, check.observed) != check.expected {
        return true
      }
    }
    return false
  }

  /// The first machine and assignment that tell the two apart, or nil where none does: then they mean the same.
  func witness(_ rule: Rule, _ mutant: RuleMutant) -> Witness? {
    var changed = mutant.fallback == nil ? lists : baseline.lists()
    let before = rule.substituting(changed)
    if let fallback = mutant.fallback { changed[fallback.name] = fallback.list }
    let after = mutant.rule.substituting(changed)
    let (old, new) = (CompiledRule(before, index: 0), CompiledRule(after, index: 0))
    for facts in machines.all(for: rule) {
      let setting = PolicyTestSetting(facts, baseline, accountReferences: baseline.accountReferences)
      let slots = mutant.slot.map { [$0] } ?? RuleSlot.all(before)
      let counting = slots.filter { $0.counts(in: before, setting) }
      guard !counting.isEmpty else { continue }
      let judged =
        counting.map { $0.expectation(before) }
        + RuleSlot.all(after).filter { $0.counts(in: after, setting) }.map { $0.expectation(after) }
      for assignment in Probes(domain: facts.domain, layer: baseline.layer).assignments(judged) {
        let observed = setting.resolved(ObservedRight(assignment, line: 1))
        let verdict = setting.verdict(old, observed)
        if verdict != setting.verdict(new, observed) {
          return Witness(machine: facts, assignment: assignment, verdict: verdict)
        }
      }
    }
    return nil
  }
}
