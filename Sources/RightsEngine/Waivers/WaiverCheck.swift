internal import RightsBaselines
package import RightsModel
internal import RightsPolicies

/// What `waivers lint` finds.
package struct WaiverCheck: Sendable {
  package var waivers = 0
  package var diagnostics: [Diagnostic] = []
  /// A document is wrong.
  package var isBroken = false
  /// What the waivers were held against could not be read in full.
  package var isUnread = false

  /// Checks the waivers that a request names; where it names paths, also against what lies there.
  package static func run(_ request: ScanRequest) async throws -> WaiverCheck {
    var check = WaiverCheck()
    var documents = request
    // Which baselines there are does not matter here, and which rules there are is asked of the library.
    (documents.paths, documents.known) = ([], nil)
    let configuration = Configuration(documents)
    check.waivers = configuration.waivers.count
    check.isBroken = configuration.hasErrors
    check.diagnostics = configuration.diagnostics.filter { $0.severity == .error }
    check.diagnostics += WaiverLint.all(configuration.waivers, asOf: request.asOf)
    check.diagnostics += unknownRules(configuration, request.library)
    if !request.paths.isEmpty, !check.isBroken {
      var scan = request
      scan.outputs = []
      let outcome = try await Scan.run(scan) { _, _ in }
      check.isUnread = outcome.summary?.exits.contains(3) ?? true
      check.diagnostics += (outcome.summary?.diagnostics ?? []).filter { $0.code == "waiver-unused" }.map {
        var diagnostic = $0
        diagnostic.severity = .warning
        return diagnostic
      }
    }
    check.diagnostics = check.diagnostics.enumerated().sorted { left, right in
      switch (left.element.location, right.element.location) {
      case (let first?, let second?) where first != second: first < second
      case (nil, _?): true
      case (_?, nil): false
      case (_, _): left.offset < right.offset
      }
    }.map(\.element)
    return check
  }

  /// Rules that neither the library nor the documents of the run have.
  private static func unknownRules(_ configuration: Configuration, _ library: BaselineLibrary) -> [Diagnostic] {
    var known = Set(
      RuleSelection.rules(configuration, only: [], skip: []).compactMap { rule in
        switch rule {
        case .baseline, .assertion: rule.id
        case .gap, .sourcesDisagree, .outOfScope, .waiver: nil
        }
      })
    let policies = Set(configuration.policies.map(\.id))
    var loaded = Set(configuration.baselines.map(\.id))
    var found: [Diagnostic] = []
    for entry in configuration.waivers {
      for rule in entry.waiver.rules where !known.contains(rule) {
        let parts = rule.split(separator: "#", maxSplits: 1).map(String.init)
        if parts.count == 2, loaded.insert(parts[0]).inserted, library.baselineIDs.contains(parts[0]) {
          known.formUnion(library.load(ids: [parts[0]]).loaded.map(\.baseline).flatMap(\.rules).map(\.id))
        }
        if known.contains(rule) { continue }
        // Of a rule of a policy's own the document may not have been named.
        let isLoaded = policies.contains(parts[0]) || parts.count == 2 && UserRight(constant: parts[1]) != nil
        found.append(
          Diagnostic(
            isLoaded || rule.hasPrefix("plumbline/") ? .warning : .note, "waiver-unknown-rule",
            "the waiver `\(entry.waiver.id)` is about a rule that is not known: `\(rule)`", at: entry.waiver.location,
            help: Suggestion.help(for: rule, in: known.sorted()) ?? "copy the id of the rule from a report"))
      }
    }
    return found
  }
}
