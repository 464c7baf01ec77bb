extension Baseline {
  /// The list of every parameter: what is given, else its default. Lists that no parameter declares are left out.
  package func lists(given: [String: [PrincipalReference]] = [:]) -> [String: [PrincipalReference]] {
    var lists: [String: [PrincipalReference]] = [:]
    for parameter in parameters { lists[parameter.name] = given[parameter.name] ?? parameter.fallback }
    return lists
  }

  /// The same with these lists in the place of parameters.
  package func substituting(_ lists: [String: [PrincipalReference]]) -> Baseline {
    var baseline = self
    baseline.rules = rules.map { $0.substituting(lists) }
    return baseline
  }
}

extension Rule {
  /// Whether it names a list that a policy gives.
  package var hasParameters: Bool { !parameters.isEmpty }

  /// The names of the lists that a policy gives, as far as it names them.
  package var parameters: Set<String> {
    Set(
      ([expectation] + branches.map(\.expectation)).flatMap(\.references).compactMap {
        if case .parameter(let name) = $0 { name } else { nil }
      })
  }

  /// The same with lists in the place of parameters.
  package func substituting(_ lists: [String: [PrincipalReference]]) -> Rule {
    guard !lists.isEmpty else { return self }
    var rule = self
    rule.expectation = expectation.substituting(lists)
    rule.branches = branches.map {
      Branch(condition: $0.condition, expectation: $0.expectation.substituting(lists))
    }
    return rule
  }
}

extension Expectation {
  /// The same with lists in the place of parameters; a parameter that has none stays.
  ///
  /// Where nothing is left of a list, `exactly` and `within` leave nobody, and `includes` and `excludes` ask for nothing but
  /// that the right is defined.
  package func substituting(_ lists: [String: [PrincipalReference]]) -> Expectation {
    switch self {
    case .exactly(let list):
      let filled = Self.filled(list, lists)
      return filled.isEmpty ? .noOne : .exactly(filled)
    case .within(let list):
      let filled = Self.filled(list, lists)
      return filled.isEmpty ? .noOne : .within(filled)
    case .includes(let list):
      let filled = Self.filled(list, lists)
      return filled.isEmpty ? .defined : .includes(filled)
    case .excludes(let list):
      let filled = Self.filled(list, lists)
      return filled.isEmpty ? .defined : .excludes(filled)
    case .noOne, .notDefined, .defined: return self
    case .all(let parts):
      let filled = parts.map { $0.substituting(lists) }
      // Every other operator asks for a right that is defined, too.
      let telling = filled.filter { $0 != .defined }
      if telling.isEmpty { return .defined }
      return telling.count == 1 ? telling[0] : .all(telling)
    case .any(let parts): return .any(parts.map { $0.substituting(lists) })
    }
  }

  // Each principal once, where it is first named.
  private static func filled(
    _ list: [PrincipalReference], _ lists: [String: [PrincipalReference]]
  ) -> [PrincipalReference] {
    guard list.contains(where: { if case .parameter = $0 { true } else { false } }) else { return list }
    var seen: Set<PrincipalReference> = []
    return list.flatMap { reference in
      guard case .parameter(let name) = reference, let value = lists[name] else { return [reference] }
      return value
    }
    .filter { seen.insert($0).inserted }
  }
}
