internal import RightsModel

/// A rule with one mistake in it.
struct RuleMutant {
  var rule: Rule
  /// Where the mistake is; nil for a branch that is gone.
  var slot: RuleSlot?
  /// What was done, for people: `Everyone (S-1-1-0) added to within`.
  var words: String
}

extension RuleMutant {
  /// Who is added to lists: those that mistakes are made with.
  static let strangers: [PrincipalReference] = [
    "S-1-1-0", "S-1-5-6", "S-1-5-11", "S-1-5-32-544", "S-1-5-32-545", "S-1-5-32-546", "S-1-5-32-551",
  ].compactMap { SID($0).map { .sid($0) } }

  /// Every rule that differs from this one by one principal, one operator, one part or one branch.
  ///
  /// - Parameter label: what a principal is called.
  static func all(of rule: Rule, layer: Layer, label: @escaping (PrincipalReference) -> String) -> [RuleMutant] {
    let edits = ExpectationEdits(layer: layer, label: label)
    var mutants: [RuleMutant] = []
    for slot in RuleSlot.all(rule) {
      for (expectation, words) in edits.edits(of: slot.expectation(rule)) {
        mutants.append(RuleMutant(rule: slot.replacing(expectation, in: rule), slot: slot, words: words))
      }
    }
    for index in rule.branches.indices {
      var other = rule
      other.branches.remove(at: index)
      mutants.append(RuleMutant(rule: other, slot: nil, words: "the branch removed"))
    }
    return mutants
  }
}
