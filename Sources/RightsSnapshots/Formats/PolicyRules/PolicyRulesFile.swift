package import RightsModel
internal import RightsXML

/// Policy Analyzer's `.PolicyRules`: what GPOs set, or what a machine had when it was compared with them.
package enum PolicyRulesFile: SnapshotFormat {
  package static let id = "policyrules"
  package static let summary =
    "Policy Analyzer .PolicyRules: the user rights of GPOs, or a machine's effective state (XML)"
  package static let names = NameSemantics.anything
  package static let namesSubjects = true

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    XMLReader.root(head) == XMLName("PolicyRules")
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    let empty = Snapshot(Subject(kind: .gpo, id: context.subject.id), layer: .groupPolicy, readAs: id)
    do throws(DiagnosticError) {
      let root = try XMLReader.document(file, uri: context.uri)
      let policies = PolicyRulesParser.policies(root)
      if policies.isEmpty {
        throw DiagnosticError(
          Diagnostic(
            .warning, "no-security-template", "the file holds no line of a security template",
            at: root.location(in: context.uri), help: "add the GPO's security template to the rule set"))
      }
      // Of a file that names policies, a line without one may be of any of them.
      let named = policies.filter { !$0.name.isEmpty }
      let nameless = named.isEmpty ? [] : policies.filter(\.name.isEmpty).flatMap(\.items)
      return (named.isEmpty ? policies : named).map { name, items in
        var parser = PolicyRulesParser(policy: name, context, readAs: id)
        parser.parse(items, nameless: nameless)
        return parser.snapshot
      }
    } catch {
      return [empty.unreadable("the file", error.diagnostic)]
    }
  }
}
