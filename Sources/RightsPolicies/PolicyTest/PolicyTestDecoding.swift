import RightsModel
import RightsYAML

/// Decodes documents of kind PolicyTest, strictly.
struct PolicyTestDecoding {
  let diagnostics: DiagnosticCollector

  /// Nil where anything is wrong: a test that is half understood would test something else.
  func decode(_ node: YAMLNode) -> PolicyTest? {
    guard let document = MappingReader(node, diagnostics: diagnostics) else { return nil }
    let before = diagnostics.diagnostics.count { $0.severity == .error }
    DocumentHeader.read(document, kind: DocumentKind.policyTest.rawValue)
    let baseline = document.required("baseline")
    let id = baseline?.string()
    let parameters = document.optionalMapping("parameters").map(Self.parameters) ?? [:]
    let machine = document.optional("machine").flatMap(machine)
    let rights = PolicyTestRights(domain: machine?.domain)
    let good = document.optionalMapping("good").map(rights.table) ?? [:]
    let decoding = PolicyTestCaseDecoding(good: good, machine: machine, rights: rights, machines: self.machine)
    let cases = document.optionalSequence("tests")?.compactMap(decoding.decode) ?? []
    document.finish()
    reportTwins(cases)
    if document.optional("good") == nil, document.optional("tests") == nil {
      diagnostics.error(
        "missing-key", "the document tests nothing", at: document.location, help: "add `good:` or `tests:`")
    }
    guard let baseline, let id, diagnostics.diagnostics.count(where: { $0.severity == .error }) == before else {
      return nil
    }
    return PolicyTest(
      baseline: id, baselineLocation: baseline.location, parameters: parameters.mapValues(\.value),
      parameterLocations: parameters.mapValues(\.location), machine: machine ?? MachineFacts(), good: good,
      cases: cases, location: node.location)
  }

  /// The facts of a machine: the keys of an inventory entry, none of which it must have.
  func machine(_ value: ValueReader) -> MachineFacts? {
    guard let entry = value.mapping() else { return nil }
    var builder = MachineFactsBuilder(at: value.location)
    for key in MachineFactsKey.inventoryKeys { builder.take(key, from: entry) }
    entry.finish()
    let facts = builder.finish()
    for diagnostic in builder.diagnostics { diagnostics.report(diagnostic) }
    return facts
  }

  private static func parameters(_ mapping: MappingReader) -> [String: Located<[PrincipalReference]>] {
    var parameters: [String: Located<[PrincipalReference]>] = [:]
    for (key, value) in mapping.allEntries() {
      guard let items = value.sequence(allowingEmpty: true) else { continue }
      parameters[key.value] = Located(items.compactMap(PolicyTestRights.reference), at: key.location)
    }
    return parameters
  }

  private func reportTwins(_ cases: [PolicyTest.Case]) {
    var seen: [String: SourceLocation] = [:]
    for item in cases {
      guard let first = seen.updateValue(item.location, forKey: item.name) else { continue }
      diagnostics.error(
        "duplicate-value", "two tests are called \(Quoted.text(item.name))", at: item.location,
        help: "give one another name", notes: [Diagnostic.Note("the first one stands here", at: first)])
    }
  }
}
