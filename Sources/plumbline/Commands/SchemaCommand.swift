import ArgumentParser
import RightsBaselines
import RightsPolicies
import RightsSnapshots

extension Plumbline {
  /// `plumbline schema`: JSON Schemas for editors.
  struct Schema: ParsableCommand {
    /// The kinds of documents there are.
    enum Kind: String, CaseIterable, ExpressibleByArgument {
      case baseline, policy, waivers, knownfindings, inventory, directory, policytest, snapshot
    }

    static let configuration = CommandConfiguration(
      commandName: "schema",
      abstract: "Print the JSON Schema of a kind of document, for editors.",
      discussion: """
        With it an editor completes rights, operators and principals and marks mistakes while you type. For the YAML \
        language server, keep the output in a file and name it in a document's first line: \
        # yaml-language-server: $schema=baseline.schema.json
        """)

    @Argument(help: "One of \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: Kind

    func run() throws {
      let text =
        switch kind {
        case .baseline: BaselineSchema.json
        case .policy: DocumentSchema.text(for: .policy)
        case .waivers: DocumentSchema.text(for: .waivers)
        case .knownfindings: DocumentSchema.text(for: .knownFindings)
        case .inventory: DocumentSchema.text(for: .inventory)
        case .directory: DocumentSchema.text(for: .directory)
        case .policytest: DocumentSchema.text(for: .policyTest)
        case .snapshot: SnapshotSchema.json
        }
      guard let text else { throw ValidationError("this version knows no \(kind.rawValue)") }
      Standard.output.write(text.hasSuffix("\n") ? text : text + "\n")
    }
  }
}
