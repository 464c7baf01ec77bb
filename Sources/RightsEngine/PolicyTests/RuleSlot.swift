internal import RightsEvaluation
internal import RightsModel

/// One of the expectations of a rule: its own, or that of a branch.
enum RuleSlot: Hashable {
  case base
  case branch(Int)

  static func all(_ rule: Rule) -> [RuleSlot] { [.base] + rule.branches.indices.map { .branch($0) } }

  func expectation(_ rule: Rule) -> Expectation {
    switch self {
    case .base: rule.expectation
    case .branch(let index): rule.branches[index].expectation
    }
  }

  /// The rule with another expectation here.
  func replacing(_ expectation: Expectation, in rule: Rule) -> Rule {
    var rule = rule
    switch self {
    case .base: rule.expectation = expectation
    case .branch(let index): rule.branches[index].expectation = expectation
    }
    return rule
  }

  /// Whether a machine is certainly judged by this one.
  ///
  /// The evaluator itself says so: of a rule that everything passes here and nothing passes elsewhere.
  func counts(in rule: Rule, _ setting: PolicyTestSetting) -> Bool {
    var marked = rule
    marked.expectation = .any([])
    for index in marked.branches.indices { marked.branches[index].expectation = .any([]) }
    let probe = CompiledRule(replacing(.all([]), in: marked), index: 0)
    return setting.verdict(probe, ObservedRight(.noOne, line: 1)) == .pass
  }

  /// For people: empty, or `, with the feature iis`.
  func words(_ rule: Rule, _ condition: (Rule.Condition) -> String) -> String {
    switch self {
    case .base: ""
    case .branch(let index): ", \(condition(rule.branches[index].condition))"
    }
  }
}
