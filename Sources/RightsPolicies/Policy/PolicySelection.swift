package import RightsModel

/// What one policy, or several together, give one subject.
package struct PolicySelection: Sendable, Hashable {
  /// A baseline that applies.
  package struct Choice: Sendable, Hashable {
    package var baseline: Policy.BaselineUse
    package var parameters: [String: [PrincipalReference]]
  }

  /// An assignment that may or may not apply.
  package struct Open: Sendable, Hashable {
    package var choices: [Choice]
    package var missing: [MissingFact]
    package var location: SourceLocation
  }

  /// Sorted by baseline id; each id once.
  package private(set) var chosen: [Choice]
  /// Assignments of baselines that could not be decided, in the order of the policies; empty where all is known.
  package private(set) var open: [Open]
  /// Baselines given twice with different parameters, with what to say of it.
  package private(set) var conflicts: [String: Diagnostic] = [:]
  /// Why it is out of scope; nil where it is not. Nothing applies then.
  package private(set) var exclusion: Policy.Exclusion?

  /// True where nothing applies and nothing may: a gap.
  package var isGap: Bool { chosen.isEmpty && open.isEmpty }

  /// What is needed to decide the open assignments; sorted.
  package var missing: [MissingFact] { Set(open.flatMap(\.missing)).sorted() }

  /// - Parameter match: what a selector is to the subject, and whether it takes checks away.
  init(_ policy: Policy, match: (AssignmentSelector, _ excuses: Bool) -> AssignmentMatch) {
    (chosen, open) = ([], [])
    // Where it is not known whether a subject is out of scope, it is in scope.
    exclusion = policy.outOfScope.first { match($0.to, true) == .matches }
    for assignment in policy.assignments {
      let choices = assignment.baselines.map { Choice(baseline: $0, parameters: assignment.parameters(of: $0)) }
      switch match(assignment.to, false) {
      case .doesNotMatch: continue
      case .unknown(let missing):
        guard !choices.isEmpty else { continue }
        open.append(Open(choices: choices, missing: missing, location: assignment.location))
      case .matches:
        for choice in choices { add(choice) }
      }
    }
    sort()
  }

  /// What several policies give together: what is out of scope in one is out of scope.
  package init(merging selections: [PolicySelection]) {
    (chosen, open) = ([], selections.flatMap(\.open))
    for selection in selections { conflicts.merge(selection.conflicts) { first, _ in first } }
    exclusion = selections.lazy.compactMap(\.exclusion).first
    for selection in selections { for choice in selection.chosen { add(choice) } }
    sort()
  }

  /// What is needed to know whether a choice contradicts an assignment that may apply as well: that gives the same baseline
  /// other parameters. Empty where none does; sorted.
  package func doubts(of choice: Choice) -> [MissingFact] {
    let contradicting = open.filter { open in
      open.choices.contains { $0.baseline.id == choice.baseline.id && $0.parameters != choice.parameters }
    }
    return Set(contradicting.flatMap(\.missing)).sorted()
  }

  private mutating func sort() {
    if exclusion != nil { (chosen, open, conflicts) = ([], [], [:]) }
    chosen.sort { $0.baseline.id.utf8.lexicographicallyPrecedes($1.baseline.id.utf8) }
  }

  private mutating func add(_ choice: Choice) {
    guard let first = chosen.first(where: { $0.baseline.id == choice.baseline.id }) else {
      chosen.append(choice)
      return
    }
    if first.parameters == choice.parameters { return }
    guard conflicts[choice.baseline.id] == nil else { return }
    conflicts[choice.baseline.id] = Diagnostic(
      .error, "parameter-conflict", "`\(choice.baseline.id)` applies twice with different parameters",
      at: choice.baseline.location, help: "give both assignments the same parameters, or restrict one",
      notes: [Diagnostic.Note("the first is here", at: first.baseline.location)])
  }
}
