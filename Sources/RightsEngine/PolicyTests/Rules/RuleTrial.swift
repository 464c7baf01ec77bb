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
    let machine = setting.machine(rights)
    let others = setting.others.map { $0.setting.machine($0.rights) }
    let report = judge(among: [machine] + others).report(machine.item, machine.reading)
    return report.results.map { (plan.rules[$0.ruleIndex], $0) }
  }

  /// The judge of a run over these machines, which are all that there are; that of one machine knows of no others.
  private func judge(among machines: [(item: WorkItem, reading: Reading)]) -> SubjectJudge {
    guard machines.count > 1 else { return judge }
    var plan = plan
    plan.input.inventory = machines.map(\.reading.facts)
    plan.groups = GroupSurvey.groups(judge, machines)
    return SubjectJudge(plan)
  }

  /// Whether a scan would know a rule by this id, or have one about this right.
  func has(_ name: String) -> Bool {
    plan.rules.contains { $0.id == name || $0.right?.constant == name }
  }

  /// What a reader who mistypes one of its rules is told.
  var names: [String] { plan.rules.map(\.id) + Set(plan.rules.compactMap(\.right)).sorted().map(\.constant) }
}
