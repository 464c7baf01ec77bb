package import RightsModel

/// What `secedit /export` writes of one machine.
package enum SeceditExport: SnapshotFormat {
  package static let id = "secedit"
  package static let summary = "secedit /export of a machine (INF)"
  package static let tellsMachine = false
  package static let names = NameSemantics.accountsOnly

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    !path.isTemplate && INFRecognition.isTemplateText(head)
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    var snapshots = [INFReader.read(file, context, dialect: .export)]
    snapshots[0].readAs = [id]
    return snapshots
  }

  package static func content(of file: Span<UInt8>, at path: SnapshotPath) -> SnapshotContent? {
    path.isTemplate ? nil : INFRecognition.content(of: file)
  }
}
