package import RightsModel

extension RuleChange {
  /// One thing that differs between two rules of one right.
  package enum Detail: Sendable, Hashable {
    /// Principals of an operator that both have.
    case principals(Rule.Condition?, operation: String, added: [PrincipalReference], removed: [PrincipalReference])
    /// An operator that only one of the two has, or an `anyOf` that differs.
    case expectation(Rule.Condition?, old: Expectation?, new: Expectation?)
    /// A branch that only one of the two has.
    case branch(Rule.Condition, old: Expectation?, new: Expectation?)
    case severity(old: Severity, new: Severity)
    case references(framework: String, added: [String], removed: [String])
    case rationale(old: String?, new: String?)
  }
}

extension RuleChange.Detail {
  /// In the order: the rule's own operators, its branches, severity, references, rationale.
  static func all(from old: Rule, to new: Rule) -> [RuleChange.Detail] {
    var details = operators(nil, old.expectation, new.expectation)
    for branch in old.branches {
      if let other = new.branches.first(where: { $0.condition == branch.condition }) {
        details += operators(branch.condition, branch.expectation, other.expectation)
      } else {
        details.append(.branch(branch.condition, old: branch.expectation, new: nil))
      }
    }
    for branch in new.branches where !old.branches.contains(where: { $0.condition == branch.condition }) {
      details.append(.branch(branch.condition, old: nil, new: branch.expectation))
    }
    if old.severity != new.severity { details.append(.severity(old: old.severity, new: new.severity)) }
    details += references(old, new)
    if old.rationale != new.rationale { details.append(.rationale(old: old.rationale, new: new.rationale)) }
    return details
  }

  private static func operators(_ condition: Rule.Condition?, _ old: Expectation, _ new: Expectation) -> [Self] {
    var (before, after) = (old.parts, new.parts)
    var details: [Self] = []
    // An operator of the same name on both sides is the same one with another list.
    for part in before {
      guard let (name, list) = part.list, let index = after.firstIndex(where: { $0.list?.name == name }),
        let other = after[index].list?.principals
      else { continue }
      let added = other.filter { !list.contains($0) }
      let removed = list.filter { !other.contains($0) }
      if !added.isEmpty || !removed.isEmpty {
        details.append(.principals(condition, operation: name, added: added, removed: removed))
      }
      after.remove(at: index)
      before.removeAll { $0 == part }
    }
    let common = before.filter(after.contains)
    before.removeAll(where: common.contains)
    after.removeAll(where: common.contains)
    if before.count == 1, after.count == 1 {
      details.append(.expectation(condition, old: before[0], new: after[0]))
    } else {
      details += before.map { .expectation(condition, old: $0, new: nil) }
      details += after.map { .expectation(condition, old: nil, new: $0) }
    }
    return details
  }

  private static func references(_ old: Rule, _ new: Rule) -> [Self] {
    func ids(_ rule: Rule) -> [String: [String]] {
      Dictionary(rule.references.map { ($0.framework, $0.ids) }) { first, _ in first }
    }
    let (before, after) = (ids(old), ids(new))
    return Set(before.keys).union(after.keys).sorted().compactMap { framework in
      let (first, second) = (before[framework] ?? [], after[framework] ?? [])
      let (added, removed) = (second.filter { !first.contains($0) }, first.filter { !second.contains($0) })
      return added.isEmpty && removed.isEmpty
        ? nil : .references(framework: framework, added: added, removed: removed)
    }
  }
}

extension Expectation {
  /// What must hold together.
  fileprivate var parts: [Expectation] {
    if case .all(let parts) = self { parts } else { [self] }
  }

  /// The operator and its list, or nil for one without.
  fileprivate var list: (name: String, principals: [PrincipalReference])? {
    switch self {
    case .exactly(let list): ("exactly", list)
    case .within(let list): ("within", list)
    case .includes(let list): ("includes", list)
    case .excludes(let list): ("excludes", list)
    case .noOne, .notDefined, .defined, .all, .any: nil
    }
  }
}
