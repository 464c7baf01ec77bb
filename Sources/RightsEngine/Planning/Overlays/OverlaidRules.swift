internal import RightsBaselines
internal import RightsEvaluation
internal import RightsModel
internal import RightsPolicies

/// Makes the rules of one baseline for one kind of subject, with the overlays that are meant for it.
struct OverlaidRules {
  /// What a rule is under some of the overlays.
  private enum Form {
    case rule(CompiledRule, ChangedRule?)
    case absent(OverlayChange?)
    case fault(Diagnostic)
  }

  /// Open overlays of one rule of which every combination is tried.
  private static let openLimit = 4

  private let source: PlanSource
  private let unit: PlanSource.Unit
  private let base: LoadedBaseline
  private let match: OverlaySource.Match
  private let lists: [String: [PrincipalReference]]

  private(set) var members: [RuleSet.Member] = []
  /// Indices of the rules that name a list which a policy gives the baseline.
  private(set) var parametric: Set<Int> = []
  /// What has to be said of the choice.
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter match: of the groups that change something in the baseline.
  init(_ unit: PlanSource.Unit, _ base: LoadedBaseline, _ match: OverlaySource.Match, _ source: PlanSource) {
    (self.source, self.unit, self.base, self.match) = (source, unit, base, match)
    lists = unit.baseline.lists(given: unit.parameters)
    let groups = match.applied + match.open.map(\.group)
    let touched = groups.reduce(into: Set<UserRight>()) { all, group in
      all.formUnion(source.overlays.groups[group].changes[unit.baseline.id]?.keys.map(\.self) ?? [])
    }
    for right in Set(unit.rules.map(\.rule.right)).union(touched).sorted() {
      make(right, isTouched: touched.contains(right))
    }
  }

  private mutating func make(_ right: UserRight, isTouched: Bool) {
    let own = unit.rules.first { $0.rule.right == right }
    // What `--only` and `--skip` leave out is not there.
    guard let index = own?.index ?? source.indices["\(unit.baseline.id)#\(right.constant)"] else { return }
    guard isTouched else {
      if let own { members.append(RuleSet.Member(rule: unit.compiled(own.rule, index))) }
      return
    }
    func touches(_ group: Int) -> Bool { source.overlays.groups[group].changes[unit.baseline.id]?[right] != nil }
    let applied = match.applied.filter(touches)
    let open = match.open.filter { touches($0.group) }
    let count = open.count > Self.openLimit ? 1 : 1 << open.count
    var forms: [Form] = []
    for subset in 0..<count {
      let some = open.indices.filter { subset >> $0 & 1 == 1 }.map { open[$0].group }
      forms.append(form(right, index, own?.rule, (applied + some).sorted()))
    }
    add(forms, right, index, open)
  }

  /// The rule with these overlays on top.
  private mutating func form(_ right: UserRight, _ index: Int, _ own: Rule?, _ groups: [Int]) -> Form {
    guard !groups.isEmpty else { return own.map { .rule(unit.compiled($0, index), nil) } ?? .absent(nil) }
    var merged: OverlayChange?
    var changes: [OverlayChange] = []
    for group in groups {
      switch source.overlays.groups[group].changes[unit.baseline.id]?[right] {
      case nil: continue
      case .fault(let diagnostic): return .fault(diagnostic)
      case .change(let change):
        changes.append(change)
        guard let both = merged.map({ $0.merged(with: change) }) ?? change else {
          return .fault(OverlaySource.conflict(right, changes))
        }
        merged = both
      }
    }
    guard let merged else { return .absent(nil) }
    let parameters = groups.flatMap { source.overlays.groups[$0].parameters[unit.baseline.id] ?? [] }
    let (rule, found) = base.rule(merged, parameters: parameters)
    if let error = found.first(where: { $0.severity == .error }) { return .fault(error) }
    guard let rule else { return .absent(merged) }
    if !rule.parameters.isDisjoint(with: lists.keys) { parametric.insert(index) }
    let (filling, disputed) = filling(groups)
    // Two assignments that give an overlay different lists contradict each other as those of a baseline do.
    if rule.parameters.contains(where: disputed.contains) { return .fault(OverlaySource.conflict(right, changes)) }
    let filled = rule.substituting(filling)
    let changed = ChangedRule(
      filled,
      merged.steps.map { ChangedRule.Change(overlay: $0.overlay, location: $0.location, reason: $0.reason) })
    return .rule(CompiledRule(filled, index: index), changed)
  }

  /// The list of each parameter: what an overlay's assignment gives, else what the baseline's does, else the default of
  /// whatever declares it on top; and the parameters to which two assignments give different ones.
  private func filling(_ groups: [Int]) -> (lists: [String: [PrincipalReference]], disputed: Set<String>) {
    let defaults = unit.baseline.lists()
    var filled: [String: [PrincipalReference]] = [:]
    var disputed: Set<String> = []
    for group in groups.map({ source.overlays.groups[$0] }) {
      var own: [String: [PrincipalReference]] = [:]
      for parameter in group.parameters[unit.baseline.id] ?? [] {
        let below = lists[parameter.name].flatMap { $0 == defaults[parameter.name] ? nil : $0 }
        own[parameter.name] = below ?? parameter.fallback
      }
      own.merge(group.lists[unit.baseline.id] ?? [:]) { _, given in given }
      for (name, list) in own {
        if let other = filled.updateValue(list, forKey: name), other != list { disputed.insert(name) }
      }
    }
    return (lists.merging(filled) { _, overlay in overlay }, disputed)
  }

  private mutating func add(
    _ forms: [Form], _ right: UserRight, _ index: Int, _ open: [OverlaySource.Match.Open]
  ) {
    for case .fault(let diagnostic) in forms.prefix(1) { diagnostics.append(diagnostic) }
    if forms.count == 1, open.isEmpty {
      switch forms[0] {
      case .rule(let rule, let changed):
        members.append(RuleSet.Member(rule: rule, overlaid: OverlaidRule(changed: changed)))
      case .absent(let change): drop(right, change)
      case .fault(let diagnostic): fail(index, diagnostic)
      }
      return
    }
    var rules: [(CompiledRule, ChangedRule?)] = []
    var alternatives: [CompiledRule?] = []
    var fault: Diagnostic?
    for form in forms {
      switch form {
      case .rule(let rule, let changed):
        if !rules.isEmpty { alternatives.append(rule) }
        rules.append((rule, changed))
      case .absent: alternatives.append(nil)
      case .fault(let diagnostic): fault = fault ?? diagnostic
      }
    }
    let doubt = Self.doubt(open, source.overlays)
    guard let first = rules.first else {
      if let fault { fail(index, fault) }
      return
    }
    let isUndecided = forms.count == 1 || fault != nil
    members.append(
      RuleSet.Member(
        rule: first.0,
        overlaid: OverlaidRule(
          changed: Self.severest(rules), alternatives: alternatives, doubt: doubt, isUndecided: isUndecided)))
  }

  // Nobody is told less than what may be true.
  private static func severest(_ rules: [(CompiledRule, ChangedRule?)]) -> ChangedRule? {
    guard let (rule, changed) = rules.first, let worst = rules.max(by: { $0.0.rule.severity < $1.0.rule.severity })
    else { return nil }
    if rule.rule.severity == worst.0.rule.severity { return changed }
    var severe = rule.rule
    severe.severity = worst.0.rule.severity
    return ChangedRule(severe, worst.1?.changes ?? [])
  }

  private static func doubt(_ open: [OverlaySource.Match.Open], _ source: OverlaySource) -> String {
    let missing = Set(open.flatMap(\.missing)).sorted()
    let places = open.map { "\(source.groups[$0.group].location)" }.joined(separator: " and ")
    return "whether the overlay at \(places) is meant for it is not known: \(missing.words)"
  }

  private mutating func drop(_ right: UserRight, _ change: OverlayChange?) {
    guard let change, let step = change.steps.last else { return }
    let reason = step.reason.map { ": \($0)" } ?? ""
    diagnostics.append(
      Diagnostic(
        .note, "rule-dropped", "\(unit.baseline.id)#\(right.constant) is dropped by an overlay\(reason)",
        at: step.location))
  }

  private mutating func fail(_ index: Int, _ diagnostic: Diagnostic) {
    guard case .baseline(let rule) = source.rules[index] else { return }
    let places = ([diagnostic.location] + diagnostic.notes.map(\.location)).compactMap(\.self).map(\.description)
    let fault = places.isEmpty ? diagnostic.message : "\(diagnostic.message) (\(places.joined(separator: ", ")))"
    members.append(
      RuleSet.Member(
        rule: unit.compiled(rule, index), overlaid: OverlaidRule(changed: nil, fault: fault)))
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }
}
