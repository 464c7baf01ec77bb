import RightsModel
import RightsPolicies
import RightsYAML
import Testing

@Suite struct DocumentFileTests {
  @Test func `tells the documents of one file apart`() {
    let text = """
      {apiVersion: plumbline/v1, kind: Baseline}
      ---
      {apiVersion: plumbline/v1, kind: Policy}
      ---
      {apiVersion: plumbline/v1, kind: Polcy}
      ---
      {apiVersion: plumbline/v1}
      --- text
      """
    let collector = DiagnosticCollector()
    let file = DocumentFile(Array(text.utf8), uri: "a.yaml", diagnostics: collector)
    #expect(file.parts.map(\.kind) == [.baseline, .policy])
    #expect(places(collector.diagnostics) == ["5:34 unknown-value", "7:1 missing-key", "8:5 wrong-type"])
    #expect(collector.diagnostics.first?.help == "did you mean \"Policy\"?")
  }

  @Test func `refuses kinds that make no sense there, other versions and empty files`() {
    let collector = DiagnosticCollector()
    let text = "{apiVersion: plumbline/v1, kind: Inventory}"
    _ = DocumentFile(Array(text.utf8), uri: "a.yaml", expected: [.policy], diagnostics: collector)
    _ = DocumentFile([], uri: "b.yaml", diagnostics: collector)
    let file = DocumentFile(Array("{apiVersion: v1, kind: Policy}".utf8), uri: "c.yaml", diagnostics: collector)
    #expect(file.policies(collector).isEmpty)
    #expect(
      places(collector.diagnostics) == [
        "1:34 wrong-kind", "1 empty-document", "1:14 unknown-api-version", "1:1 missing-key", "1:1 missing-key",
      ])
  }

  @Test func `has a schema for each kind that it decodes, which names every key`() throws {
    for kind in [DocumentKind.policy, .inventory, .directory, .policyTest] {
      let text = try #require(DocumentSchema.text(for: kind))
      let node = try YAMLReader.document(Array(text.utf8), uri: "schema.json")
      #expect(node.value(of: "properties")?.value(of: "kind")?.value(of: "const")?.scalar == kind.rawValue)
    }
    for key in MachineFactsKey.inventoryKeys {
      #expect(try #require(DocumentSchema.text(for: .inventory)).contains("\"\(key.rawValue)\": {"))
    }
  }
}
