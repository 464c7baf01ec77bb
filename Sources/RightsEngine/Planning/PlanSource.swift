internal import RightsEvaluation
internal import RightsModel
internal import RightsPolicies

/// What there is to choose from when a subject's rules are chosen: fixed before the run and shared by all workers.
struct PlanSource: Sendable {
  /// A baseline with its parameters filled in, ready to judge.
  struct Unit: Sendable {
    var baseline: Baseline
    var rules: [CompiledRule]
  }

  var units: [Unit]
  /// Units of baselines that were named by hand.
  var named: [Int]
  var policies: [Policy]
  /// The unit of each baseline that a policy assigns, by id and parameters.
  var assigned: [Assigned: Int]

  struct Assigned: Hashable, Sendable {
    var id: String
    var parameters: [String: [PrincipalReference]]
  }

  /// - Parameters:
  ///   - rules: the run's rules, filtered by `--only` and `--skip`, sorted by id.
  init(baselines: [Baseline], named ids: [String], policies: [Policy], rules: [RunRule]) {
    let byID = Dictionary(baselines.map { ($0.id, $0) }) { first, _ in first }
    let indices = Dictionary(rules.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    var units: [Unit] = []
    func add(_ baseline: Baseline, _ parameters: [String: [PrincipalReference]]) -> Int {
      let lists = baseline.lists(given: parameters)
      let compiled = baseline.rules.compactMap { rule in
        indices[rule.id].map { index in
          let filled = rule.substituting(lists)
          return CompiledRule(filled, index: index, isOwn: filled == rule)
        }
      }
      units.append(Unit(baseline: baseline, rules: compiled))
      return units.count - 1
    }
    named = ids.compactMap { id in byID[id].map { add($0, [:]) } }
    self.policies = policies
    var assigned: [Assigned: Int] = [:]
    for policy in policies {
      for assignment in policy.assignments {
        for use in assignment.baselines {
          let key = Assigned(id: use.id, parameters: assignment.parameters)
          if assigned[key] == nil, let baseline = byID[use.id] { assigned[key] = add(baseline, assignment.parameters) }
        }
      }
    }
    self.assigned = assigned
    self.units = units
  }
}
