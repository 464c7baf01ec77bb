package import RightsModel
internal import RightsText
internal import RightsXML

/// What `Get-GPOReport -ReportType Xml` and the console's backups (`gpreport.xml`) say of one GPO or of all.
package enum GroupPolicyReport: SnapshotFormat {
  package static let id = "gpreport"
  package static let summary = "Get-GPOReport of one GPO or of all, gpreport.xml of a backup (XML)"
  package static let names = NameSemantics.anything
  package static let namesSubjects = true

  private static let element = XMLName("GPO", namespace: SecurityExtension.settings)

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    guard let root = XMLReader.root(head) else { return false }
    if root == element { return true }
    // All GPOs stand in a wrapper, whose own name says too little.
    guard ["report", "GPOS"].contains(root.local) else { return false }
    return String(decoding: DecodedText(head).bytes, as: UTF8.self).contains("\"\(SecurityExtension.settings)\"")
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    do throws(DiagnosticError) {
      let root = try XMLReader.document(file, uri: context.uri)
      let elements = root.name == element ? [root] : root.children.filter { $0.name == element }
      if elements.isEmpty {
        throw DiagnosticError(
          Diagnostic(
            .error, "no-gpo", "the report holds no GPO", at: root.location(in: context.uri),
            help: "make it again with Get-GPOReport -ReportType Xml"))
      }
      return elements.map { element in
        var parser = GroupPolicyReportParser(empty(context), uri: context.uri)
        parser.parse(element)
        return parser.snapshot
      }
    } catch {
      return [empty(context).unreadable("the report", error.diagnostic)]
    }
  }

  private static func empty(_ context: ReadContext) -> Snapshot {
    Snapshot(Subject(kind: .gpo, id: context.subject.id), layer: .groupPolicy, readAs: id)
  }
}
