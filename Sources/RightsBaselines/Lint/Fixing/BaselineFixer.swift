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
    for _ in 0..<1000 {
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

  // The first change at each place that can be made; where none can be made anywhere, the second ones.
  private func mend(_ found: [Diagnostic], _ uri: String, _ bytes: [UInt8]) -> File? {
    var candidates = candidates(found, TextEdit.scalars(of: bytes, uri: uri))
    while !candidates.isEmpty {
      let wanted = candidates.compactMap(\.first)
      // One that would spoil the tree must not keep the others from being made.
      for attempt in [wanted] + wanted.map({ [$0] }) {
        let edits = attempt.map { TextEdit(location: $0.location, replacement: $0.after) }
        let (mended, made) = TextEdit.apply(edits, to: bytes, uri: uri)
        if made.isEmpty { continue }
        let changes = attempt.filter { change in made.contains { $0.location == change.location } }
        return File(uri: uri, bytes: mended, changes: changes)
      }
      candidates = candidates.map { Array($0.dropFirst()) }.filter { !$0.isEmpty }
    }
    return nil
  }

  // For each place what could be changed there, by the order of places and then of codes.
  private func candidates(_ found: [Diagnostic], _ texts: [SourceLocation: String]) -> [[Change]] {
    var changes: [[Change]] = []
    for diagnostic in found {
      guard let place = diagnostic.location, let text = texts[place],
        let fix = LintRules.named(diagnostic.code.id)?.fix
      else { continue }
      var change = Change(code: diagnostic.code, location: place, before: text, after: nil)
      if case .rewrite(let rewrite) = fix.action {
        guard let better = rewrite(text), better != text else { continue }
        change.after = better
      }
      if changes.last?.first?.location == place {
        changes[changes.count - 1].append(change)
      } else {
        changes.append([change])
      }
    }
    return changes
  }
}

extension BaselineFixer.File {
  fileprivate mutating func add(_ later: BaselineFixer.File) {
    bytes = later.bytes
    changes += later.changes
  }
}
