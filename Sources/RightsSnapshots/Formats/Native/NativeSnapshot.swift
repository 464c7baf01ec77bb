package import RightsModel

package enum NativeSnapshot: SnapshotFormat {
  package static let id = "snapshot"
  package static let summary = "native Snapshot documents (JSON Lines, JSON or YAML)"
  package static let names = NameSemantics.anything
  package static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool { false }
  package static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot] { [] }
}
