package import RightsModel
import RightsYAML

/// A baseline made of a foreign file: its document, whose places are lines of that file, and how it is written.
package struct ImportedBaseline: Sendable {
  package var document: BaselineDocument
  package var comments: [UserRight: [String]]

  /// As YAML.
  package func text(header: [String] = []) -> String {
    BaselineWriter.text(of: document, header: header, comments: comments)
  }

  /// What every lint rule finds in it, located in the foreign file.
  package func lint() -> [Diagnostic] { BaselineLinter.lint(LoadedBaseline(resolving: document)) }
}

extension LoadedBaseline {
  /// A document that extends nothing, resolved without being loaded from a file of ours.
  init(resolving document: BaselineDocument) {
    let resolved = BaselineResolver(diagnostics: DiagnosticCollector()).resolve(document, parent: nil)
    let baseline = Baseline(
      id: document.id, title: document.title, version: document.version, source: document.source, layer: document.layer,
      appliesTo: document.appliesTo, unlisted: document.unlisted,
      rules: UserRight.allCases.compactMap { resolved.rule(of: $0)?.rule(of: document.id) }, files: [],
      location: document.location)
    self.init(
      baseline: baseline, document: document, documents: [document], severity: resolved.severity, lineage: [],
      expectations: resolved.rules.mapValues(\.expectation), branches: resolved.rules.mapValues(\.branches),
      origins: resolved.rules.mapValues(\.origins), parent: nil)
  }
}
