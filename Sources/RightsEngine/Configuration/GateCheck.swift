internal import RightsBaselines
internal import RightsModel
internal import RightsPolicies
internal import RightsYAML

/// Checks that what gates ask for is there: a condition on a framework that no rule refers to lets every fail through.
struct GateCheck {
  /// By framework in lower case: its ids, in lower case, and as they are written.
  private var known: [String: [String: String]] = [:]

  /// - Parameters:
  ///   - rules: those of the run.
  ///   - library: asked for what the run's rules do not refer to.
  static func diagnostics(
    _ policies: [Policy], _ rules: [[Rule.Reference]], _ library: BaselineLibrary
  ) -> [Diagnostic] {
    let wanted = policies.flatMap(\.gates.references)
    guard !wanted.isEmpty else { return [] }
    var check = GateCheck()
    for references in rules { check.add(references) }
    let silent = wanted.flatMap(check.faults)
    guard !silent.isEmpty else { return [] }
    // What other rules of this library, or of the one that ships, refer to is no mistake in spelling.
    check.addAll(of: library)
    if !library.isEmbedded { check.addAll(of: .embedded) }
    let wrong = wanted.flatMap(check.faults)
    let places = Set(wrong.map(\.location))
    return wrong
      + silent.filter { !places.contains($0.location) }.map {
        Diagnostic(
          .warning, "gate-without-rules", "\($0.message): the gate stops nothing", at: $0.location,
          help: "assign a baseline whose rules do, or leave the condition out")
      }
  }

  private mutating func addAll(of library: BaselineLibrary) {
    for baseline in library.load(ids: library.baselineIDs).baselines {
      for rule in baseline.rules { add(rule.references) }
    }
    let collector = DiagnosticCollector()
    for id in library.policyIDs {
      guard let file = library.policy(id), let bytes = try? file.bytes() else { continue }
      let document = DocumentFile(bytes, uri: file.uri, expected: [.policy, .baseline], diagnostics: collector)
      for rule in document.policies(collector).flatMap(\.rules) { add(rule.rule.references) }
    }
  }

  private mutating func add(_ references: [Rule.Reference]) {
    for reference in references {
      for id in reference.ids { known[reference.framework.lowercased(), default: [:]][id.lowercased()] = id }
    }
  }

  private func faults(_ wanted: FailReference) -> [Diagnostic] {
    guard let ids = known[wanted.framework] else {
      let all = known.keys.sorted()
      return [
        Diagnostic(
          .error, "unknown-framework", "no rule refers to the framework \(Quoted.text(wanted.framework))",
          at: wanted.frameworkLocation,
          help: Suggestion.help(for: wanted.framework, in: all)
            ?? (all.isEmpty ? "no rule has references" : "rules refer to \(all.joined(separator: ", "))"))
      ]
    }
    return zip(wanted.ids, wanted.idLocations).compactMap { id, location in
      guard ids[id.lowercased()] == nil else { return nil }
      return Diagnostic(
        .error, "unknown-reference", "no rule refers to \(Quoted.text(id)) of \(wanted.framework)", at: location,
        help: Suggestion.help(for: id, in: ids.values.sorted()) ?? "write it as the rules do")
    }
  }
}
