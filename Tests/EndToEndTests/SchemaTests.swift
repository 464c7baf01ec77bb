import RightsTestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct SchemaTests {
  @Test(arguments: [
    "baseline", "policy", "waivers", "knownfindings", "inventory", "directory", "policytest", "snapshot",
  ])
  func `every kind of document has a schema`(_ kind: String) throws {
    let run = try Plumbline.run(["schema", kind])
    #expect(run.exit == 0 && run.output.hasSuffix("}\n"))
    #expect(try SchemaValidator.problems(schema: run.output, documents: []) ?? [] == [])
  }

  @Test func `a kind that this version does not know is a mistake of usage`() throws {
    for kind in ["waiver-list", "polcy"] {
      let run = try Plumbline.run(["schema", kind])
      #expect(run.exit == 64 && run.error.contains("baseline"))
    }
  }

  @Test func `what read prints is valid`() throws {
    let snapshots = try Plumbline.run(["read", "\(Sample.demo)/fleet"]).output.split(separator: "\n").map(String.init)
    #expect(snapshots.count > 5)
    let schema = try Plumbline.run(["schema", "snapshot"]).output
    let documents = snapshots.enumerated().map { (name: "line \($0.offset + 1)", json: $0.element) }
    #expect(try SchemaValidator.problems(schema: schema, documents: documents) ?? [] == [])
  }
}
