internal import RightsBaselines
internal import RightsModel
internal import RightsPolicies
internal import RightsYAML

/// The rules that waivers name, held against those that there are.
enum WaivedRules {
  /// What names a rule that neither the library nor the documents of the run have.
  static func unknown(_ configuration: Configuration, _ library: BaselineLibrary) -> [Diagnostic] {
    guard !configuration.waivers.isEmpty else { return [] }
    var known = Set(
      RuleSelection.rules(configuration, only: [], skip: []).compactMap { rule in
        switch rule {
        case .baseline, .assertion: rule.id
        case .gap, .sourcesDisagree, .outOfScope, .waiver: nil
        }
      })
    let sources = Set(configuration.policies.map(\.id) + configuration.baselines.map(\.id))
    var loaded: Set<String> = []
    var found: [Diagnostic] = []
    for entry in configuration.waivers {
      for rule in entry.waiver.rules where !known.contains(rule) {
        let parts = rule.split(separator: "#", maxSplits: 1).map(String.init)
        let source = parts.first ?? ""
        let isListed = library.baselineIDs.contains(source)
        if isListed, loaded.insert(source).inserted {
          known.formUnion(library.load(ids: [source]).loaded.map(\.baseline).flatMap(\.rules).map(\.id))
        }
        if known.contains(rule) { continue }
        // Of a rule of a policy's own the document may not have been named.
        let isCertain =
          isListed || sources.contains(source) || rule.hasPrefix("plumbline/")
          || parts.count == 2 && UserRight(constant: parts[1]) != nil
        found.append(
          Diagnostic(
            isCertain ? .warning : .note, "waiver-unknown-rule",
            "the waiver `\(entry.waiver.id)` is about a rule that is not known: \(Quoted.text(rule))",
            at: entry.waiver.location,
            help: Suggestion.help(for: rule, in: known.sorted()) ?? "copy the id of the rule from a report"))
      }
    }
    return found
  }
}
