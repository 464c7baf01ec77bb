package import RightsModel
import RightsYAML

/// The PolicyTest documents of one file.
package struct PolicyTestFile: Sendable {
  package var uri: String
  package var tests: [PolicyTest]
  /// Those that are about the rules of policies.
  package var ruleTests: [RuleTest]
  package var diagnostics: [Diagnostic]

  /// What the name of a file that holds tests ends in; such a file is no part of a library.
  package static let suffix = ".test.yaml"

  /// Reads a whole file. A document with an error is left out.
  package init(_ bytes: [UInt8], uri: String) {
    self.uri = uri
    let collector = DiagnosticCollector()
    let file = DocumentFile(bytes, uri: uri, expected: [.policyTest], diagnostics: collector)
    let nodes = file.nodes(of: .policyTest)
    tests = nodes.filter { !RuleTestDecoding.isMeant($0) }
      .compactMap { PolicyTestDecoding(diagnostics: collector).decode($0) }
    ruleTests = nodes.filter(RuleTestDecoding.isMeant)
      .compactMap { RuleTestDecoding(diagnostics: collector).decode($0) }
    diagnostics = collector.diagnostics
  }
}
