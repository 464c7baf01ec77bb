/// Every format that can be read. Detection asks them in this order; help, `--as` and the format table follow it.
package enum SnapshotFormats {
  package static let all: [any SnapshotFormat.Type] = [
    NativeSnapshot.self,
    GroupPolicyTemplate.self,
    SeceditExport.self,
  ]

  /// The format with this id, or nil.
  package static func named(_ id: String) -> (any SnapshotFormat.Type)? { all.first { $0.id == id } }

  /// The first format whose content it can be, or nil.
  package static func recognize(_ head: Span<UInt8>, at path: SnapshotPath) -> (any SnapshotFormat.Type)? {
    for format in all where format.recognizes(head, at: path) { return format }
    return nil
  }
}
