import ArgumentParser
import RightsBaselines
import RightsPolicies
import RightsSnapshots

extension Plumbline {
  /// `plumbline schema`: JSON Schemas for editors.
  struct Schema: ParsableCommand {
    /// The kinds of documents that have a schema.
    enum Kind: String, CaseIterable, ExpressibleByArgument {
      case baseline, policy, inventory, directory, snapshot
      case policyTest = "policy-test"
    }

    static let configuration = CommandConfiguration(
      abstract: "Print the JSON Schema of a kind of document, for editors.")

    @Argument(help: "One of \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: Kind

    func run() throws {
      let text =
        switch kind {
        case .baseline: BaselineSchema.json
        case .policy: DocumentSchema.text(for: .policy)
        case .inventory: DocumentSchema.text(for: .inventory)
        case .directory: DocumentSchema.text(for: .directory)
        case .policyTest: DocumentSchema.text(for: .policyTest)
        case .snapshot: SnapshotSchema.json
        }
      Standard.output.write(text ?? "")
      if text?.hasSuffix("\n") != true { Standard.output.write("\n") }
    }
  }
}
