package import RightsModel
import RightsYAML

extension LoadedBaseline {
  /// What an overlay that extends a baseline changes in this one, in the order in which it is applied: its own document
  /// where this is what it extends or extends that, those between as well where it does so by way of others.
  ///
  /// - Returns: nothing where the overlay does not stand on this baseline.
  package func overlays(of overlay: LoadedBaseline) -> [Overlay] {
    let ids = overlay.lineage.map(\.id)
    guard overlay.baseline.layer == baseline.layer, overlay.baseline.id != baseline.id else { return [] }
    if let index = ids.firstIndex(of: baseline.id) { return overlay.documents[..<index].reversed().map(Overlay.init) }
    guard let parent = overlay.document.extends?.value, ancestors.contains(parent),
      !ancestors.contains(overlay.baseline.id)
    else { return [] }
    return [Overlay(overlay.document)]
  }

  /// Whether it has a rule for a right, declared or made by `unlisted`.
  package func has(_ right: UserRight) -> Bool { baseline.rules.contains { $0.right == right } }

  /// The rule of a right with a change on top; its id stays.
  ///
  /// - Parameter parameters: those that the overlays declare.
  /// - Returns: no rule where the change drops it, or where it cannot be made, which is reported.
  package func rule(
    _ change: OverlayChange, parameters: [Baseline.Parameter]
  ) -> (rule: Rule?, diagnostics: [Diagnostic]) {
    let collector = DiagnosticCollector()
    var document = document
    document.extends = Located(baseline.id, at: change.entry.location)
    (document.rights, document.parameters) = ([change.entry], parameters)
    (document.severity, document.reason) = (nil, nil)
    let resolved = BaselineResolver(diagnostics: collector).resolve(document, parent: self.resolved)
    guard !collector.hasErrors else { return (nil, collector.diagnostics) }
    return (resolved.rule(of: change.entry.right)?.rule(of: baseline.id), collector.diagnostics)
  }

  private var resolved: BaselineResolver.Resolved {
    var rules: [UserRight: ResolvedRule] = [:]
    for rule in baseline.rules {
      guard let expectation = expectations[rule.right], let origins = origins[rule.right] else { continue }
      rules[rule.right] = ResolvedRule(
        right: rule.right, expectation: expectation, branches: branches[rule.right] ?? [], severity: rule.severity,
        rationale: rule.rationale, references: rule.references, declaredAt: rule.declaredAt, origins: origins)
    }
    return BaselineResolver.Resolved(
      document: document, severity: severity, severityLocation: document.keys["severity"] ?? document.location,
      parameters: Dictionary(baseline.parameters.map { ($0.name, $0) }) { first, _ in first }, rules: rules)
  }
}
