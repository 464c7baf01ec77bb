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
    var compiled: [CompiledRule] {
      rules.map { CompiledRule($0.rule.substituting(parameters), index: $0.index) }
    }
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
    let byID = Dictionary(baselines.indices.map { (baselines[$0].id, $0) }) { first, _ in first }
    let indices = Dictionary(rules.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
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
          let key = Assigned(id: use.id, parameters: assignment.parameters)
          if assigned[key] == nil, let index = byID[use.id] { assigned[key] = add(index, assignment.parameters) }
        }
      }
    }
    self.assigned = assigned
    self.units = units
  }
}

extension Rule {
  /// The rule with a policy's lists in the place of its parameters.
  fileprivate func substituting(_ parameters: [String: [PrincipalReference]]) -> Rule {
    guard !parameters.isEmpty else { return self }
    var rule = self
    rule.expectation = expectation.substituting(parameters)
    rule.branches = branches.map {
      Branch(condition: $0.condition, expectation: $0.expectation.substituting(parameters))
    }
    return rule
  }
}

extension Expectation {
  fileprivate func substituting(_ parameters: [String: [PrincipalReference]]) -> Expectation {
    func filled(_ list: [PrincipalReference]) -> [PrincipalReference] {
      list.flatMap { reference in
        guard case .parameter(let name) = reference, let value = parameters[name] else { return [reference] }
        return value
      }
    }
    return switch self {
    case .exactly(let list): .exactly(filled(list))
    case .within(let list): .within(filled(list))
    case .includes(let list): .includes(filled(list))
    case .excludes(let list): .excludes(filled(list))
    case .noOne, .notDefined, .defined: self
    case .all(let parts): .all(parts.map { $0.substituting(parameters) })
    case .any(let parts): .any(parts.map { $0.substituting(parameters) })
    }
  }
}
