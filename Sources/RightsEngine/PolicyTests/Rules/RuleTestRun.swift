internal import RightsBaselines
internal import RightsIdentity
internal import RightsModel
internal import RightsPolicies
internal import RightsSnapshots
internal import RightsText
internal import RightsYAML

/// Runs the tests of policies, and measures what they are worth to the policies' own rules.
struct RuleTestRun {
  /// What a test expects something of.
  enum Target {
    /// A rule of a policy.
    case own(PolicyRule)
    /// A rule of what a policy assigns, or of the engine itself, by its id or its right.
    case named(String)
  }

  /// One machine and what a rule must say of it.
  struct Check {
    var target: Target
    var setting: RuleSetting
    var rights: PolicyTest.Rights
    var expected: Verdict
    /// Index of the test in its document.
    var test: Int
    var words: String
    var location: SourceLocation

    /// The policy's own rule; nil where it is not about one.
    var rule: PolicyRule? { if case .own(let rule) = target { rule } else { nil } }

    /// A rule that is not for the machine counts as one that does not apply.
    func verdict(_ rule: PolicyRule, _ trial: RuleTrial) -> Verdict {
      setting.result(of: rule, rights, trial)?.verdict ?? .notApplicable
    }

    /// Each verdict that differs from what is expected, with the rule's name.
    func differences(_ all: RuleTrial) -> [(name: String, verdict: Verdict)] {
      var found: [(name: String, verdict: Verdict)] = []
      switch target {
      case .own(let rule): found = [(rule.rule.name, verdict(rule, RuleTrial(rule)))]
      case .named(let name):
        found = all.results(setting, rights).filter { $0.rule.id == name || $0.rule.right?.constant == name }
          .map { ($0.rule.id, $0.result.verdict) }
        if found.isEmpty { found = [(name, .notApplicable)] }
      }
      return found.filter { $0.verdict != expected }
    }
  }

  /// Laid out against its policy.
  struct Plan {
    var policy: Policy
    /// The rules of the policies that it includes.
    var included: [PolicyRule]
    /// All that the policy assigns and includes.
    var all: RuleTrial
    var uri: String
    var names: [String]
    var places: [SourceLocation]
    var checks: [Check] = []
  }

  private let library: BaselineLibrary
  // By id or path.
  private var configurations: [String: Configuration] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ library: BaselineLibrary) { self.library = library }

  mutating func plans(_ tests: [RuleTest]) -> [Plan] { tests.compactMap { plan($0) } }

  // MARK: Policies

  private mutating func plan(_ test: RuleTest) -> Plan? {
    guard let configuration = configuration(test), let policy = configuration.policies.first else { return nil }
    let sets = configuration.policies.flatMap(\.sets)
    for set in test.sets where !sets.contains(where: { $0.name == set.name }) {
      diagnostics.append(
        Diagnostic(
          .error, "undeclared-set", "\(policy.id) has no set `\(set.name)`", at: set.location,
          help: Suggestion.help(for: set.name, in: sets.map(\.name))))
    }
    var plan = Plan(
      policy: policy, included: configuration.policies.dropFirst().flatMap(\.rules), all: RuleTrial(configuration),
      uri: test.location.uri, names: [], places: [])
    let common = setting(test.machine, test, test.beside, test.others)
    if !test.good.isEmpty {
      plan.names.append(PolicyTestPlan.goodName)
      plan.places.append(test.location)
      layGood(test, common, &plan)
    }
    for item in test.cases { lay(item, setting(item.machine ?? test.machine, test, item.beside, item.others), &plan) }
    return plan
  }

  /// The good example passes each rule that applies, of those about a right each that it spells out.
  private func layGood(_ test: RuleTest, _ setting: RuleSetting, _ plan: inout Plan) {
    func add(_ target: Target) {
      plan.checks.append(
        Check(
          target: target, setting: setting, rights: test.good, expected: .pass, test: 0, words: "",
          location: test.location))
    }
    var isMoreAsked = false
    for rule in plan.policy.rules {
      if Self.isMoreAsked(rule.rule.body, than: test) {
        isMoreAsked = true
        continue
      }
      guard let result = setting.result(of: rule, test.good), result.verdict != .notApplicable else { continue }
      add(.own(rule))
    }
    for (rule, result) in plan.all.results(setting, test.good) {
      guard let right = rule.right, test.good[right] != nil, result.verdict != .notApplicable else { continue }
      add(.named(rule.id))
    }
    // It is what the tests begin with, and no test itself, where no rule is about it alone.
    if plan.checks.isEmpty, isMoreAsked {
      plan.names.removeLast()
      plan.places.removeLast()
    }
  }

  /// Rights alone say nothing of how WMI is reached, and those of one machine nothing of what others have.
  private static func isMoreAsked(_ body: AssertionBody, than test: RuleTest) -> Bool {
    switch body {
    case .sets: false
    case .wmi: test.beside.isEmpty
    case .sameInGroup: test.others.isEmpty
    }
  }

  private mutating func setting(
    _ facts: MachineFacts, _ test: RuleTest, _ beside: [YAMLNode.Entry], _ others: [RuleTest.Other]
  ) -> RuleSetting {
    guard !beside.isEmpty else { return RuleSetting(facts, orphans: test.orphans, others: others) }
    var snapshot = Snapshot(subject: Subject(kind: .machine, id: ""), layer: .effective)
    let collector = DiagnosticCollector()
    SnapshotParts.read(YAMLNode(.mapping(beside), at: test.location), into: &snapshot, diagnostics: collector)
    // What is common to several tests is read with each.
    for diagnostic in collector.diagnostics where !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    return RuleSetting(facts, orphans: test.orphans, beside: snapshot, others: others)
  }

  /// The policy with all that it assigns and includes, itself the first; nil, reported, where something is wrong with them.
  private mutating func configuration(_ test: RuleTest) -> Configuration? {
    var path = test.policy
    if library.policy(path) == nil {
      if path.hasSuffix(".yaml"), !path.hasPrefix("/"), let slash = test.location.uri.lastIndex(of: "/") {
        path = test.location.uri[...slash] + path
      }
      guard DirectoryListing.kind(of: path) == .file else {
        diagnostics.append(
          Diagnostic(
            .error, "unknown-policy", "there is no policy \(Quoted.text(test.policy))", at: test.policyLocation,
            help: Suggestion.help(for: test.policy, in: library.policyIDs)))
        return nil
      }
    }
    if test.sets.isEmpty, let known = configurations[path] { return known }
    var request = ScanRequest(library: library, asOf: Timestamp(seconds: 0), toolVersion: "")
    request.policies = [path]
    request.sets = test.sets.map {
      NamedSet(name: $0.name, principals: $0.principals, isDefault: false, location: $0.location)
    }
    let configuration = Configuration(request)
    for diagnostic in configuration.diagnostics where !diagnostics.contains(diagnostic) {
      diagnostics.append(diagnostic)
    }
    guard !configuration.hasErrors, !configuration.policies.isEmpty else { return nil }
    if test.sets.isEmpty { configurations[path] = configuration }
    return configuration
  }

  private mutating func lay(_ item: RuleTest.Case, _ setting: RuleSetting, _ plan: inout Plan) {
    plan.names.append(item.name)
    plan.places.append(item.location)
    let test = plan.names.count - 1
    for expected in item.expectations {
      let targets = Self.targets(expected, plan)
      if targets.isEmpty {
        let names = plan.policy.rules.map(\.rule.name)
        diagnostics.append(
          expected.rule.map {
            Diagnostic(
              .error, "unknown-rule", "\(plan.policy.id) has no rule `\($0)`", at: expected.location,
              help: Suggestion.help(for: $0, in: names + plan.all.names))
          }
            ?? Diagnostic(
              .error, "unknown-rule", "\(plan.policy.id) has no rules of its own", at: expected.location,
              help: "expect a verdict of each right or rule that is meant, such as `SeDebugPrivilege: fail`"))
      }
      for target in targets {
        for (rights, words) in Self.variants(item, setting.facts) {
          plan.checks.append(
            Check(
              target: target, setting: setting, rights: rights, expected: expected.verdict, test: test, words: words,
              location: expected.location))
        }
      }
    }
  }

  private static func targets(_ expected: RuleTest.Expected, _ plan: Plan) -> [Target] {
    guard let name = expected.rule else { return plan.policy.rules.map(Target.own) }
    let own = plan.policy.rules.filter { $0.rule.name == name || $0.rule.id == name }
    if !own.isEmpty { return own.map(Target.own) }
    let included = plan.included.filter { $0.rule.id == name }
    if !included.isEmpty { return included.map(Target.own) }
    return plan.all.has(name) ? [.named(name)] : []
  }

  /// The machine of a test, or those that differ from it by one holder.
  private static func variants(_ item: RuleTest.Case, _ facts: MachineFacts) -> [(PolicyTest.Rights, String)] {
    guard let variation = item.variation else { return [(item.rights, "")] }
    var variants: [(PolicyTest.Rights, String)] = []
    for right in item.varied {
      var holders: [Principal] = []
      if case .principals(let principals, _) = item.rights[right]?.assignment { holders = principals }
      let changes: [(Principal, [Principal], String)] =
        switch variation {
        case .add(let list): list.map { ($0, holders + [$0], "with") }
        case .remove(let list): (list ?? holders).map { gone in (gone, holders.filter { $0 != gone }, "without") }
        }
      for (principal, changed, word) in changes where Set(changed) != Set(holders) {
        var rights = item.rights
        rights[right] = ObservedRight(Assignment(holders: changed, complete: true), line: item.rights[right]?.line ?? 1)
        let label = PrincipalNames.label(of: principal, names: [:], facts: facts)
        variants.append((rights, " \(word) \(label) in \(right)"))
      }
    }
    return variants
  }

  // MARK: Judging

  static func judge(_ plan: Plan) -> PolicyTestOutcome.Document {
    var tests = plan.names.indices.map {
      PolicyTestOutcome.Test(name: plan.names[$0], location: plan.places[$0], checks: 0, failures: [])
    }
    for check in plan.checks {
      tests[check.test].checks += 1
      for (name, verdict) in check.differences(plan.all) {
        tests[check.test].failures.append(
          "\(check.location.withoutColumn): \(name)\(check.words): \(check.expected.rawValue) expected,"
            + " \(verdict.rawValue) found")
      }
    }
    for index in tests.indices where tests[index].checks == 0 { tests[index].failures.append("it expects nothing") }
    return PolicyTestOutcome.Document(uri: plan.uri, baseline: plan.policy.id, tests: tests)
  }

  // MARK: Measuring

  /// What a test must have seen a rule give.
  private static func verdicts(_ body: AssertionBody) -> [Verdict] {
    switch body {
    case .sets, .sameInGroup: [.pass, .fail]
    // Not every link can be broken: nobody but its author can say that a provider does not do what it has to.
    case .wmi: [.pass]
    }
  }

  /// Each rule must have been seen to pass and to fail; each change of a rule must be noticed.
  static func measure(_ plans: [Plan], mutates: Bool) -> [PolicyTestOutcome.Measure] {
    var measures: [PolicyTestOutcome.Measure] = []
    let ids = Set(plans.map(\.policy.id)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for id in ids {
      let own = plans.filter { $0.policy.id == id }
      var measure = PolicyTestOutcome.Measure(baseline: id)
      for rule in own.first?.policy.rules ?? [] {
        let checks = own.flatMap(\.checks).filter { $0.rule?.rule.id == rule.rule.id }
        for verdict in verdicts(rule.rule.body) {
          if checks.contains(where: { $0.expected == verdict }) {
            measure.covered += 1
          } else {
            measure.uncovered.append(
              "\(rule.rule.declaredAt.withoutColumn): \(rule.rule.id): no test sees it \(verdict.rawValue)")
          }
        }
        guard mutates, own.allSatisfy({ judge($0).tests.allSatisfy(\.failures.isEmpty) }) else { continue }
        measure.isMutated = true
        for mutant in AssertionMutant.all(of: rule.rule) {
          let isNoticed = own.contains { plan in
            guard var changed = plan.policy.rules.first(where: { $0.rule.id == rule.rule.id }) else { return false }
            changed.rule.body = mutant.body(changed.rule.body)
            let trial = RuleTrial(changed)
            return plan.checks.contains { check in
              check.rule?.rule.id == rule.rule.id && check.verdict(changed, trial) != check.expected
            }
          }
          if isNoticed {
            measure.killed += 1
          } else {
            measure.survivors.append(
              PolicyTestOutcome.Survivor(
                rule: rule.rule.id, words: mutant.words, location: rule.rule.declaredAt.withoutColumn,
                witness: "a test whose verdict depends on it would notice it"))
          }
        }
      }
      measures.append(measure)
    }
    return measures
  }
}
