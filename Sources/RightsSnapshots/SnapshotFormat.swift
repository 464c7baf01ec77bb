package import RightsModel
internal import RightsText

/// A format of collected data: one file of its own and one line in `SnapshotFormats.all`.
package protocol SnapshotFormat: Sendable {
  /// Stable id, for `--as`, `readAs` and the folder of its fixtures.
  static var id: String { get }
  /// One line for help and documentation.
  static var summary: String { get }
  /// How to produce such a file, what it proves and what it leaves open: what `plumbline explain` prints.
  static var page: FormatPage { get }
  /// Whether its files can say of which release, role or domain the machine is: false only where none can.
  static var tellsMachine: Bool { get }
  /// What its principals' bare names can mean.
  static var names: NameSemantics { get }
  /// Whether its files say whom they are about, which may be a GPO or several subjects; the path only fills in.
  static var namesSubjects: Bool { get }
  /// Whether the content can be this format, from the first bytes of a file and, for formats that share a grammar, its path.
  ///
  /// - Parameters:
  ///   - head: the beginning of the file, at least 4 KiB where it is that long.
  ///   - path: where it lies.
  static func recognizes(_ head: Span<UInt8>, at path: SnapshotPath) -> Bool
  /// Reads a whole file into its subjects' snapshots. Never fails: what could not be read is a diagnostic.
  static func read(_ file: Span<UInt8>, _ context: ReadContext) -> [Snapshot]
  /// What, beside path and line numbers, the reading depends on; nil where that is not cheaper than reading.
  ///
  /// A content also says that the file is of this format, so that a scan need not ask again.
  static func content(of file: Span<UInt8>, at path: SnapshotPath) -> SnapshotContent?
}

extension SnapshotFormat {
  package static var tellsMachine: Bool { true }
  package static var namesSubjects: Bool { false }
  package static func content(of file: Span<UInt8>, at path: SnapshotPath) -> SnapshotContent? { nil }
}

/// What a bare name in a format can mean.
package enum NameSemantics: Sendable, Hashable {
  /// The format writes well-known principals as SIDs: a name is an account of the machine, or one nobody could resolve.
  case accountsOnly
  /// A name may also be a well-known principal in the language of whoever wrote it.
  case anything
}

/// Two byte ranges of a file that, together, decide what it says, and where the line is that line numbers count from.
package struct SnapshotContent: Sendable {
  package var first: Range<Int>
  package var second: Range<Int>
  /// The text before the rights section's header.
  var before: Range<Int>
  /// Whether the text is UTF-16LE.
  var isWide: Bool

  /// 1-based line of the rights section's header. Counts the lines before it: ask only where a line is to be shown.
  package func line(in file: Span<UInt8>) -> Int32 {
    Int32(clamping: LineBreaks.count(file, before, isWide: isWide) + 1)
  }
}

/// What a reader is told of the file beside its bytes.
package struct ReadContext {
  /// The file as reports name it.
  package var uri: String
  /// Whom the file is about, where its path decides that.
  package var subject: Subject
  /// 1-based line of the file at which the bytes begin; 1 but for a slice of a file.
  package var firstLine: Int
  /// What the reader of many files has read before.
  package var memory: ReadMemory?
  /// What the format itself found in these bytes before, where it was asked.
  package var content: SnapshotContent?
  /// Whether the collection promises that the file is whole.
  package var wholeness: Wholeness

  package init(
    uri: String, subject: Subject, firstLine: Int = 1, memory: ReadMemory? = nil, content: SnapshotContent? = nil,
    wholeness: Wholeness = .unstated
  ) {
    self.uri = uri
    self.subject = subject
    self.firstLine = firstLine
    self.memory = memory
    self.content = content
    self.wholeness = wholeness
  }
}

extension Snapshot {
  /// A snapshot of a format that knows nothing yet.
  init(_ subject: Subject, layer: Layer, readAs format: String) {
    self.init(subject: subject, layer: layer)
    readAs = [format]
  }

  /// The same, of a file that cannot be read at all: nothing in it is known.
  ///
  /// - Parameter file: what people call it: `the file`, `the report`.
  func unreadable(_ file: String, _ fault: Diagnostic) -> Snapshot {
    var snapshot = self
    snapshot.completeness = .partial(reason: "\(file) cannot be read: \(fault.message)")
    snapshot.diagnostics = [fault]
    return snapshot
  }
}
