internal import RightsModel
internal import RightsPolicies
internal import RightsYAML

/// Checks that the tags that policies ask for are there: a slip in one would leave a rule or a group without machines, and
/// nobody would see it.
enum SelectorCheck {
  private struct Wanted {
    var tag: String
    var location: SourceLocation
  }

  /// - Parameter machines: those of the inventory; where none of them has a tag, tags come from elsewhere.
  static func diagnostics(_ policies: [Policy], _ machines: [MachineFacts]) -> [Diagnostic] {
    let wanted = policies.flatMap(wanted)
    guard !wanted.isEmpty else { return [] }
    let known = machines.reduce(into: Set<String>()) { $0.formUnion($1.tags?.keys.map(\.self) ?? []) }
    guard !known.isEmpty else { return [] }
    return wanted.filter { !known.contains($0.tag) }.map { wanted in
      let names = known.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return Diagnostic(
        .warning, "unknown-tag", "no machine of the inventory has the tag \(Quoted.text(wanted.tag))",
        at: wanted.location,
        help: Suggestion.help(for: wanted.tag, in: names)
          ?? "the inventory has \(names.prefix(20).map(Quoted.text).joined(separator: ", "))")
    }
  }

  private static func wanted(_ policy: Policy) -> [Wanted] {
    var wanted: [Wanted] = []
    for (to, location) in policy.assignments.map({ ($0.to, $0.location) })
      + policy.outOfScope.map({ ($0.to, $0.location) })
    {
      guard case .machines(let selector) = to else { continue }
      wanted += tags(selector).map { Wanted(tag: $0, location: location) }
    }
    for rule in policy.rules {
      var names = [rule.to, rule.when].compactMap(\.self).flatMap(tags)
      if case .sameInGroup(let comparison) = rule.rule.body { names.append(comparison.tag) }
      wanted += names.map { Wanted(tag: $0, location: rule.rule.declaredAt) }
    }
    return wanted
  }

  private static func tags(_ selector: MachineSelector) -> [String] {
    let own = selector.tags.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return own + (selector.any + selector.not).flatMap(tags)
  }
}
