internal import RightsBaselines
internal import RightsModel
internal import RightsPolicies
internal import RightsYAML

/// Checks that the tags and features that policies ask for are there: a slip in one would leave a rule or a group without
/// machines, and nobody would see it.
enum SelectorCheck {
  private struct Wanted {
    var name: String
    var location: SourceLocation
  }

  /// - Parameter machines: those of the inventory; where none of them has a tag, tags come from elsewhere.
  static func diagnostics(_ policies: [Policy], _ machines: [MachineFacts]) -> [Diagnostic] {
    let selectors = policies.flatMap(selectors)
    let features = selectors.flatMap { selector, location in
      selector.allFeatures.map { Wanted(name: $0, location: location) }
    }
    let groups = policies.flatMap(\.rules).compactMap { rule -> Wanted? in
      guard case .sameInGroup(let comparison) = rule.rule.body else { return nil }
      return Wanted(name: comparison.tag, location: rule.rule.declaredAt)
    }
    let tags = selectors.flatMap { selector, location in
      selector.allTags.map { Wanted(name: $0, location: location) }
    }
    return misspelt(features, machines) + unknown(tags + groups, machines)
  }

  private static func misspelt(_ features: [Wanted], _ machines: [MachineFacts]) -> [Diagnostic] {
    features.compactMap { wanted in
      guard let meant = MisspeltFeature.meant(by: wanted.name),
        !machines.contains(where: { $0.features?.contains(wanted.name) ?? false })
      else { return nil }
      return Diagnostic(
        .warning, Diagnostic.Code(MisspeltFeature.page.id), "no machine has the feature \(Quoted.text(wanted.name))",
        at: wanted.location, help: "write `\(meant)`")
    }
  }

  private static func unknown(_ tags: [Wanted], _ machines: [MachineFacts]) -> [Diagnostic] {
    guard !tags.isEmpty else { return [] }
    let known = machines.reduce(into: Set<String>()) { $0.formUnion($1.tags?.keys.map(\.self) ?? []) }
    guard !known.isEmpty else { return [] }
    return tags.filter { !known.contains($0.name) }.map { wanted in
      let names = known.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return Diagnostic(
        .warning, "unknown-tag", "no machine of the inventory has the tag \(Quoted.text(wanted.name))",
        at: wanted.location,
        help: Suggestion.help(for: wanted.name, in: names)
          ?? "the inventory has \(names.prefix(20).map(Quoted.text).joined(separator: ", "))")
    }
  }

  /// Every selector of machines of a policy, with the line that it stands in.
  private static func selectors(_ policy: Policy) -> [(MachineSelector, SourceLocation)] {
    let machines =
      policy.assignments.map { ($0.to.machines, $0.location) } + policy.outOfScope.map { ($0.to.machines, $0.location) }
    let own = policy.rules.flatMap { rule in [rule.to, rule.when].map { ($0, rule.rule.declaredAt) } }
    return (machines + own).compactMap { selector, location in selector.map { ($0, location) } }
  }
}

extension MachineSelector {
  fileprivate var allTags: [String] {
    tags.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } + (any + not).flatMap(\.allTags)
  }

  fileprivate var allFeatures: [String] { features + (any + not).flatMap(\.allFeatures) }
}
