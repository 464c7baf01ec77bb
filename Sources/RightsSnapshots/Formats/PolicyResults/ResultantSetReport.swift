package import RightsModel
internal import RightsXML

/// What `gpresult /x` and `Get-GPResultantSetOfPolicy -ReportType Xml` write of a machine: the rights that its GPOs set.
package enum ResultantSetReport: SnapshotFormat {
  package static let id = "gpresult"
  package static let summary = "gpresult /x and Get-GPResultantSetOfPolicy of a machine (XML)"
  package static let names = NameSemantics.anything
  package static let namesSubjects = true

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    XMLReader.root(head) == XMLName("Rsop", namespace: SecurityExtension.resultant)
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    let empty = Snapshot(context.subject, layer: .effective, readAs: id)
    do throws(DiagnosticError) {
      var parser = ResultantSetParser(empty, uri: context.uri)
      parser.parse(try XMLReader.document(file, uri: context.uri))
      return [parser.snapshot]
    } catch {
      return [empty.unreadable("the report", error.diagnostic)]
    }
  }
}
