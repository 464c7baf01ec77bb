package import RightsModel
package import RightsPolicies
internal import RightsSnapshots

/// One machine that the rules of a policy are tried on, by the judge of scans.
package struct RuleSetting: Sendable {
  package let facts: MachineFacts
  /// What was collected of it beside rights.
  let snapshot: Snapshot
  /// The other machines of the run.
  let others: [(setting: RuleSetting, rights: PolicyTest.Rights)]

  /// - Parameters:
  ///   - orphans: SIDs that are known not to resolve.
  ///   - beside: its tokens, its WMI providers and the like; nil: nothing of that was collected.
  ///   - others: the other machines of the run.
  package init(
    _ facts: MachineFacts, orphans: Set<SID> = [], beside: Snapshot? = nil, others: [RuleTest.Other] = []
  ) {
    self.facts = facts
    let name = facts.name ?? "machine"
    var snapshot = beside ?? Snapshot(subject: Subject(kind: .machine, id: name), layer: .effective)
    snapshot.subject = Subject(kind: .machine, id: name)
    snapshot.orphans = orphans
    // A name that a test writes is the account that it names, as in an export.
    snapshot.readAs = [SeceditExport.id]
    self.snapshot = snapshot
    self.others = others.map { (RuleSetting($0.machine, orphans: orphans), $0.rights) }
  }

  /// What a scan would have read of it.
  func machine(_ rights: PolicyTest.Rights) -> (item: WorkItem, reading: Reading) {
    var snapshot = snapshot
    for (right, observed) in rights { snapshot.rights[right] = observed }
    return (
      WorkItem(subject: snapshot.subject, source: .missing, inventory: -1),
      Reading(snapshots: [snapshot], inputs: [], facts: facts)
    )
  }

  /// The verdict of a rule; nil where it is not for the machine.
  ///
  /// - Parameter rights: those that are left out were not collected.
  package func result(of rule: PolicyRule, _ rights: PolicyTest.Rights) -> RuleResult? {
    result(of: rule, rights, RuleTrial(rule))
  }

  /// - Parameter trial: has the rule.
  func result(of rule: PolicyRule, _ rights: PolicyTest.Rights, _ trial: RuleTrial) -> RuleResult? {
    trial.results(self, rights).first { $0.rule.id == rule.rule.id }?.result
  }
}
