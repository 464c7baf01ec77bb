internal import RightsBaselines
internal import RightsEvaluation
internal import RightsModel
internal import RightsPolicies
internal import RightsReports

/// The rules that machines end with, whatever they hold.
extension MachineExplanation {
  /// A page with the rules of each machine and GPO that inputs and inventories name, or of one; or the same as JSON.
  package static func rules(of machine: String?, _ request: ScanRequest, asJSON: Bool) -> Outcome {
    explain(machine, request) { explanations throws(DiagnosticError) in
      let machines = explanations.map(\.resolved)
      return asJSON ? ResolvedMachine.json(machines) : machines.map(\.text).joined(separator: "\n")
    }
  }

  var resolved: ResolvedMachine {
    let (assignments, others) = assignments
    return ResolvedMachine(
      name: report.subject.gpoName ?? report.subject.id, os: report.os, role: report.role, assignments: assignments,
      others: others, gap: judgedBy.gap, dropped: judgedBy.diagnostics.filter { $0.code == "rule-dropped" },
      rules: (set?.members ?? []).map(resolved) + (set?.assertions ?? []).map(resolved))
  }

  private func resolved(_ member: RuleSet.Member) -> ResolvedMachine.Rule {
    let changed = member.overlaid?.changed
    let rule = changed?.rule ?? member.rule.rule
    let doubts = [member.overlaid?.fault.map { "\($0)" }, member.overlaid?.doubt].compactMap(\.self)
    return ResolvedMachine.Rule(
      id: rule.id, right: rule.right, severity: rule.severity, expectation: rule,
      demands: [ExpectationWords.clause(of: rule)], place: rule.declaredAt, overlays: changed?.changes ?? [],
      doubt: doubts.first { !$0.isEmpty }, applies: member.applies)
  }

  private func resolved(_ assertion: RuleSet.Assertion) -> ResolvedMachine.Rule {
    let rule = assertion.compiled.rule
    var doubt: String?
    if case .unknown(let missing) = assertion.standing { doubt = "whether it is meant is open: \(missing.words)" }
    return ResolvedMachine.Rule(
      id: rule.id, severity: rule.severity, demands: AssertionWords.lines(rule.body), place: rule.declaredAt,
      overlays: [], doubt: doubt, applies: assertion.standing != .doesNotApply)
  }

  /// What applies to the subject, and the number of assignments that do not.
  var assignments: (all: [ResolvedMachine.Assignment], others: Int) {
    var all = configuration.named.map { ResolvedMachine.Assignment(standing: .matches, names: [$0]) }
    for exclusion in configuration.policies.flatMap(\.outOfScope) {
      switch match(exclusion.to, excuses: true) {
      case .matches:
        all.append(.init(standing: .outOfScope, place: exclusion.location, names: [], reason: exclusion.reason))
      case .unknown(let missing):
        all.append(.init(standing: .mayBeOutOfScope, place: exclusion.location, names: [], reason: missing.words))
      case .doesNotMatch: continue
      }
    }
    var others = 0
    var seen: Set<SourceLocation> = []
    for assignment in configuration.policies.flatMap(\.assignments) where seen.insert(assignment.location).inserted {
      let same = configuration.policies.flatMap(\.assignments).filter { $0.location == assignment.location }
      let names = same.flatMap(\.baselines).map(\.id) + assignment.overlays.map(Self.words)
      switch match(assignment.to) {
      case .matches: all.append(.init(standing: .matches, place: assignment.location, names: names))
      case .unknown(let missing):
        all.append(.init(standing: .unknown, place: assignment.location, names: names, reason: missing.words))
      case .doesNotMatch: others += 1
      }
    }
    return (all, others)
  }

  private static func words(_ use: Policy.OverlayUse) -> String {
    switch use {
    case .named(let name): "overlay \(name.id)"
    case .inline(let overlay, _): "overlay of \(overlay.entries.map(\.right.constant).joined(separator: ", "))"
    }
  }

  private func match(_ selector: AssignmentSelector, excuses: Bool = false) -> AssignmentMatch {
    switch (selector, report.layer) {
    case (.machines(let selector), .effective): selector.match(report.facts, excuses: excuses)
    case (.gpos(let selector), .groupPolicy): gpo.map { selector.match($0, domain: domain) } ?? .doesNotMatch
    case (.machines, .groupPolicy), (.gpos, .effective): .doesNotMatch
    }
  }
}
