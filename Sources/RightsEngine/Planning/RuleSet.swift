internal import RightsEvaluation
internal import RightsModel
internal import RightsPolicies

/// The rules that one kind of subject is judged by, made ready and sorted by index.
struct RuleSet: Sendable {
  struct Member: Sendable {
    var rule: CompiledRule
    /// False where the baseline was named by hand and is known not to fit: the rule is not applicable.
    var applies: Bool
  }

  /// A rule about several rights.
  struct Assertion: Sendable {
    var compiled: CompiledAssertion
    var standing: PolicyRule.Standing
  }

  var members: [Member]
  /// Sorted by index; usually none.
  var assertions: [Assertion]
  /// Indices of the members' baselines in the run's, ascending.
  var baselines: [Int]
  /// Whether a verdict depends on other machines.
  var comparesMachines: Bool {
    assertions.contains { if case .sameInGroup = $0.compiled.rule.body { true } else { false } }
  }
  /// Every account reference of the rules, for binding; usually none.
  var accountReferences: [PrincipalReference]

  init(members: [Member], assertions: [Assertion], baselines: [Int]) {
    self.baselines = baselines.sorted()
    self.members = members.sorted { $0.rule.index < $1.rule.index }
    self.assertions = assertions.sorted { $0.compiled.index < $1.compiled.index }
    let references = members.flatMap(\.rule.accountReferences) + assertions.flatMap(\.compiled.accountReferences)
    accountReferences = Array(Set(references)).sorted()
  }
}

/// What a subject is judged by, and what has to be said about that.
struct Plan: Sendable {
  /// Index into the run's rule sets, or nil where no rule applies.
  var ruleSet: Int?
  /// Why it has no rule, or may lack some: a clause for people, with what to add.
  var gap: String?
  /// What a person should know of the choice.
  var diagnostics: [Diagnostic] = []
}
