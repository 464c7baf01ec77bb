import ArgumentParser
import RightsBaselines
import RightsModel
import RightsPolicies
import RightsText
import RightsYAML

extension PolicyCommand {
  /// `plumbline policy list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the policies of the library.",
      discussion: "`plumbline scan --policy ID` uses one, and a policy of yours may include it.")

    @OptionGroup var library: LibraryOptions

    func run() throws {
      let found = try Library.find(library.folder).files
      let collector = DiagnosticCollector()
      for id in found.policyIDs {
        guard let file = found.policy(id) else { continue }
        let bytes: [UInt8]
        do throws(DiagnosticError) { bytes = try file.bytes() } catch {
          collector.report(error.diagnostic)
          continue
        }
        let document = DocumentFile(bytes, uri: file.uri, diagnostics: collector)
        for policy in document.policies(collector) {
          let count = policy.assignments.count
          let about = policy.title ?? "\(count) \(count == 1 ? "assignment" : "assignments")"
          Standard.output.write("\(HiddenCharacters.shown(id))  \(HiddenCharacters.shown(about))\n")
        }
      }
      Conversation.print(collector.diagnostics)
      if collector.hasErrors { throw ExitCode(2) }
    }
  }
}
