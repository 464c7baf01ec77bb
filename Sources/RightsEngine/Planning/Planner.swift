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

  private let source: PlanSource
  /// Those of the policies' selectors that ask for names, tags or domains.
  private let personal: [MachineSelector]
  private var plans: [Key: Plan] = [:]
  private var sets: [SetsKey: Int] = [:]
  private(set) var ruleSets: [RuleSet] = []

  private struct SetKey: Hashable {
    var unit: Int
    var applies: Bool
  }

  private struct SetsKey: Hashable {
    var chosen: [SetKey]
    /// By the place of a policy's rule among all; nil where it is not for the machine.
    var standings: [PolicyRule.Standing?]
  }

  init(_ source: PlanSource) {
    self.source = source
    let selectors = source.policies.flatMap(\.assignments).compactMap { assignment -> MachineSelector? in
      guard case .machines(let selector) = assignment.to else { return nil }
      return selector
    }
    let own = source.assertions.flatMap { [$0.rule.to, $0.rule.when].compactMap(\.self) }
    personal = (selectors + own).filter(\.isPersonal)
  }

  /// What a machine's name, tags and domain are to the policies; two machines of one kind with equal answers have one plan.
  func answers(_ facts: MachineFacts) -> [AssignmentMatch] { personal.map { $0.matchPerson(facts) } }

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
      chosen.append(SetKey(unit: unit, applies: fits(source.units[unit].baseline, facts, gpo, &plan)))
    }
    plan.diagnostics += selection.diagnostics
    // What a machine really grants is what a policy's own rules are about.
    let standings = source.assertions.map { layer == .effective ? $0.rule.standing(facts) : nil }
    if plan.gap != nil {
      // Said above.
    } else if !selection.open.isEmpty {
      let missing = selection.missing
      let gap = "which baselines apply is not known: \(missing.words)"
      plan.gap = gap
      plan.diagnostics.append(
        Diagnostic(
          .error, "unknown-machine", gap,
          help: missing.map(\.help).joined(separator: "; ")))
    } else if chosen.isEmpty, standings.allSatisfy({ $0 == nil }) || source.policies.contains(where: \.assigns) {
      plan.gap =
        source.policies.isEmpty
        ? "no baseline that was named is for \(layer.words)" : "no assignment of the policy matches it"
      plan.diagnostics.append(
        Diagnostic(
          .warning, "no-baseline", "no baseline applies to it",
          help: "add an assignment to the policy, or name a baseline with --baseline"))
    }
    if !chosen.isEmpty || standings.contains(where: { $0 != nil }) { plan.ruleSet = ruleSet(chosen, standings) }
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
            help: missing.map(\.help).joined(separator: "; ")))
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
    let members = chosen.flatMap { choice in
      source.units[choice.unit].compiled.map { RuleSet.Member(rule: $0, applies: choice.applies) }
    }
    let units = chosen.map { source.units[$0.unit] }.filter { !$0.rules.isEmpty }
    let assertions = zip(source.assertions, standings).compactMap { assertion, standing in
      standing.map { RuleSet.Assertion(compiled: assertion.compiled, standing: $0) }
    }
    ruleSets.append(RuleSet(members: members, assertions: assertions, baselines: units.map(\.index)))
    sets[key] = ruleSets.count - 1
    return ruleSets.count - 1
  }
}

extension [MissingFact] {
  /// `its role is not known`.
  var words: String {
    "its \(map(\.word).joined(separator: " and ")) \(count == 1 ? "is" : "are") not known"
  }
}

extension MissingFact {
  fileprivate var word: String {
    switch self {
    case .os: "OS release"
    case .role: "role"
    case .domain: "domain"
    case .name: "name"
    }
  }
}

extension Layer {
  fileprivate var words: String {
    switch self {
    case .effective: "machines"
    case .groupPolicy: "GPOs"
    }
  }
}
