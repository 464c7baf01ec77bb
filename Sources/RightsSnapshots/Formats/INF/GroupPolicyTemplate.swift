package import RightsModel

/// GptTmpl.inf: what one GPO defines, in a backup or in SYSVOL.
package enum GroupPolicyTemplate: SnapshotFormat {
  package static let id = "gpttmpl"
  package static let summary = "GptTmpl.inf of a GPO, in a backup or in SYSVOL"
  package static let tellsMachine = false
  package static let names = NameSemantics.anything

  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool {
    path.isTemplate && INFRecognition.isTemplateText(head)
  }

  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] {
    var snapshot = INFReader.read(file, context, dialect: .template)
    snapshot.readAs = [id]
    return [snapshot]
  }
}
