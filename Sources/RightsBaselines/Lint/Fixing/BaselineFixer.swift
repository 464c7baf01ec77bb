package import RightsModel
import RightsText
import RightsYAML

/// Mends what a lint rule can mend safely, in the bytes of the files themselves.
///
/// Comments, layout and everything else stay as they are. What was mended is linted again, until nothing is left to mend,
/// so that mending twice changes nothing.
package struct BaselineFixer {
  /// One word or list item that was changed.
  package struct Change: Sendable, Hashable {
    package var code: Diagnostic.Code
    /// In the file as it was.
    package var location: SourceLocation
    package var before: String
    /// Nil where the item went.
    package var after: String?
  }

  /// A file with what was changed in it.
  package struct File: Sendable {
    /// As the user named it, or below the library; locations call it so.
    package var uri: String
    package var bytes: [UInt8]
    package var changes: [Change]
  }

  private var library: BaselineLibrary
  private var extra: [LibraryFile]
  private let ids: [String]
  private let isWanted: (Diagnostic.Code) -> Bool
  /// Where the files are that can be written, by what locations call them.
  private let paths: [String: String]

  /// - Parameters:
  ///   - names: as the user typed them: ids of the library or paths of files; none for the whole library. Only these are
  ///     changed, not what they extend.
  ///   - isWanted: which rules may mend.
  package init(
    _ library: BaselineLibrary, names: [String], where isWanted: @escaping (Diagnostic.Code) -> Bool = { _ in true }
  ) {
    self.library = library
    (ids, extra) = names.isEmpty ? (library.baselineIDs, []) : library.resolve(names)
    self.isWanted = isWanted
    paths = Dictionary((library.files + extra).compactMap { file in file.diskPath.map { (file.uri, $0) } }) { $1 }
  }

  /// Puts a file that `fix` gave in the place of the old one, at once and whole.
  ///
  /// - Throws: where it is not on disk, as the library that the binary carries, or cannot be written.
  package func write(_ file: File) throws(DiagnosticError) {
    let place = SourceLocation(uri: file.uri)
    guard let path = paths[file.uri] else {
      throw DiagnosticError(
        Diagnostic(
          .error, "not-on-disk", "the library that the binary carries cannot be changed", at: place,
          help: "name a folder with --library, or a file"))
    }
    do throws(FileReading.Fault) {
      try FileReplacement.write(file.bytes, to: path)
    } catch {
      throw DiagnosticError(Diagnostic(.error, "unwritable", "cannot be written: \(error.message)", at: place))
    }
  }

  /// The files that something is mended in, sorted by name; nothing is written.
  package mutating func fix() -> [File] {
    var changed: [String: File] = [:]
    // Each round mends what the one before uncovered: a name whose twin was spelt otherwise.
    for _ in 0..<8 {
      let found = BaselineLinter.lint(library.load(ids: ids, files: extra))
      let files = mend(found)
      if files.isEmpty { break }
      for file in files { changed[file.uri, default: File(uri: file.uri, bytes: [], changes: [])].add(file) }
      library = BaselineLibrary(files: library.files.map { Self.replaced($0, files) }, ignored: library.ignored)
      extra = extra.map { Self.replaced($0, files) }
    }
    return changed.values.sorted { $0.uri.utf8.lexicographicallyPrecedes($1.uri.utf8) }
  }

  private static func replaced(_ file: LibraryFile, _ changed: [File]) -> LibraryFile {
    guard let new = changed.first(where: { $0.uri == file.uri }) else { return file }
    return LibraryFile(path: file.path, uri: file.uri, bytes: new.bytes)
  }

  private func mend(_ found: [Diagnostic]) -> [File] {
    var files: [File] = []
    for file in ids.compactMap({ library.baseline($0) }) + extra {
      let own = found.filter { $0.location?.uri == file.uri && isWanted($0.code) }
      guard !own.isEmpty, let bytes = try? file.bytes(), !files.contains(where: { $0.uri == file.uri }) else {
        continue
      }
      if let mended = mend(own, file.uri, bytes) { files.append(mended) }
    }
    return files
  }

  private func mend(_ found: [Diagnostic], _ uri: String, _ bytes: [UInt8]) -> File? {
    var changes: [SourceLocation: Change] = [:]
    var edits: [TextEdit] = []
    let texts = TextEdit.scalars(of: bytes, uri: uri)
    for diagnostic in found {
      guard let place = diagnostic.location, changes[place] == nil, let text = texts[place],
        let fix = LintRules.named(diagnostic.code.id)?.fix
      else { continue }
      var change = Change(code: diagnostic.code, location: place, before: text, after: nil)
      switch fix.action {
      case .removal: break
      case .rewrite(let rewrite):
        guard let better = rewrite(text), better != text else { continue }
        change.after = better
      }
      changes[place] = change
      edits.append(TextEdit(location: place, replacement: change.after))
    }
    // One that cannot be made must not keep the others from it.
    var (mended, made) = TextEdit.apply(edits, to: bytes, uri: uri)
    if made.isEmpty {
      for edit in edits where made.isEmpty { (mended, made) = TextEdit.apply([edit], to: bytes, uri: uri) }
    }
    if made.isEmpty { return nil }
    return File(uri: uri, bytes: mended, changes: made.compactMap { changes[$0.location] })
  }
}

extension BaselineFixer.File {
  fileprivate mutating func add(_ later: BaselineFixer.File) {
    bytes = later.bytes
    changes += later.changes
  }
}
