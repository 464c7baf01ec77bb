internal import RightsEvaluation
internal import RightsModel
internal import RightsPolicies

/// Chooses the rules of subjects and remembers the choice: a fleet has few kinds of machines. One worker has one.
final class Planner {
  /// What a choice can depend on.
  private struct Key: Hashable {
    var layer: Layer
    var gpo: GUID?
    var domain: String?
    var os: OSRelease?
    var role: Role?
    var build: Int?
    var isServer: Bool?
    var servicePack: Int?
    var domainJoined: Bool?
    var answers: [AssignmentMatch]
  }

  /// A class: to ask a selector costs no copy of it.
  private final class Personal {
    let selector: MachineSelector
    /// Whether it takes checks away.
    let excuses: Bool

    init(_ selector: MachineSelector, excuses: Bool) { (self.selector, self.excuses) = (selector, excuses) }

    func match(_ facts: borrowing MachineFacts) -> AssignmentMatch { Self.match(selector, facts, excuses) }

    private static func match(
      _ selector: borrowing MachineSelector, _ facts: borrowing MachineFacts, _ excuses: Bool
    ) -> AssignmentMatch {
      selector.matchPerson(facts, excuses: excuses)
    }
  }

  private let source: PlanSource
  /// Those of the policies' selectors that ask for more than the kind of machine; each once.
  private let personal: [Personal]
  /// Which assignments found a machine.
  private(set) var reach: AssignmentReach
  private var plans: [Key: Plan] = [:]
  private var sets: [SetsKey: Int] = [:]
  private(set) var ruleSets: [RuleSet] = []

  private struct SetKey: Hashable {
    var unit: Int
    var applies: Bool
    /// Those that change something in the baseline.
    var overlays = OverlaySource.Match()
    /// Whether it is not known which lists its parameters have: two assignments give different ones.
    var isAmbiguous = false
    /// What decides whether another assignment does so; empty where none may.
    var doubts: [MissingFact] = []
  }

  private struct SetsKey: Hashable {
    var chosen: [SetKey]
    /// By the place of a policy's rule among all; nil where it is not for the machine.
    var standings: [PolicyRule.Standing?]
  }

  init(_ source: PlanSource) {
    self.source = source
    reach = AssignmentReach(source.policies)
    func personal(_ selectors: [MachineSelector], excuses: Bool) -> [Personal] {
      var seen: Set<MachineSelector> = []
      return selectors.filter { $0.isPersonal && seen.insert($0).inserted }.map { Personal($0, excuses: excuses) }
    }
    let own = source.assertions.flatMap { [$0.rule.to, $0.rule.when].compactMap(\.self) }
    self.personal =
      personal(source.policies.flatMap(\.assignments).compactMap(\.to.machines) + own, excuses: false)
      + personal(source.policies.flatMap(\.outOfScope).compactMap(\.to.machines), excuses: true)
  }

  /// What a machine's name, place and the like are to the policies; two machines of one kind with equal answers have one plan.
  func answers(_ facts: MachineFacts) -> [AssignmentMatch] { personal.map { $0.match(facts) } }

  /// Whether these are a machine's answers.
  func hasAnswers(_ known: [AssignmentMatch], _ facts: MachineFacts) -> Bool {
    for index in personal.indices where personal[index].match(facts) != known[index] { return false }
    return true
  }

  /// What a subject is judged by.
  ///
  /// - Parameters:
  ///   - gpo: its GUID, for a GPO.
  ///   - domain: the DNS name of a GPO's domain.
  func plan(_ facts: MachineFacts, gpo: GUID?, domain: String?, layer: Layer) -> Plan {
    let key = Key(
      layer: layer, gpo: gpo, domain: domain, os: facts.os, role: facts.role, build: facts.build,
      isServer: facts.isServer, servicePack: facts.servicePack, domainJoined: facts.domainJoined,
      answers: answers(facts))
    if let known = plans[key] { return known }
    if layer == .effective { reach.note(facts) }
    let plan = choose(facts, gpo, domain, layer)
    if plans.count > 10_000 { plans.removeAll() }
    plans[key] = plan
    return plan
  }

  private func choose(_ facts: MachineFacts, _ gpo: GUID?, _ domain: String?, _ layer: Layer) -> Plan {
    var plan = Plan()
    var chosen: [SetKey] = []
    for unit in source.named where source.units[unit].baseline.layer == layer {
      chosen.append(SetKey(unit: unit, applies: fits(source.units[unit].baseline, facts, gpo, &plan)))
    }
    let selection = select(facts, gpo, domain, layer)
    // A baseline that was named by hand is meant for whatever is scanned.
    if chosen.isEmpty, let exclusion = selection.exclusion {
      plan.exclusion = exclusion
      return plan
    }
    for choice in selection.chosen {
      let assigned = PlanSource.Assigned(id: choice.baseline.id, parameters: choice.parameters)
      guard let unit = source.assigned[assigned] else {
        // What applies and is not there is never passed over.
        plan.gap = "\(choice.baseline.id) applies to it and was not loaded"
        plan.diagnostics.append(Diagnostic(.error, "not-loaded", plan.gap ?? "", help: "name it with --baseline"))
        continue
      }
      guard source.units[unit].baseline.layer == layer else { continue }
      guard !chosen.contains(where: { source.units[$0.unit].baseline.id == choice.baseline.id }) else { continue }
      let applies = fits(source.units[unit].baseline, facts, gpo, &plan)
      let conflict = selection.conflicts[choice.baseline.id]
      if let conflict { plan.diagnostics.append(conflict) }
      chosen.append(
        SetKey(unit: unit, applies: applies, isAmbiguous: conflict != nil, doubts: selection.doubts(of: choice)))
    }
    // What a machine really grants is what a policy's own rules are about.
    let standings = source.assertions.map { layer == .effective ? $0.rule.standing(facts) : nil }
    let hasOwn = standings.contains { $0 != nil }
    if plan.gap != nil {
      // Said above.
    } else if !selection.open.isEmpty {
      let missing = selection.missing
      let gap = "which baselines apply is not known: \(missing.words)"
      plan.gap = gap
      plan.diagnostics.append(
        Diagnostic(
          .error, "unknown-machine", gap,
          help: missing.help))
    } else if chosen.isEmpty, !hasOwn || source.policies.contains(where: \.assigns) {
      plan.gap =
        source.policies.isEmpty
        ? "no baseline that was named is for \(layer.words)" : "no assignment of the policy matches it"
      plan.diagnostics.append(
        Diagnostic(
          .warning, "no-baseline", "no baseline applies to it",
          help: "add an assignment to the policy, or name a baseline with --baseline"))
    }
    guard !chosen.isEmpty || hasOwn else { return plan }
    lay(source.overlays.match { match($0, facts, gpo, domain, layer) }, over: &chosen)
    let set = ruleSet(chosen, standings)
    plan.ruleSet = set
    plan.diagnostics += ruleSets[set].diagnostics
    return plan
  }

  private func select(_ facts: MachineFacts, _ gpo: GUID?, _ domain: String?, _ layer: Layer) -> PolicySelection {
    switch layer {
    case .effective: PolicySelection(merging: source.policies.map { $0.baselines(for: facts) })
    case .groupPolicy:
      PolicySelection(
        merging: gpo.map { guid in source.policies.map { $0.baselines(for: guid, domain: domain) } } ?? [])
    }
  }

  private func match(
    _ selector: AssignmentSelector, _ facts: MachineFacts, _ gpo: GUID?, _ domain: String?, _ layer: Layer
  ) -> AssignmentMatch {
    switch (selector, layer) {
    case (.machines(let selector), .effective): selector.match(facts)
    case (.gpos(let selector), .groupPolicy): gpo.map { selector.match($0, domain: domain) } ?? .doesNotMatch
    case (.machines, .groupPolicy), (.gpos, .effective): .doesNotMatch
    }
  }

  /// Gives each baseline the overlays that change something in it.
  private func lay(_ match: OverlaySource.Match, over chosen: inout [SetKey]) {
    for index in chosen.indices where chosen[index].applies {
      let id = source.units[chosen[index].unit].baseline.id
      func touches(_ group: Int) -> Bool { source.overlays.groups[group].changes[id] != nil }
      chosen[index].overlays = OverlaySource.Match(
        applied: match.applied.filter(touches), open: match.open.filter { touches($0.group) })
    }
  }

  /// Whether a baseline fits; where that is not known it does, and the plan says so.
  private func fits(_ baseline: Baseline, _ facts: MachineFacts, _ gpo: GUID?, _ plan: inout Plan) -> Bool {
    let scope = baseline.appliesTo
    switch baseline.layer {
    case .effective:
      switch MachineSelector(os: scope.os, roles: scope.roles).match(facts) {
      case .matches: return true
      case .doesNotMatch: return false
      case .unknown(let missing):
        plan.diagnostics.append(
          Diagnostic(
            .note, "assumed-to-apply",
            "\(baseline.id) is taken to apply: \(missing.words)",
            help: missing.help))
        return true
      }
    case .groupPolicy:
      guard !scope.gpos.isEmpty else { return true }
      guard let gpo else {
        plan.diagnostics.append(
          Diagnostic(
            .note, "assumed-to-apply", "\(baseline.id) is taken to apply: the GPO's GUID is not known",
            help: "scan the whole backup or SYSVOL folder"))
        return true
      }
      return scope.gpos.contains(gpo)
    }
  }

  private func ruleSet(_ chosen: [SetKey], _ standings: [PolicyRule.Standing?]) -> Int {
    let key = SetsKey(chosen: chosen, standings: standings)
    if let known = sets[key] { return known }
    var members: [RuleSet.Member] = []
    var diagnostics: [Diagnostic] = []
    // Rules that name a list of the policy only by an overlay.
    var parametric: Set<Int> = []
    for choice in chosen {
      let unit = source.units[choice.unit]
      if let base = source.overlays.bases[unit.baseline.id], choice.overlays != OverlaySource.Match() {
        let rules = OverlaidRules(unit, base, choice.overlays, source)
        members += rules.members
        // Overlays that contradict each other do so once, however many baselines they change.
        diagnostics += rules.diagnostics.filter { !diagnostics.contains($0) }
        parametric.formUnion(rules.parametric)
      } else {
        members += unit.compiled.map { RuleSet.Member(rule: $0, applies: choice.applies) }
      }
    }
    for choice in chosen where choice.isAmbiguous || !choice.doubts.isEmpty {
      let unit = source.units[choice.unit]
      let own = members.indices.filter { members[$0].rule.rule.id.hasPrefix("\(unit.baseline.id)#") }
      let rules = parametric.union(unit.rules.filter(\.rule.hasParameters).map(\.index))
      for index in own where rules.contains(members[index].rule.index) {
        members[index].overlaid =
          choice.isAmbiguous
          ? OverlaidRule(changed: nil, fault: "`\(unit.baseline.id)` applies twice with different parameters")
          : OverlaidRule(
            members[index].overlaid,
            doubt: "whether `\(unit.baseline.id)` applies with other parameters, too, is not known: "
              + choice.doubts.words)
      }
    }
    let units = chosen.map { source.units[$0.unit] }.filter { unit in
      !unit.rules.isEmpty || members.contains { $0.rule.rule.id.hasPrefix("\(unit.baseline.id)#") }
    }
    let assertions = zip(source.assertions, standings).compactMap { assertion, standing in
      standing.map { RuleSet.Assertion(compiled: assertion.compiled, standing: $0) }
    }
    ruleSets.append(
      RuleSet(
        members: members, assertions: assertions, baselines: units.map(\.index), diagnostics: diagnostics))
    sets[key] = ruleSets.count - 1
    return ruleSets.count - 1
  }
}

extension Layer {
  /// What its subjects are called.
  var words: String {
    switch self {
    case .effective: "machines"
    case .groupPolicy: "GPOs"
    }
  }
}
