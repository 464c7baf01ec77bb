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
  /// In the same order; each assignment gives its baselines every list that they declare, and no other.
  private(set) var policies: [Policy]
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter overlays: the documents that assignments name as overlays, among others.
  init(baselines: [Baseline], named: [String], policies: [Policy], overlays: [Baseline] = []) {
    self.baselines = baselines
    self.policies = policies
    let byID = Dictionary(baselines.map { ($0.id, $0) }) { first, _ in first }
    var uses: [String: Set<[String: [PrincipalReference]]>] = [:]
    for id in named { uses[id] = [byID[id]?.lists() ?? [:]] }
    for assignment in policies.flatMap(\.assignments) {
      let known = assignment.baselines.compactMap { byID[$0.id] }
      // Where one did not load, which is said elsewhere, it may be the one that declares them.
      let above = overlays.filter { overlay in assignment.overlayNames.contains { $0.id == overlay.id } }
      if known.count == assignment.baselines.count { reportUndeclared(assignment, known, above) }
      for baseline in known {
        reportFaults(assignment, baseline)
        for use in assignment.baselines where use.id == baseline.id {
          uses[baseline.id, default: []].insert(baseline.lists(given: assignment.parameters(of: use)))
        }
      }
    }
    self.baselines = baselines.map { baseline in
      let lists = uses[baseline.id] ?? [baseline.lists()]
      guard lists.count == 1, let only = lists.first else { return baseline }
      return baseline.substituting(only)
    }
    for index in policies.indices {
      self.policies[index].assignments = policies[index].assignments.flatMap { Self.divided($0, byID) }
    }
  }

  // A list that one baseline of an assignment declares is nothing to the others, and one that is given as it would be by
  // default is no other list: two assignments of one baseline conflict only where they mean it to be judged differently.
  private static func divided(_ assignment: Policy.Assignment, _ byID: [String: Baseline]) -> [Policy.Assignment] {
    var parts: [Policy.Assignment] = []
    for use in assignment.baselines {
      let own = byID[use.id]?.lists(given: assignment.parameters(of: use)) ?? [:]
      var use = use
      use.parameters = ParameterLists()
      if let index = parts.firstIndex(where: { $0.parameters.lists == own }) {
        parts[index].baselines.append(use)
      } else {
        var part = assignment
        (part.baselines, part.parameters) = ([use], ParameterLists(lists: own))
        parts.append(part)
      }
    }
    return parts.isEmpty ? [assignment] : parts
  }

  private mutating func reportUndeclared(
    _ assignment: Policy.Assignment, _ baselines: [Baseline], _ overlays: [Baseline]
  ) {
    let all = Set((baselines + overlays).flatMap(\.parameters).map(\.name))
    report(assignment.parameters, besides: all, "no baseline of this assignment declares")
    for use in assignment.baselines {
      let own = baselines.first { $0.id == use.id }?.parameters.map(\.name) ?? []
      report(use.parameters, besides: Set(own), "`\(use.id)` does not declare")
    }
  }

  private mutating func report(_ given: ParameterLists, besides declared: Set<String>, _ words: String) {
    let names = declared.sorted()
    for name in given.lists.keys.sorted() where !declared.contains(name) {
      let list =
        names.isEmpty ? "they declare none" : "they declare \(names.map { "`\($0)`" }.joined(separator: ", "))"
      diagnostics.append(
        Diagnostic(
          .error, "undeclared-parameter", "\(words) the parameter `\(name)`",
          at: given.locations[name], help: Suggestion.help(for: name, in: names) ?? list))
    }
  }

  private mutating func reportFaults(_ assignment: Policy.Assignment, _ baseline: Baseline) {
    for use in assignment.baselines where use.id == baseline.id {
      let given = assignment.parameters(of: use)
      guard !given.isEmpty else { continue }
      for fault in ParameterFault.faults(of: given, in: baseline) {
        let name = fault.parameter.name
        let location = use.parameters.locations[name] ?? assignment.parameters.locations[name] ?? assignment.location
        diagnostics.append(fault.diagnostic(at: location))
      }
    }
  }
}
