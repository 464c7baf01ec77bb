package import RightsModel
internal import RightsXML

/// What a scanner collected with OVAL: `userright_item` and `accesstoken_item` of system characteristics, alone or in results.
package enum SystemCharacteristics: SnapshotFormat {
  package static let id = "oval"
  package static let summary = "OVAL system characteristics or results with userright or accesstoken items (XML)"
  package static let names = NameSemantics.anything
  package static let namesSubjects = true

  private static let element = XMLName(
    "oval_system_characteristics", namespace: "http://oval.mitre.org/XMLSchema/oval-system-characteristics-5")
  private static let results = XMLName("oval_results", namespace: "http://oval.mitre.org/XMLSchema/oval-results-5")

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    let root = XMLReader.root(head)
    return root == element || root == results
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    do throws(DiagnosticError) {
      let root = try XMLReader.document(file, uri: context.uri)
      let systems =
        root.name == element
        ? [root] : root.children("results").flatMap { $0.children("system") }.compactMap { $0.child(element.local) }
      if systems.isEmpty {
        throw DiagnosticError(
          Diagnostic(
            .error, "no-system", "the file holds no system characteristics", at: root.location(in: context.uri),
            help: "have the scanner write its results with system characteristics"))
      }
      return systems.map { system in
        var parser = SystemCharacteristicsParser(empty(context), uri: context.uri)
        parser.parse(system)
        return parser.snapshot
      }
    } catch {
      return [empty(context).unreadable("the file", error.diagnostic)]
    }
  }

  private static func empty(_ context: ReadContext) -> Snapshot {
    Snapshot(context.subject, layer: .effective, readAs: id)
  }
}
