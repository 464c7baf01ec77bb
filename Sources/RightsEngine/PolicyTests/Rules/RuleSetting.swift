internal import RightsEvaluation
internal import RightsIdentity
package import RightsModel
package import RightsPolicies

/// One machine that the rules of a policy are tried on, by the evaluator that scans use.
package struct RuleSetting: Sendable {
  package let facts: MachineFacts

  private let orphans: Set<SID>

  /// - Parameter orphans: SIDs that are known not to resolve.
  package init(_ facts: MachineFacts, orphans: Set<SID> = []) {
    self.facts = facts
    self.orphans = orphans
  }

  /// The verdict of a rule; nil where it is not for the machine.
  ///
  /// - Parameter rights: those that are left out were not collected.
  package func result(of rule: PolicyRule, _ rights: [UserRight: ObservedRight]) -> RuleResult? {
    guard let standing = rule.standing(facts) else { return nil }
    var doubt: String?
    switch standing {
    case .applies: break
    case .doesNotApply: return RuleResult(ruleIndex: 0, verdict: .notApplicable)
    case .unknown(let missing): doubt = missing.words
    }
    guard case .sets(let clauses) = rule.rule.body else { return nil }
    let compiled = CompiledAssertion(rule.rule, index: 0)
    let accounts = AccountBinding(directory: DirectoryView()).accounts(of: compiled.accountReferences, facts)
    let names = ObservedNames(facts: facts, mayBeWellKnown: false, directory: { _, _ in nil })
    var table = RightsTable.notCollected
    for (right, observed) in rights {
      table[right] = observed
      guard case .principals(let holders, let complete) = observed.assignment else { continue }
      table[right].assignment = .principals(names.resolve(holders), complete: complete)
    }
    let known = Set(facts.accounts.values)
    let scene = AssertionScene(
      rights: table, context: EvaluationContext(facts: facts, accounts: accounts, namesMayBeWellKnown: false),
      resolves: { [orphans] sid in
        if orphans.contains(sid) { return false }
        if sid.authority != 12, !sid.isDomainAccount || sid.rid < 1000 { return true }
        return known.contains(sid) ? true : nil
      })
    return AssertionEvaluator.evaluate(compiled, clauses, on: scene, doubt: doubt)
  }
}
