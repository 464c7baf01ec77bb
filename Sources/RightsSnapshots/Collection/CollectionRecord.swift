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

    private static func key(_ path: String) -> String {
      let slashes = String(path.lowercased().map { $0 == "\\" ? "/" : $0 })
      return slashes.hasPrefix("./") ? String(slashes.dropFirst(2)) : slashes
    }
  }

  /// The beginning of the collection, else its end.
  package var collectedAt: Timestamp?
  package var statements: [Statement]
  /// Whether statements may say more than the files themselves prove: the tool is known, and the caller was elevated.
  package var isTrusted: Bool
  package var location: SourceLocation

  /// What is said of a file, by its path below the folder; names compare without case.
  package func statements(about path: String) -> [Statement] { statements.filter { $0.isAbout(path) } }

  /// Whether it promises that a file is whole, beyond what the file shows itself.
  ///
  /// - Parameter length: of the file as it is now.
  package func wholeness(of path: String, length: Int) -> Wholeness {
    guard isTrusted else { return .unstated }
    let own = statements(about: path).filter { $0.item == .rights }
    guard let statement = own.first, own.count == 1, statement.completeness.outcome == .complete else {
      return .unstated
    }
    return statement.length == length ? .proven : .stated
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
