internal import RightsModel
internal import RightsPolicies
internal import RightsSnapshots

/// Rules that are tried on machines that a test spells out, by the judge of scans.
struct RuleTrial {
  private let plan: ScanPlan
  private let judge: SubjectJudge
  /// When the machines are judged: the end of the year 9999, by when all that a test dates has happened.
  private static let moment = Timestamp(seconds: 253_402_300_799)

  /// Everything that policies assign, and their own rules.
  init(_ configuration: Configuration) {
    self.init(
      PlanSource(
        baselines: configuration.baselines, named: [], policies: configuration.policies,
        overlays: configuration.overlays, rules: RuleSelection.rules(configuration, only: [], skip: [])))
  }

  /// One rule of a policy alone.
  init(_ rule: PolicyRule) {
    var policy = Policy(id: "test", assignments: [], location: rule.rule.declaredAt)
    policy.rules = [rule]
    self.init(
      PlanSource(
        baselines: [], named: [], policies: [policy], overlays: OverlaySource(),
        rules: [.gap, .sourcesDisagree, .assertion(rule.rule)]))
  }

  private init(_ source: PlanSource) {
    plan = ScanPlan(
      input: ReadPlan(roots: [], inventory: [], digests: false), items: [], source: source, directory: DirectoryView(),
      rules: source.rules, showsEveryVerdict: true, oldest: nil, asOf: Self.moment)
    judge = SubjectJudge(plan)
  }

  /// The results on a machine with these rights; those that are left out were not collected.
  func results(_ setting: RuleSetting, _ rights: PolicyTest.Rights) -> [(rule: RunRule, result: RuleResult)] {
    var snapshot = setting.snapshot
    for (right, observed) in rights { snapshot.rights[right] = observed }
    let item = WorkItem(subject: snapshot.subject, source: .missing, inventory: -1)
    let report = judge.report(item, Reading(snapshots: [snapshot], inputs: [], facts: setting.facts))
    return report.results.map { (plan.rules[$0.ruleIndex], $0) }
  }

  /// Whether a scan would know a rule by this id, or have one about this right.
  func has(_ name: String) -> Bool {
    plan.rules.contains { $0.id == name || $0.right?.constant == name }
  }

  /// What a reader who mistypes one of its rules is told.
  var names: [String] { plan.rules.map(\.id) + Set(plan.rules.compactMap(\.right)).sorted().map(\.constant) }
}
