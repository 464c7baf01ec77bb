internal import RightsBaselines
internal import RightsEvaluation
internal import RightsIdentity
internal import RightsModel
internal import RightsPolicies
internal import RightsReports
internal import RightsText

/// Runs the tests of baselines: each rule on what a document spells out, by the evaluator that scans use.
package enum PolicyTests {
  /// Runs every test below the paths. Where a document is wrong, nothing is run.
  package static func run(_ request: PolicyTestRequest) async -> PolicyTestOutcome {
    var outcome = PolicyTestOutcome()
    outcome.mutates = request.mutates
    outcome.minimumCoverage = request.minimumCoverage
    let files = PolicyTestFiles.find(request.paths, diagnostics: &outcome.diagnostics)
    let read = files.compactMap { PolicyTestFiles.read($0, diagnostics: &outcome.diagnostics) }
    outcome.unread = outcome.diagnostics.count
    outcome.diagnostics += read.flatMap(\.diagnostics)
    let documents = read.flatMap(\.tests)
    let loaded = load(documents, request.library, &outcome.diagnostics)
    let pairs = documents.compactMap { test in loaded[key(test, request.library)].map { (test, $0) } }
    let plans = pairs.map { PolicyTestPlan($0.0, $0.1) }
    outcome.diagnostics += plans.flatMap(\.diagnostics)
    var rules = RuleTestRun(request.library)
    let rulePlans = rules.plans(read.flatMap(\.ruleTests))
    outcome.diagnostics += rules.diagnostics
    guard !outcome.hasWrongDocument else { return outcome }
    for (pair, plan) in zip(pairs, plans) { outcome.documents.append(judge(pair.0, pair.1, plan)) }
    outcome.documents += rulePlans.map(RuleTestRun.judge)
    guard request.measuresCoverage || request.mutates else { return outcome }
    var groups: [String: Group] = [:]
    for (index, pair) in pairs.enumerated() {
      var group = groups[pair.1.id] ?? Group(baseline: pair.1, plans: [], isSound: true)
      group.plans.append(plans[index])
      group.isSound = group.isSound && outcome.documents[index].tests.allSatisfy(\.failures.isEmpty)
      groups[pair.1.id] = group
    }
    outcome.measures = await measure(
      groups.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value), request)
    outcome.measures += RuleTestRun.measure(rulePlans, mutates: request.mutates)
    return outcome
  }

  private struct Group: Sendable {
    var baseline: Baseline
    var plans: [PolicyTestPlan]
    /// False where a test fails.
    var isSound: Bool
  }

  // MARK: Baselines

  /// A file beside the test, or the id.
  private static func key(_ test: PolicyTest, _ library: BaselineLibrary) -> String {
    guard library.baseline(test.baseline) == nil, test.baseline.hasSuffix(".yaml") else { return test.baseline }
    guard let slash = test.location.uri.lastIndex(of: "/"), !test.baseline.hasPrefix("/") else { return test.baseline }
    return test.location.uri[...slash] + test.baseline
  }

  private static func load(
    _ tests: [PolicyTest], _ library: BaselineLibrary, _ diagnostics: inout [Diagnostic]
  ) -> [String: Baseline] {
    var loaded: [String: Baseline] = [:]
    var seen: Set<String> = []
    var reported = Set<Diagnostic>()
    for test in tests {
      let key = key(test, library)
      guard seen.insert(key).inserted else { continue }
      let isFile = key.hasSuffix(".yaml") && library.baseline(key) == nil
      let load =
        isFile
        ? library.load(ids: [], files: [LibraryFile.named(key)])
        : library.load(located: [(id: key, location: test.baselineLocation)])
      for diagnostic in load.diagnostics where reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
      guard !load.hasErrors else { continue }
      if load.baselines.count == 1 {
        loaded[key] = load.baselines[0]
      } else {
        diagnostics.append(
          Diagnostic(
            .error, "several-baselines", "the file holds \(load.baselines.count) baselines, and a test is for one",
            at: test.baselineLocation, help: "give each a file of its own"))
      }
    }
    return loaded
  }

  // MARK: Judging

  private static func judge(
    _ test: PolicyTest, _ baseline: Baseline, _ plan: PolicyTestPlan
  ) -> PolicyTestOutcome.Document {
    var tests = plan.names.indices.map {
      PolicyTestOutcome.Test(name: plan.names[$0], location: plan.places[$0], checks: 0, failures: [])
    }
    for (index, message) in plan.idle { tests[index].failures.append(message) }
    for rule in baseline.rules {
      guard let checks = plan.checks[rule.right] else { continue }
      let compiled = CompiledRule(rule.substituting(plan.lists), index: 0)
      for check in checks {
        tests[check.test].checks += 1
        let verdict = plan.settings[check.setting].verdict(compiled, check.observed)
        guard verdict != check.expected else { continue }
        let step = words(check.step, plan.settings[check.setting].facts)
        let place = SourceLocation(uri: check.location.uri, line: check.location.line)
        tests[check.test].failures.append(
          "\(place): \(rule.right)\(step): \(check.expected.rawValue) expected, \(verdict.rawValue) found")
      }
    }
    return PolicyTestOutcome.Document(uri: test.location.uri, baseline: baseline.id, tests: tests)
  }

  private static func words(_ step: PolicyTestPlan.Step, _ facts: MachineFacts) -> String {
    switch step {
    case .asIs: ""
    case .added(let principal): " with \(PrincipalNames.label(of: principal, names: [:], facts: facts)) added"
    case .removed(let principal): " without \(PrincipalNames.label(of: principal, names: [:], facts: facts))"
    }
  }

  // MARK: Measuring

  private static func measure(_ groups: [Group], _ request: PolicyTestRequest) async -> [PolicyTestOutcome.Measure] {
    var measures = [PolicyTestOutcome.Measure?](repeating: nil, count: groups.count)
    await withTaskGroup(of: (Int, PolicyTestOutcome.Measure).self) { tasks in
      var next = 0
      func start() {
        guard next < groups.count else { return }
        let (index, group) = (next, groups[next])
        next += 1
        tasks.addTask { (index, measure(group, mutates: request.mutates)) }
      }
      for _ in 0..<max(1, request.jobs) { start() }
      while let (index, measure) = await tasks.next() {
        measures[index] = measure
        start()
      }
    }
    return measures.compactMap(\.self)
  }

  private static func measure(_ group: Group, mutates: Bool) -> PolicyTestOutcome.Measure {
    let trial = MutantTrial(group.baseline)
    var measure = PolicyTestOutcome.Measure(baseline: group.baseline.id)
    var coverage = OperatorCoverage()
    for rule in group.baseline.rules {
      coverage.add(rule, group.plans, trial: trial, words: ExpectationWords.condition)
    }
    measure.covered = coverage.covered
    measure.uncovered = coverage.open.map {
      "\($0.location.withoutColumn): \($0.rule): \($0.words): no test sees it \($0.verdict.rawValue)"
    }
    guard mutates, group.isSound else { return measure }
    measure.isMutated = true
    for rule in group.baseline.rules {
      for mutant in RuleMutant.all(of: rule, in: group.baseline, label: ExpectationWords.label) {
        if trial.isNoticed(mutant, by: group.plans) {
          measure.killed += 1
        } else if let witness = trial.witness(rule, mutant) {
          let place = mutant.slot?.words(rule, ExpectationWords.condition) ?? ""
          measure.survivors.append(
            PolicyTestOutcome.Survivor(
              rule: rule.id, words: mutant.words + place, location: rule.declaredAt.withoutColumn,
              witness: words(witness)))
        } else {
          measure.equivalent += 1
        }
      }
    }
    return measure
  }

  private static func words(_ witness: MutantTrial.Witness) -> String {
    let held: String =
      switch witness.assignment {
      case .principals(let principals, _):
        principals.map { PrincipalNames.label(of: $0, names: [:], facts: witness.machine) }.joined(separator: ", ")
      case .noOne: "no one"
      case .notDefined: "not defined"
      case .notCollected: "not collected"
      }
    return "a test with \(held) and the verdict \(witness.verdict.rawValue) would notice it"
  }
}

extension SourceLocation {
  /// The same line.
  var withoutColumn: SourceLocation { SourceLocation(uri: uri, line: line) }
}
