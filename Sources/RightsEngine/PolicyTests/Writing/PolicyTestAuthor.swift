internal import RightsEvaluation
internal import RightsModel
internal import RightsPolicies

/// Writes the tests of a baseline: what it asks for today, spelled out, so that a change of it is noticed tomorrow.
struct PolicyTestAuthor {
  private let baseline: Baseline
  private let trial: MutantTrial
  private let lists: [String: [PrincipalReference]]
  /// With the lists.
  private let rules: [(rule: Rule, compiled: CompiledRule)]
  private var draft: PolicyTestDraft
  /// Rules that no example passes, with their ids.
  private(set) var unsatisfied: [String] = []

  /// One document, and where the baseline has parameters a second one that leaves them their defaults.
  ///
  /// - Parameter name: what the documents call the baseline.
  static func documents(_ baseline: Baseline, named name: String) -> (text: String, unsatisfied: [String]) {
    let whole = PolicyTestAuthor(baseline, named: name, givesLists: true)
    let first = """
      # Written by `plumbline test --write`. It spells out what the baseline asked for then, and changes only by hand.

      """ + whole.text
    guard !baseline.parameters.isEmpty else { return (first, whole.unsatisfied) }
    let second = PolicyTestAuthor(baseline, named: name, givesLists: false)
    return (
      first + "---\n# With the defaults of its parameters.\n" + second.text, whole.unsatisfied + second.unsatisfied
    )
  }

  /// - Parameter givesLists: false for the rules with parameters alone, and their defaults.
  private init(_ baseline: Baseline, named name: String, givesLists: Bool) {
    self.baseline = baseline
    trial = MutantTrial(baseline)
    let lists = givesLists ? trial.lists : baseline.lists()
    self.lists = lists
    rules = baseline.rules.filter { rule in givesLists || baseline.parameters.contains(where: rule.uses) }.map { rule in
      let filled = rule.substituting(lists)
      return (filled, CompiledRule(filled, index: 0))
    }
    draft = PolicyTestDraft(
      baseline: name, lists: givesLists ? lists : [:], machine: trial.machines.first)
    draftGood()
    draftBranches()
    draftRest()
  }

  /// The document.
  private var text: String { PolicyTestYAML.text(draft, layer: baseline.layer) }

  // MARK: The good example

  private mutating func draftGood() {
    let setting = setting(draft.machine)
    for (rule, compiled) in rules {
      guard let slot = slot(rule, setting) else { continue }
      if let good = good(slot.expectation(rule), compiled, setting) {
        draft.good[rule.right] = good
      } else {
        unsatisfied.append(rule.id)
      }
    }
    vary(draft.good, on: nil, setting)
    draftAlternatives(rules.map(\.rule.right), on: nil, setting)
    if baseline.layer == .groupPolicy { draftUndefined(setting) }
  }

  private mutating func draftUndefined(_ setting: PolicyTestSetting) {
    var groups: [Verdict: [UserRight]] = [:]
    for (rule, compiled) in rules where draft.good[rule.right].map({ $0 != .notDefined }) ?? false {
      groups[verdict(compiled, .notDefined, setting), default: []].append(rule.right)
    }
    for verdict in Verdict.allCases {
      guard let rights = groups[verdict] else { continue }
      draft.cases.append(
        PolicyTestDraft.Case(
          name: "not defined \(verdict.words)",
          change: draft.good.filter { rights.contains($0.key) }.mapValues { _ in .notDefined },
          rights: rights, verdict: verdict))
    }
  }

  private func setting(_ facts: MachineFacts) -> PolicyTestSetting {
    PolicyTestSetting(facts, baseline, accountReferences: baseline.accountReferences)
  }

  private func slot(_ rule: Rule, _ setting: PolicyTestSetting) -> RuleSlot? {
    RuleSlot.all(rule).first { $0.counts(in: rule, setting) }
  }

  private func probes(_ setting: PolicyTestSetting) -> Probes {
    Probes(domain: setting.facts.domain, layer: baseline.layer)
  }

  private func verdict(_ compiled: CompiledRule, _ assignment: Assignment, _ setting: PolicyTestSetting) -> Verdict {
    setting.verdict(compiled, setting.resolved(ObservedRight(assignment, line: 1)))
  }

  private func good(
    _ expectation: Expectation, _ compiled: CompiledRule, _ setting: PolicyTestSetting
  ) -> Assignment? {
    probes(setting).assignments([expectation]).first { verdict(compiled, $0, setting) == .pass }
  }

  // MARK: Branches

  // One machine for each answer that makes other expectations count.
  private mutating func draftBranches() {
    let base = setting(draft.machine)
    var machines: [MachineFacts] = []
    for (rule, _) in rules {
      var open = Set(RuleSlot.all(rule).filter { !$0.counts(in: rule, base) })
      let candidates = machines + trial.machines.all(for: rule).filter { !machines.contains($0) }
      for facts in candidates where !open.isEmpty {
        guard let slot = slot(rule, setting(facts)), open.remove(slot) != nil else { continue }
        if !machines.contains(facts) { machines.append(facts) }
      }
    }
    for facts in machines {
      let setting = setting(facts)
      var change: [UserRight: Assignment] = [:]
      for (rule, compiled) in rules {
        guard let slot = slot(rule, setting), slot != self.slot(rule, base) else { continue }
        change[rule.right] = good(slot.expectation(rule), compiled, setting)
      }
      guard !change.isEmpty else { continue }
      draft.cases.append(
        PolicyTestDraft.Case(
          name: "\(words(facts)): its own good example passes", machine: facts, change: change,
          rights: change.keys.sorted(), verdict: .pass))
      vary(change, on: facts, setting)
      draftAlternatives(change.keys.sorted(), on: facts, setting)
    }
  }

  /// What a machine is told apart by.
  private func words(_ facts: MachineFacts) -> String {
    var words: [String] = []
    if let features = facts.features, !features.isEmpty { words.append("with \(features.joined(separator: " and "))") }
    if facts.domainJoined != draft.machine.domainJoined, let joined = facts.domainJoined {
      words.append(joined ? "in a domain" : "outside a domain")
    }
    return words.isEmpty ? "another machine" : words.joined(separator: ", ")
  }

  // MARK: One holder more, one fewer

  fileprivate struct Sweep: Hashable {
    var variation: PolicyTestDraft.Variation
    var verdict: Verdict
  }

  /// - Parameters:
  ///   - table: rights and who holds them to begin with.
  ///   - machine: nil for the document's, where the table is the good example.
  private mutating func vary(
    _ table: [UserRight: Assignment], on machine: MachineFacts?, _ setting: PolicyTestSetting, _ prefix: String = ""
  ) {
    let isGood = machine == nil && prefix.isEmpty
    var order: [Sweep] = []
    var groups: [Sweep: [UserRight]] = [:]
    for (rule, compiled) in rules {
      guard let assignment = table[rule.right] else { continue }
      for sweep in additions(rule, compiled, assignment, setting) + removals(compiled, assignment, setting) {
        if groups[sweep] == nil { order.append(sweep) }
        groups[sweep, default: []].append(rule.right)
      }
    }
    for sweep in order {
      let rights = groups[sweep] ?? []
      var variation = sweep.variation
      if case .add(let list) = variation {
        // Whom every one of these rights has already is no addition.
        variation = .add(list.filter { principal in rights.contains { !holds(table[$0], principal) } })
      }
      let start = prefix.isEmpty ? machine.map { words($0) + ": " } ?? "" : prefix
      draft.cases.append(
        PolicyTestDraft.Case(
          name: unique(start + sweep.words(rights, outOf: table.count)), machine: machine,
          change: isGood ? [:] : table.filter { rights.contains($0.key) }, variation: variation, rights: rights,
          verdict: sweep.verdict))
    }
  }

  private func holds(_ assignment: Assignment?, _ principal: Principal) -> Bool {
    guard case .principals(let principals, _)? = assignment else { return false }
    return principals.contains(principal)
  }

  private func additions(
    _ rule: Rule, _ compiled: CompiledRule, _ assignment: Assignment, _ setting: PolicyTestSetting
  ) -> [Sweep] {
    let held: [Principal]
    if case .principals(let principals, _) = assignment { held = principals } else { held = [] }
    let named = slot(rule, setting)?.expectation(rule).references.compactMap(probes(setting).holder) ?? []
    let extra = Set(named).subtracting(held).subtracting(Probes.strangers).sorted()
    var byVerdict: [(verdict: Verdict, principals: [Principal])] = []
    for principal in Probes.strangers + extra where !held.contains(principal) {
      let verdict = verdict(compiled, .principals((held + [principal]).sorted(), complete: true), setting)
      if let index = byVerdict.firstIndex(where: { $0.verdict == verdict }) {
        byVerdict[index].principals.append(principal)
      } else {
        byVerdict.append((verdict, [principal]))
      }
    }
    // Most rights refuse every stranger: they share one test.
    if byVerdict.count == 1, extra.isEmpty { byVerdict[0].principals = Probes.strangers }
    return byVerdict.map { Sweep(variation: .add($0.principals), verdict: $0.verdict) }
  }

  private func removals(
    _ compiled: CompiledRule, _ assignment: Assignment, _ setting: PolicyTestSetting
  ) -> [Sweep] {
    guard case .principals(let held, _) = assignment else { return [] }
    var byVerdict: [(verdict: Verdict, principals: [Principal])] = []
    for principal in held {
      let rest = held.filter { $0 != principal }
      let verdict = verdict(compiled, rest.isEmpty ? .noOne : .principals(rest, complete: true), setting)
      if let index = byVerdict.firstIndex(where: { $0.verdict == verdict }) {
        byVerdict[index].principals.append(principal)
      } else {
        byVerdict.append((verdict, [principal]))
      }
    }
    if byVerdict.count == 1 { return [Sweep(variation: .remove(nil), verdict: byVerdict[0].verdict)] }
    return byVerdict.map { Sweep(variation: .remove($0.principals), verdict: $0.verdict) }
  }

  // MARK: Alternatives

  private mutating func draftAlternatives(
    _ rights: [UserRight], on machine: MachineFacts?, _ setting: PolicyTestSetting
  ) {
    for (rule, compiled) in rules where rights.contains(rule.right) {
      guard case .any(let alternatives)? = slot(rule, setting)?.expectation(rule) else { continue }
      let start = machine.map { words($0) + ": " } ?? ""
      for (index, alternative) in alternatives.enumerated().dropFirst() {
        guard let assignment = good(alternative, CompiledRule(single(rule, alternative), index: 0), setting),
          verdict(compiled, assignment, setting) == .pass
        else { continue }
        let prefix = "\(start)alternative \(index + 1) of \(rule.right)"
        draft.cases.append(
          PolicyTestDraft.Case(
            name: "\(prefix) passes", machine: machine, change: [rule.right: assignment], rights: [rule.right],
            verdict: .pass))
        vary([rule.right: assignment], on: machine, setting, "\(prefix): ")
      }
    }
  }

  private func single(_ rule: Rule, _ expectation: Expectation) -> Rule {
    var rule = rule
    rule.expectation = expectation
    rule.branches = []
    return rule
  }

  // MARK: What is left

  // Changes that nothing so far notices get a test of their own.
  private mutating func draftRest() {
    let isWhole = baseline.parameters.isEmpty || !draft.lists.isEmpty
    let bytes = Array(text.utf8)
    let plans = PolicyTestFile(bytes, uri: "draft").tests.map { PolicyTestPlan($0, baseline) }
    for rule in baseline.rules {
      var added: [MutantTrial.Witness] = []
      for mutant in RuleMutant.all(of: rule, in: baseline, label: \.description)
      where (mutant.fallback == nil) == isWhole && !trial.isNoticed(mutant, by: plans) {
        var lists = lists
        if let fallback = mutant.fallback { lists[fallback.name] = fallback.list }
        let changed = CompiledRule(mutant.rule.substituting(lists), index: 0)
        let isNoticed = added.contains { verdict(changed, $0.assignment, setting($0.machine)) != $0.verdict }
        guard !isNoticed, let witness = trial.witness(rule, mutant) else { continue }
        added.append(witness)
        let machine = witness.machine == draft.machine ? nil : witness.machine
        let start = machine.map { words($0) + ": " } ?? ""
        draft.cases.append(
          PolicyTestDraft.Case(
            name: unique("\(start)\(rule.right) in a case of its own"), machine: machine,
            change: [rule.right: witness.assignment], rights: [rule.right], verdict: witness.verdict))
      }
    }
  }

  private func unique(_ name: String) -> String {
    guard draft.cases.contains(where: { $0.name == name }) else { return name }
    var number = 2
    while draft.cases.contains(where: { $0.name == "\(name) (\(number))" }) { number += 1 }
    return "\(name) (\(number))"
  }
}

extension PolicyTestAuthor.Sweep {
  fileprivate func words(_ rights: [UserRight], outOf count: Int) -> String {
    let change =
      switch variation {
      case .add: "one holder more"
      case .remove: "one holder fewer"
      }
    return rights.count == 1 && count > 1 ? "\(rights[0]): \(change) \(verdict.words)" : "\(change) \(verdict.words)"
  }
}

extension Verdict {
  fileprivate var words: String {
    switch self {
    case .pass: "passes"
    case .fail: "fails"
    case .unknown: "is unknown"
    case .notApplicable, .notCollected, .stale, .error: "is \(rawValue)"
    }
  }
}
