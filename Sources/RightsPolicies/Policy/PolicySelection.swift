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
    package var baselines: [Policy.BaselineUse]
    package var missing: [MissingFact]
    package var location: SourceLocation
  }

  /// Sorted by baseline id; each id once.
  package private(set) var chosen: [Choice]
  /// Assignments that could not be decided, in the order of the policies; empty where all is known.
  package private(set) var open: [Open]
  /// A baseline given twice with different parameters.
  package private(set) var diagnostics: [Diagnostic]

  /// True where nothing applies and nothing may: a gap.
  package var isGap: Bool { chosen.isEmpty && open.isEmpty }

  /// What is needed to decide the open assignments; sorted.
  package var missing: [MissingFact] { Set(open.flatMap(\.missing)).sorted() }

  init(_ assignments: [Policy.Assignment], match: (Policy.Assignment) -> AssignmentMatch) {
    (chosen, open, diagnostics) = ([], [], [])
    for assignment in assignments {
      switch match(assignment) {
      case .doesNotMatch: continue
      case .unknown(let missing):
        open.append(Open(baselines: assignment.baselines, missing: missing, location: assignment.location))
      case .matches:
        for baseline in assignment.baselines { add(Choice(baseline: baseline, parameters: assignment.parameters)) }
      }
    }
    chosen.sort { $0.baseline.id.utf8.lexicographicallyPrecedes($1.baseline.id.utf8) }
  }

  /// What several policies give together.
  package init(merging selections: [PolicySelection]) {
    (chosen, open, diagnostics) = ([], selections.flatMap(\.open), selections.flatMap(\.diagnostics))
    for selection in selections { for choice in selection.chosen { add(choice) } }
    chosen.sort { $0.baseline.id.utf8.lexicographicallyPrecedes($1.baseline.id.utf8) }
  }

  private mutating func add(_ choice: Choice) {
    guard let first = chosen.first(where: { $0.baseline.id == choice.baseline.id }) else {
      chosen.append(choice)
      return
    }
    if first.parameters == choice.parameters { return }
    diagnostics.append(
      Diagnostic(
        .error, "parameter-conflict", "`\(choice.baseline.id)` applies twice with different parameters",
        at: choice.baseline.location, help: "give both assignments the same parameters, or restrict one",
        notes: [Diagnostic.Note("the first is here", at: first.baseline.location)]))
  }
}
