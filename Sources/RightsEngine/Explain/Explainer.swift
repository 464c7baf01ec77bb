package import RightsBaselines
package import RightsModel

/// Writes the page of a right, a principal, a rule or a format, from the catalogue and a library.
package struct Explainer {
  let baselines: [Baseline]
  let loaded: [LoadedBaseline]
  let defaults: DefaultHolders

  /// - Parameter load: the whole library; what it could not load is missing from the pages.
  package init(_ load: BaselineLoad) {
    baselines = load.baselines
    loaded = load.loaded
    defaults = DefaultHolders(load.baselines)
  }

  /// What a word means: as `ExplainSubject` says, or a number that rules of the library refer to.
  package func subject(_ text: String) throws(DiagnosticError) -> ExplainSubject {
    let wanted = text.lowercased()
    let isReference = baselines.contains { baseline in
      baseline.rules.contains { $0.refers(to: wanted) }
    }
    return isReference ? .reference(wanted) : try ExplainSubject(text)
  }

  /// The page, with its line end.
  ///
  /// - Throws: a diagnostic where the library has no such rule.
  package func page(of subject: ExplainSubject) throws(DiagnosticError) -> String {
    switch subject {
    case .right(let right): page(of: right)
    case .principal(let reference): page(of: reference)
    case .rule(let id): try page(ofRule: id)
    case .lintRule(let id): page(ofLintRule: id)
    case .reference(let id): page(ofReference: id)
    case .format(let id): page(ofFormat: id)
    case .formats: pageOfFormats()
    }
  }
}
