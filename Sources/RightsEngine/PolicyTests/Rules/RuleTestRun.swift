internal import RightsBaselines
internal import RightsIdentity
internal import RightsModel
internal import RightsPolicies
internal import RightsYAML

/// Runs the tests of policies' rules, and measures what they are worth.
struct RuleTestRun {
  /// One machine and what a rule must say of it.
  struct Check {
    var rule: PolicyRule
    var setting: RuleSetting
    var rights: PolicyTest.Rights
    var expected: Verdict
    /// Index of the test in its document.
    var test: Int
    var words: String
    var location: SourceLocation

    /// A rule that is not for the machine counts as one that does not apply.
    func verdict(_ rule: PolicyRule) -> Verdict { setting.result(of: rule, rights)?.verdict ?? .notApplicable }
  }

  /// Laid out against its policy.
  struct Plan {
    var policy: Policy
    var uri: String
    var names: [String]
    var places: [SourceLocation]
    var checks: [Check] = []
  }

  private let library: BaselineLibrary
  private(set) var diagnostics: [Diagnostic] = []

  init(_ library: BaselineLibrary) { self.library = library }

  mutating func plans(_ tests: [RuleTest]) -> [Plan] { tests.compactMap { plan($0) } }

  // MARK: Policies

  private mutating func plan(_ test: RuleTest) -> Plan? {
    guard var policy = policy(test) else { return nil }
    var others = Policy(id: "test", assignments: [], location: test.location)
    others.sets = test.sets.map {
      NamedSet(name: $0.name, principals: $0.principals, isDefault: false, location: $0.location)
    }
    for set in others.sets where !policy.sets.contains(where: { $0.name == set.name }) {
      diagnostics.append(
        Diagnostic(
          .error, "undeclared-set", "\(policy.id) has no set `\(set.name)`", at: set.location,
          help: Suggestion.help(for: set.name, in: policy.sets.map(\.name))))
    }
    policy = [policy, others].fillingNamedSets { _ in }[0]
    var plan = Plan(policy: policy, uri: test.location.uri, names: [], places: [])
    let common = RuleSetting(test.machine, orphans: test.orphans)
    if !test.good.isEmpty {
      plan.names.append(PolicyTestPlan.goodName)
      plan.places.append(test.location)
      for rule in policy.rules {
        guard let result = common.result(of: rule, test.good), result.verdict != .notApplicable else { continue }
        plan.checks.append(
          Check(
            rule: rule, setting: common, rights: test.good, expected: .pass, test: 0, words: "", location: test.location
          ))
      }
    }
    for item in test.cases { lay(item, item.machine.map { RuleSetting($0, orphans: test.orphans) } ?? common, &plan) }
    return plan
  }

  private mutating func policy(_ test: RuleTest) -> Policy? {
    let isFile = library.policy(test.policy) == nil && test.policy.hasSuffix(".yaml")
    var path = test.policy
    if isFile, !path.hasPrefix("/"), let slash = test.location.uri.lastIndex(of: "/") {
      path = test.location.uri[...slash] + path
    }
    let collector = DiagnosticCollector()
    defer { diagnostics += collector.diagnostics }
    do throws(DiagnosticError) {
      let file = library.policy(test.policy) ?? LibraryFile.named(path)
      let document = DocumentFile(
        try file.bytes(), uri: file.uri, expected: [.policy, .baseline], diagnostics: collector)
      if let policy = document.policies(collector).first { return policy }
      collector.error("no-policy", "the file holds no policy", at: test.policyLocation)
    } catch {
      collector.error(
        "unknown-policy", "there is no policy \(Quoted.text(test.policy))", at: test.policyLocation,
        help: Suggestion.help(for: test.policy, in: library.policyIDs))
    }
    return nil
  }

  private mutating func lay(_ item: RuleTest.Case, _ setting: RuleSetting, _ plan: inout Plan) {
    plan.names.append(item.name)
    plan.places.append(item.location)
    let test = plan.names.count - 1
    for expected in item.expectations {
      let rules = plan.policy.rules.filter { expected.rule == nil || $0.rule.name == expected.rule }
      if rules.isEmpty {
        diagnostics.append(
          Diagnostic(
            .error, "unknown-rule", "\(plan.policy.id) has no rule `\(expected.rule ?? "")`", at: expected.location,
            help: Suggestion.help(for: expected.rule ?? "", in: plan.policy.rules.map(\.rule.name))))
      }
      for rule in rules {
        for (rights, words) in Self.variants(item, setting.facts) {
          plan.checks.append(
            Check(
              rule: rule, setting: setting, rights: rights, expected: expected.verdict, test: test, words: words,
              location: expected.location))
        }
      }
    }
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
      let verdict = check.verdict(check.rule)
      guard verdict != check.expected else { continue }
      tests[check.test].failures.append(
        "\(check.location.withoutColumn): \(check.rule.rule.name)\(check.words): \(check.expected.rawValue) expected,"
          + " \(verdict.rawValue) found")
    }
    for index in tests.indices where tests[index].checks == 0 { tests[index].failures.append("it expects nothing") }
    return PolicyTestOutcome.Document(uri: plan.uri, baseline: plan.policy.id, tests: tests)
  }

  // MARK: Measuring

  /// Each rule must have been seen to pass and to fail; each change of a rule must be noticed.
  static func measure(_ plans: [Plan], mutates: Bool) -> [PolicyTestOutcome.Measure] {
    var measures: [PolicyTestOutcome.Measure] = []
    let ids = Set(plans.map(\.policy.id)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for id in ids {
      let own = plans.filter { $0.policy.id == id }
      var measure = PolicyTestOutcome.Measure(baseline: id)
      for rule in own.first?.policy.rules ?? [] {
        guard case .sets = rule.rule.body else { continue }
        let checks = own.flatMap(\.checks).filter { $0.rule.rule.id == rule.rule.id }
        for verdict in [Verdict.pass, .fail] {
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
          let isNoticed = checks.contains { check in
            var changed = check.rule
            changed.rule.body = mutant.body(check.rule.rule.body)
            return check.verdict(changed) != check.expected
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
