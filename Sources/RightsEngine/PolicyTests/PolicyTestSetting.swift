internal import RightsBaselines
internal import RightsEvaluation
internal import RightsIdentity
internal import RightsModel
internal import RightsPolicies

/// One machine or GPO that rules are tried on: who its names are, and what a scan would know of it.
struct PolicyTestSetting: Sendable {
  let facts: MachineFacts
  private let layer: Layer
  /// False where the baseline is for another release or role.
  private let fits: Bool
  private let context: EvaluationContext

  /// - Parameter baseline: with its parameters filled in or not: no account is named by one.
  init(_ facts: MachineFacts, _ baseline: Baseline, accountReferences: [PrincipalReference]) {
    self.facts = facts
    layer = baseline.layer
    let scope = MachineSelector(os: baseline.appliesTo.os, roles: baseline.appliesTo.roles)
    fits = baseline.layer == .groupPolicy || scope.match(facts) != .doesNotMatch
    context = EvaluationContext(
      facts: facts, accounts: AccountBinding(directory: DirectoryView()).accounts(of: accountReferences, facts),
      namesMayBeWellKnown: false)
  }

  /// The same right with its holders found, as a scan does before it judges.
  func resolved(_ observed: ObservedRight) -> ObservedRight {
    guard case .principals(let principals, let complete) = observed.assignment else { return observed }
    let names = ObservedNames(facts: facts, mayBeWellKnown: false, directory: { _, _ in nil })
    var observed = observed
    observed.assignment = .principals(names.resolve(principals), complete: complete)
    return observed
  }

  /// The verdict of a rule on a resolved right.
  func verdict(_ rule: CompiledRule, _ observed: ObservedRight) -> Verdict {
    guard fits else { return .notApplicable }
    return RuleEvaluator.evaluate(rule, observed, layer: layer, context, orphans: [], partial: nil).verdict
  }
}

extension Baseline {
  /// Every account that its rules name.
  var accountReferences: [PrincipalReference] {
    let references = rules.flatMap { rule in
      rule.expectation.references + rule.branches.flatMap(\.expectation.references)
    }
    return Set(references).filter {
      switch $0 {
      case .account, .relativeName: true
      case .sid, .relative, .anyOf, .parameter: false
      }
    }.sorted()
  }
}
