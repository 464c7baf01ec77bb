internal import RightsEvaluation
internal import RightsModel
internal import RightsPolicies

/// The rules that one kind of subject is judged by, made ready and sorted by index. One worker has its own.
struct RuleSet {
  struct Member: Sendable {
    var rule: CompiledRule
    /// False where the baseline was named by hand and is known not to fit: the rule is not applicable.
    var applies: Bool = true
    /// What overlays make of it; nil where none touches it.
    var overlaid: OverlaidRule?
  }

  /// A rule about several rights.
  struct Assertion: Sendable {
    var compiled: CompiledAssertion
    var standing: PolicyRule.Standing

    /// Whether it is known to be meant for a machine.
    func isMeant(_ context: EvaluationContext) -> Bool {
      standing == .applies && AssertionCondition.isMet(by: context, of: compiled.rule) == true
    }
  }

  var members: [Member]
  /// Sorted by index; usually none.
  var assertions: [Assertion]
  /// What became of lines that were judged before.
  let known: LineVerdicts.Store
  /// Indices of the members' baselines in the run's, ascending.
  var baselines: [Int]
  /// Every account reference of the rules, for binding; usually none.
  var accountReferences: [PrincipalReference]

  /// What has to be said of the choice.
  var diagnostics: [Diagnostic]

  /// Whether it has only rules of which it has to be asked whether they are there: those of policies may be meant for other
  /// machines, and others an overlay may drop.
  let isConditional: Bool

  /// Whether a verdict depends on other machines.
  var comparesMachines: Bool {
    assertions.contains { if case .sameInGroup = $0.compiled.rule.body { true } else { false } }
  }

  /// Whether a verdict depends on more of a machine than who holds which right.
  var looksBeyondRights: Bool {
    assertions.contains { if case .wmi = $0.compiled.rule.body { true } else { false } }
  }

  init(members: [Member], assertions: [Assertion] = [], baselines: [Int], diagnostics: [Diagnostic] = []) {
    self.diagnostics = diagnostics
    self.baselines = baselines.sorted()
    isConditional =
      !(assertions.isEmpty && members.isEmpty)
      && !members.contains { $0.applies && !($0.overlaid?.mayBeAbsent ?? false) }
    known = LineVerdicts.Store(LineVerdicts(rules: members.count))
    self.members = members.sorted { $0.rule.index < $1.rule.index }
    let rules = members.map(\.rule) + members.flatMap { $0.overlaid?.alternatives.compactMap(\.self) ?? [] }
    self.assertions = assertions.sorted { $0.compiled.index < $1.compiled.index }
    let references = rules.flatMap(\.accountReferences) + assertions.flatMap(\.compiled.accountReferences)
    accountReferences = Array(Set(references)).sorted()
  }
}

/// What a subject is judged by, and what has to be said about that.
struct Plan: Sendable {
  /// Index into the run's rule sets, or nil where no rule applies.
  var ruleSet: Int?
  /// Why it is out of scope; nil where it is in scope.
  var exclusion: Policy.Exclusion?
  /// Why it has no rule, or may lack some: a clause for people, with what to add.
  var gap: String?
  /// What a person should know of the choice.
  var diagnostics: [Diagnostic] = []
}
