package import RightsModel

/// What a collector wrote down about its own work: `collection.json` in a machine's folder.
package struct CollectionRecord: Sendable, Hashable {
  /// What it says of one item, and of the file that holds it.
  package struct Statement: Sendable, Hashable {
    package var item: SnapshotItem
    /// Relative to the folder, as written; nil where the item has none.
    package var file: String?
    /// What the statement proves.
    package var completeness: Completeness
    /// Length of the file in bytes when it was collected; nil where that is not said.
    package var length: Int?
    package var location: SourceLocation

    /// Whether it is about a file, by its path below the folder; names compare without case.
    package func isAbout(_ path: String) -> Bool { file.map(Self.key) == Self.key(path) }

    /// Whether it names a file of this name, in whatever folder: the path may be that of the machine or of an archive.
    package func isAbout(fileNamedLike path: String) -> Bool {
      file.flatMap { Self.key($0).split(separator: "/").last } == Self.key(path).split(separator: "/").last
    }

    private static func key(_ path: String) -> String {
      let slashes = String(path.lowercased().map { $0 == "\\" ? "/" : $0 })
      return slashes.hasPrefix("./") ? String(slashes.dropFirst(2)) : slashes
    }
  }

  /// The beginning of the collection, else its end.
  package var collectedAt: Timestamp?
  package var statements: [Statement]
  /// Whether the tool is known, which speaks of every item.
  package var isKnown: Bool
  /// Whether statements may say more than the files themselves prove: the tool is known, and the caller was elevated.
  package var isTrusted: Bool
  package var location: SourceLocation

  /// The item for which a collector writes files of a format; nil for formats that none writes.
  package static func item(ofFormat id: String) -> SnapshotItem? {
    switch id {
    // An export by the name of a template is read as one.
    case SeceditExport.id, GroupPolicyTemplate.id, RPCClient.id: .rights
    case ResultantSetReport.id, ResultantSetInstances.id: .policies
    case Whoami.id: .tokens
    case WMIProviderInstances.id: .providers
    default: nil
    }
  }
}

/// Whether the collection promises that a file is whole.
package enum Wholeness: Sendable, Hashable {
  case unstated
  /// It was when it was collected; it may have been cut since.
  case stated
  /// It has the length that it had then.
  case proven
}
