internal import RightsBaselines
internal import RightsModel
internal import RightsPolicies

/// A PolicyTest laid out against its baseline: every single thing that is to be tried.
struct PolicyTestPlan: Sendable {
  /// What is done to one right before it is judged.
  enum Step: Sendable, Hashable {
    case asIs
    case added(Principal)
    case removed(Principal)
  }

  /// One rule on one assignment, and the verdict that is due.
  struct Check: Sendable {
    var right: UserRight
    /// Resolved.
    var observed: ObservedRight
    /// Index into `settings`.
    var setting: Int
    var step: Step
    var expected: Verdict
    /// Index into `names`.
    var test: Int
    var location: SourceLocation
  }

  /// The lists of the baseline's parameters.
  let lists: [String: [PrincipalReference]]
  /// The parameters whose defaults do not count here.
  let given: Set<String>
  private(set) var settings: [PolicyTestSetting] = []
  /// What each test is called; the good example is the first.
  private(set) var names: [String] = []
  private(set) var places: [SourceLocation] = []
  /// By right, so that a changed rule is tried on its own checks alone.
  private(set) var checks: [UserRight: [Check]] = [:]
  /// Tests that try nothing, by index.
  private(set) var idle: [(test: Int, message: String)] = []
  private(set) var diagnostics: [Diagnostic] = []

  static let goodName = "the good example passes"

  private let rules: [UserRight: Rule]
  private let baseline: Baseline

  init(_ test: PolicyTest, _ baseline: Baseline) {
    self.baseline = baseline
    lists = baseline.lists(given: test.parameters)
    given = Set(test.parameters.keys)
    rules = Dictionary(baseline.rules.map { ($0.right, $0) }) { first, _ in first }
    checkParameters(test)
    checkRights(test)
    let common = setting(test.machine)
    if !test.good.isEmpty {
      begin(Self.goodName, test.location)
      for (right, observed) in test.good {
        add(right, observed, common, .asIs, .pass, SourceLocation(uri: test.location.uri, line: Int(observed.line)))
      }
    }
    for item in test.cases { lay(item, item.machine.map { setting($0) } ?? common, test.good) }
  }

  private mutating func begin(_ name: String, _ location: SourceLocation) {
    names.append(name)
    places.append(location)
  }

  private mutating func setting(_ facts: MachineFacts) -> Int {
    settings.append(PolicyTestSetting(facts, baseline, accountReferences: baseline.accountReferences))
    return settings.count - 1
  }

  private mutating func add(
    _ right: UserRight, _ observed: ObservedRight, _ setting: Int, _ step: Step, _ expected: Verdict,
    _ location: SourceLocation
  ) {
    checks[right, default: []].append(
      Check(
        right: right, observed: settings[setting].resolved(observed), setting: setting, step: step, expected: expected,
        test: names.count - 1, location: location))
  }

  private mutating func lay(_ item: PolicyTest.Case, _ setting: Int, _ good: PolicyTest.Rights) {
    begin(item.name, item.location)
    let test = names.count - 1
    if item.expectations.isEmpty { idle.append((test, "it expects nothing")) }
    guard let variation = item.variation else {
      for expected in item.expectations {
        let observed = item.rights[expected.right] ?? ObservedRight(.notCollected)
        add(expected.right, observed, setting, .asIs, expected.verdict, expected.location)
      }
      guard item.isChangeOfGood, item.machine != nil else { return }
      let named = Set(item.expectations.map(\.right))
      for (right, observed) in good where !named.contains(right) {
        add(right, observed, setting, .asIs, .pass, item.location)
      }
      return
    }
    var used: Set<Principal> = []
    for expected in item.expectations {
      let steps = Self.steps(variation, item.rights[expected.right])
      for (step, principal, assignment) in steps {
        used.insert(principal)
        let observed = ObservedRight(assignment, line: item.rights[expected.right]?.line ?? 1)
        add(expected.right, observed, setting, step, expected.verdict, expected.location)
      }
      if steps.isEmpty { idle.append((test, "there is nothing to vary in \(expected.right)")) }
    }
    for principal in variation.principals where !used.contains(principal) {
      idle.append((test, "\(principal) changes nothing in any right"))
    }
  }

  private static func steps(
    _ variation: PolicyTest.Variation, _ observed: ObservedRight?
  ) -> [(Step, Principal, Assignment)] {
    let holders: [Principal]
    let isWhole: Bool
    switch observed?.assignment {
    case .principals(let principals, let complete): (holders, isWhole) = (principals, complete)
    case .noOne: (holders, isWhole) = ([], true)
    case .notDefined: (holders, isWhole) = ([], true)
    case .notCollected, nil: return []
    }
    switch variation {
    case .add(let list):
      return list.filter { !holders.contains($0) }.map { principal in
        (.added(principal), principal, .principals((holders + [principal]).sorted(), complete: isWhole))
      }
    case .remove(let list):
      return (list ?? holders).filter(holders.contains).map { principal in
        let rest = holders.filter { $0 != principal }
        return (.removed(principal), principal, rest.isEmpty ? .noOne : .principals(rest, complete: isWhole))
      }
    }
  }

  // MARK: What a test names and the baseline does not have

  private mutating func checkParameters(_ test: PolicyTest) {
    let declared = baseline.parameters.map(\.name)
    for name in test.parameters.keys.sorted() where !declared.contains(name) {
      diagnostics.append(
        Diagnostic(
          .error, "undeclared-parameter", "\(baseline.id) declares no parameter `\(name)`",
          at: test.parameterLocations[name], help: Suggestion.help(for: name, in: declared)))
    }
    diagnostics += ParameterFault.faults(of: test.parameters, in: baseline).map {
      $0.diagnostic(at: test.parameterLocations[$0.parameter.name] ?? test.location)
    }
  }

  private mutating func checkRights(_ test: PolicyTest) {
    var reported: Set<UserRight> = []
    func report(_ right: UserRight, _ location: SourceLocation, _ diagnostics: inout [Diagnostic]) {
      guard rules[right] == nil, reported.insert(right).inserted else { return }
      let known = baseline.rules.map(\.right.constant)
      diagnostics.append(
        Diagnostic(
          .error, "unknown-rule", "\(baseline.id) has no rule for \(right)", at: location,
          help: Suggestion.help(for: right.constant, in: known)
            ?? "`plumbline baseline show \(baseline.id)` prints its rules"))
    }
    func place(_ observed: ObservedRight) -> SourceLocation {
      SourceLocation(uri: test.location.uri, line: Int(observed.line))
    }
    var found: [Diagnostic] = []
    for right in test.good.keys.sorted() { report(right, place(test.good[right] ?? ObservedRight(.noOne)), &found) }
    for item in test.cases {
      for expected in item.expectations { report(expected.right, expected.location, &found) }
      for right in item.changed.sorted() { report(right, item.location, &found) }
    }
    diagnostics += found
  }
}

extension PolicyTest.Variation {
  /// Those that it names.
  var principals: [Principal] {
    switch self {
    case .add(let list): list
    case .remove(let list): list ?? []
    }
  }
}
