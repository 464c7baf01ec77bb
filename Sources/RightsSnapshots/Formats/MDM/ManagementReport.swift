package import RightsModel
internal import RightsText
internal import RightsXML

/// The user rights that mobile device management set on a machine: MDMDiagReport.xml, and answers of the device (SyncML).
package enum ManagementReport: SnapshotFormat {
  package static let id = "mdm"
  package static let summary = "MDMDiagReport.xml, or SyncML of the Policy CSP's UserRights (XML)"
  package static let tellsMachine = false
  package static let names = NameSemantics.anything
  // A message that is sent is of a policy and not of a machine.
  package static let namesSubjects = true

  static let report = "MDMEnterpriseDiagnosticsReport"
  private static let syncRoots: Set<String> = ["SyncML", "SyncBody", "Results", "Atomic", "Replace", "Add"]

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    guard let root = XMLReader.root(head) else { return false }
    if root.local == report { return true }
    return syncRoots.contains(root.local)
      && String(decoding: DecodedText(head).bytes, as: UTF8.self).lowercased().contains("/userrights/")
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    let empty = Snapshot(context.subject, layer: .effective, readAs: id)
    do throws(DiagnosticError) {
      var parser = ManagementReportParser(empty, context)
      parser.parse(try XMLReader.document(file, uri: context.uri))
      return [parser.snapshot]
    } catch {
      return [empty.unreadable("the file", error.diagnostic)]
    }
  }
}
