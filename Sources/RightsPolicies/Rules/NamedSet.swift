package import RightsModel

/// A set of principals that rules name as `$(name)`: one entry of `tiers`.
package struct NamedSet: Sendable, Hashable {
  package var name: String
  /// Nil where the document leaves it to others, and gives no default.
  package var principals: [PrincipalReference]?
  /// True where another policy of the run may give the set its principals.
  package var isDefault: Bool
  package var location: SourceLocation

  package init(name: String, principals: [PrincipalReference]?, isDefault: Bool, location: SourceLocation) {
    self.name = name
    self.principals = principals
    self.isDefault = isDefault
    self.location = location
  }
}

extension [Policy] {
  /// The same with the principals of named sets in their rules. A set counts in its own document; where that gives a default
  /// only, another policy may say whom it holds.
  ///
  /// - Parameter others: sets that are given beside those of the policies.
  package func fillingNamedSets(_ others: [NamedSet] = [], _ report: (Diagnostic) -> Void) -> [Policy] {
    guard contains(where: { !$0.rules.isEmpty }) else { return self }
    var given: [String: NamedSet] = [:]
    for set in others + flatMap(\.sets) where !set.isDefault {
      guard let first = given.updateValue(set, forKey: set.name), first.principals != set.principals else { continue }
      let defaults = flatMap(\.sets).filter { $0.isDefault && $0.name == set.name }
      guard !defaults.isEmpty else { continue }
      report(
        Diagnostic(
          .error, "set-conflict", "two policies say who `\(set.name)` is, and differ", at: set.location,
          help: "say it once", notes: [Diagnostic.Note("the first is here", at: first.location)]))
    }
    return map { policy in
      var lists: [String: [PrincipalReference]] = [:]
      for set in policy.sets {
        lists[set.name] = set.isDefault ? given[set.name]?.principals ?? set.principals : set.principals
      }
      var policy = policy
      for index in policy.rules.indices {
        let names = policy.rules[index].rule.body.namedSets.filter { lists[$0]?.isEmpty ?? false }
        policy.rules[index].rule.body.substitute(lists)
        guard let name = names.first, policy.rules[index].rule.body.isVacuous else { continue }
        report(
          Diagnostic(
            .warning, "empty-set", "nobody is in `\(name)`, so the rule, or a part of it, holds on every machine",
            at: policy.rules[index].rule.declaredAt, help: "say under `tiers` who is in it",
            notes: policy.sets.filter { $0.name == name }.map {
              Diagnostic.Note("it is declared here", at: $0.location)
            }))
      }
      return policy
    }
  }
}
