internal import RightsBaselines
internal import RightsModel
internal import RightsPolicies

/// Checks the lists that policies give to parameters of baselines, and puts them in where they are the same everywhere.
///
/// So reports show the principals that are expected. Where two assignments give one baseline different lists, its rules keep
/// `$(name)` and each result shows what it was judged by.
struct ParameterFilling {
  /// In the same order.
  private(set) var baselines: [Baseline]
  private(set) var diagnostics: [Diagnostic] = []

  init(baselines: [Baseline], named: [String], policies: [Policy]) {
    self.baselines = baselines
    let byID = Dictionary(baselines.map { ($0.id, $0) }) { first, _ in first }
    var uses: [String: Set<[String: [PrincipalReference]]>] = [:]
    for id in named { uses[id] = [byID[id]?.lists() ?? [:]] }
    for assignment in policies.flatMap(\.assignments) {
      let known = assignment.baselines.compactMap { byID[$0.id] }
      // Where one did not load, which is said elsewhere, it may be the one that declares them.
      if known.count == assignment.baselines.count { reportUndeclared(assignment, known) }
      for baseline in known {
        reportFaults(assignment, baseline)
        uses[baseline.id, default: []].insert(baseline.lists(given: assignment.parameters))
      }
    }
    self.baselines = baselines.map { baseline in
      let lists = uses[baseline.id] ?? [baseline.lists()]
      guard lists.count == 1, let only = lists.first else { return baseline }
      return baseline.substituting(only)
    }
  }

  private mutating func reportUndeclared(_ assignment: Policy.Assignment, _ baselines: [Baseline]) {
    let declared = Set(baselines.flatMap(\.parameters).map(\.name))
    for name in assignment.parameters.keys.sorted() where !declared.contains(name) {
      let names = declared.sorted()
      let list =
        names.isEmpty ? "they declare none" : "they declare \(names.map { "`\($0)`" }.joined(separator: ", "))"
      diagnostics.append(
        Diagnostic(
          .error, "undeclared-parameter", "no baseline of this assignment declares the parameter `\(name)`",
          at: assignment.parameterLocations[name], help: Suggestion.help(for: name, in: names) ?? list))
    }
  }

  private mutating func reportFaults(_ assignment: Policy.Assignment, _ baseline: Baseline) {
    guard !assignment.parameters.isEmpty else { return }
    for fault in ParameterFault.faults(of: assignment.parameters, in: baseline) {
      let location = assignment.parameterLocations[fault.parameter.name] ?? assignment.location
      diagnostics.append(fault.diagnostic(at: location))
    }
  }
}
