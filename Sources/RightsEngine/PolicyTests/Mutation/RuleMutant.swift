internal import RightsModel

/// A rule with one mistake in it.
struct RuleMutant {
  var rule: Rule
  /// Where the mistake is; nil for a branch that is gone and for the default of a parameter.
  var slot: RuleSlot?
  /// The default of a parameter that the mistake is in.
  var fallback: Fallback?
  /// What was done, for people: `Everyone (S-1-1-0) added to within`.
  var words: String

  struct Fallback {
    var name: String
    var list: [PrincipalReference]
  }
}

extension RuleMutant {
  /// Who is added to lists: those that mistakes are made with.
  static let strangers: [PrincipalReference] = [
    "S-1-1-0", "S-1-5-6", "S-1-5-11", "S-1-5-32-544", "S-1-5-32-545", "S-1-5-32-546", "S-1-5-32-551",
  ].compactMap { SID($0).map { .sid($0) } }

  /// Every rule that differs from this one by one principal, one operator, one part, one branch or one default.
  ///
  /// - Parameter label: what a principal is called.
  static func all(of rule: Rule, in baseline: Baseline, label: @escaping (PrincipalReference) -> String) -> [RuleMutant]
  {
    let edits = ExpectationEdits(layer: baseline.layer, label: label)
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
    for parameter in baseline.parameters where rule.uses(parameter) {
      for (list, words) in edits.edits(of: parameter) {
        mutants.append(
          RuleMutant(rule: rule, slot: nil, fallback: Fallback(name: parameter.name, list: list), words: words))
      }
    }
    return mutants
  }
}

extension Rule {
  /// Whether a list of it holds the parameter.
  func uses(_ parameter: Baseline.Parameter) -> Bool {
    let reference = PrincipalReference.parameter(parameter.name)
    return expectation.references.contains(reference)
      || branches.contains { $0.expectation.references.contains(reference) }
  }
}
