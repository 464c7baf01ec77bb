internal import RightsEvaluation
internal import RightsModel
internal import RightsPolicies

/// What there is to choose from when a subject's rules are chosen: fixed before the run and shared by all workers.
struct PlanSource: Sendable {
  /// A baseline with a policy's lists for its parameters; made ready where a subject needs it.
  struct Unit: Sendable {
    /// Index of the baseline in the run's baselines.
    var index: Int
    var baseline: Baseline
    var parameters: [String: [PrincipalReference]]
    /// Those of its rules that the run has, with their indices there.
    var rules: [(rule: Rule, index: Int)]

    /// Its rules, ready to judge.
    var compiled: [CompiledRule] { rules.map { compiled($0.rule, $0.index) } }

    /// A rule of it, ready to judge.
    func compiled(_ rule: Rule, _ index: Int) -> CompiledRule {
      let filled = rule.substituting(baseline.lists(given: parameters))
      return CompiledRule(filled, index: index, isOwn: filled == rule)
    }
  }

  /// A policy's own rule, made ready.
  struct Assertion: Sendable {
    var rule: PolicyRule
    var compiled: CompiledAssertion
  }

  var units: [Unit]
  /// Those of the policies' own rules that the run has.
  var assertions: [Assertion]
  /// Units of baselines that were named by hand.
  var named: [Int]
  var policies: [Policy]
  /// The unit of each baseline that a policy assigns, by id and parameters.
  var assigned: [Assigned: Int]
  /// What policies lay over those.
  var overlays: OverlaySource
  /// The run's rules, and the index of each by its id.
  let rules: [RunRule]
  let indices: [String: Int]

  struct Assigned: Hashable, Sendable {
    var id: String
    var parameters: [String: [PrincipalReference]]
  }

  /// - Parameters:
  ///   - rules: the run's rules, filtered by `--only` and `--skip`, sorted by id.
  init(baselines: [Baseline], named ids: [String], policies: [Policy], overlays: OverlaySource, rules: [RunRule]) {
    let byID = Dictionary(baselines.indices.map { (baselines[$0].id, $0) }) { first, _ in first }
    (self.overlays, self.rules) = (overlays, rules)
    let indices = Dictionary(rules.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    self.indices = indices
    var units: [Unit] = []
    func add(_ index: Int, _ parameters: [String: [PrincipalReference]]) -> Int {
      let baseline = baselines[index]
      let rules = baseline.rules.compactMap { rule in indices[rule.id].map { (rule, $0) } }
      units.append(Unit(index: index, baseline: baseline, parameters: parameters, rules: rules))
      return units.count - 1
    }
    named = ids.compactMap { id in byID[id].map { add($0, [:]) } }
    self.policies = policies
    var assigned: [Assigned: Int] = [:]
    for policy in policies {
      for assignment in policy.assignments {
        for use in assignment.baselines {
          let parameters = assignment.parameters(of: use)
          let key = Assigned(id: use.id, parameters: parameters)
          if assigned[key] == nil, let index = byID[use.id] { assigned[key] = add(index, parameters) }
        }
      }
    }
    self.assigned = assigned
    assertions = policies.flatMap(\.rules).compactMap { rule in
      indices[rule.rule.id].map { Assertion(rule: rule, compiled: CompiledAssertion(rule.rule, index: $0)) }
    }
    self.units = units
  }
}
