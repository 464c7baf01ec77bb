internal import RightsEvaluation
internal import RightsModel

/// Which operators of which rules the tests have seen pass and fail.
struct OperatorCoverage {
  /// One operator of one rule with one of its two verdicts.
  struct Cell: Hashable {
    var rule: String
    /// For people: `within`, or `within, with the feature iis`.
    var words: String
    var verdict: Verdict
    var location: SourceLocation
  }

  private(set) var covered = 0
  private(set) var open: [Cell] = []

  /// - Parameter trial: tells which branches can count on any machine at all.
  mutating func add(_ rule: Rule, _ plans: [PolicyTestPlan], trial: MutantTrial, words: (Rule.Condition) -> String) {
    let reachable = trial.machines.all(for: rule).map {
      PolicyTestSetting($0, trial.baseline, accountReferences: trial.baseline.accountReferences)
    }
    for slot in RuleSlot.all(rule) where reachable.contains(where: { slot.counts(in: rule, $0) }) {
      for atom in slot.expectation(rule).atoms {
        let seen = verdicts(of: atom, in: slot, of: rule, plans)
        for verdict in [Verdict.pass, .fail] {
          if seen.contains(verdict) {
            covered += 1
          } else {
            open.append(
              Cell(
                rule: rule.id, words: atom.operatorName + slot.words(rule, words), verdict: verdict,
                location: rule.declaredAt))
          }
        }
      }
    }
  }

  private func verdicts(
    of atom: Expectation, in slot: RuleSlot, of rule: Rule, _ plans: [PolicyTestPlan]
  ) -> Set<Verdict> {
    var seen: Set<Verdict> = []
    for plan in plans {
      var single = rule
      single.branches = []
      single.expectation = atom
      let compiled = CompiledRule(single.substituting(plan.lists), index: 0)
      var counts: [Int: Bool] = [:]
      for check in plan.checks[rule.right] ?? [] where seen.count < 2 {
        let setting = plan.settings[check.setting]
        let isCounting = counts[check.setting] ?? slot.counts(in: rule, setting)
        counts[check.setting] = isCounting
        guard isCounting else { continue }
        let verdict = setting.verdict(compiled, check.observed)
        if verdict == .pass || verdict == .fail { seen.insert(verdict) }
      }
    }
    return seen
  }
}

extension Expectation {
  /// The single operators that it is made of.
  fileprivate var atoms: [Expectation] {
    switch self {
    case .exactly, .within, .includes, .excludes, .noOne, .notDefined, .defined: [self]
    case .all(let parts), .any(let parts): parts.flatMap(\.atoms)
    }
  }

  /// As documents spell it.
  fileprivate var operatorName: String {
    switch self {
    case .exactly: "exactly"
    case .within: "within"
    case .includes: "includes"
    case .excludes: "excludes"
    case .noOne: "no one"
    case .notDefined: "not defined"
    case .defined: "defined"
    case .all, .any: ""
    }
  }
}
