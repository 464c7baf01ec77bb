import Crypto
package import RightsModel
import RightsText

/// The baselines and policies that are at hand: a folder, or the copy that the binary carries.
package struct BaselineLibrary: Sendable {
  /// Sorted by path; `.yaml` files below `Baselines/` and `Policies/`, those that hold tests left out.
  package let files: [LibraryFile]
  /// Files below the two folders that are not read, such as `.yml`.
  package let ignored: [SourceLocation]
  /// True for the copy that the binary carries: the tests have loaded every document of it.
  package private(set) var isEmbedded = false
  private let byPath: [String: Int]

  /// A library of these files, for tests and for other sources.
  package init(files: [LibraryFile], ignored: [SourceLocation] = []) {
    self.files = files.filter { !$0.isTest }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.ignored = ignored
    var byPath: [String: Int] = [:]
    for (index, file) in self.files.enumerated() where byPath[file.path] == nil { byPath[file.path] = index }
    self.byPath = byPath
  }

  /// The copy that the binary carries.
  package static var embedded: BaselineLibrary {
    var library = BaselineLibrary(files: EmbeddedLibrary.files)
    library.isEmbedded = true
    return library
  }

  /// The library in a folder that holds `Baselines/`, and `Policies/` where it has policies.
  ///
  /// - Parameter folder: as the user named it; `.`, and what is not below the working folder, gives locations such as
  ///   `Baselines/x.yaml`.
  /// - Throws: where there is no `Baselines` folder in it, or it cannot be listed.
  package static func folder(_ folder: String) throws(DiagnosticError) -> BaselineLibrary {
    var prefix = folder
    while prefix.hasSuffix("/"), prefix.utf8.count > 1 { prefix.removeLast() }
    prefix = prefix == "." ? "" : prefix == "/" ? "/" : prefix + "/"
    guard DirectoryListing.kind(of: prefix + "Baselines") == .folder else {
      throw DiagnosticError(
        Diagnostic(
          .error, "no-library", "there is no folder `Baselines` in it", at: SourceLocation(uri: folder),
          help: "name the folder that holds `Baselines` and `Policies`"))
    }
    let shown = ShownPath.isBelow(prefix) ? prefix : ""
    var files: [LibraryFile] = []
    var ignored: [SourceLocation] = []
    for part in ["Baselines", "Policies"] where DirectoryListing.kind(of: prefix + part) == .folder {
      for path in try list(part, below: prefix, depth: 0) {
        if path.hasSuffix(".yaml") {
          files.append(LibraryFile(path: path, uri: shown + path, content: .disk(prefix + path)))
        } else {
          ignored.append(SourceLocation(uri: shown + path))
        }
      }
    }
    return BaselineLibrary(files: files, ignored: ignored)
  }

  // Regular files; names that begin with a dot are skipped, links to folders not followed.
  private static func list(_ part: String, below prefix: String, depth: Int) throws(DiagnosticError) -> [String] {
    let place = SourceLocation(uri: prefix + part)
    guard depth < 32 else {
      throw DiagnosticError(Diagnostic(.error, "too-deep", "folders are nested more than 32 deep", at: place))
    }
    let entries: [DirectoryListing.Entry]
    do throws(FileReading.Fault) {
      entries = try DirectoryListing.entries(of: prefix + part)
    } catch {
      throw DiagnosticError(Diagnostic(.error, "unreadable", "cannot be listed: \(error.message)", at: place))
    }
    var paths: [String] = []
    for entry in entries where !entry.name.hasPrefix(".") {
      let path = part + "/" + entry.name
      switch entry.kind {
      case .file: paths.append(path)
      case .folder: paths += try list(path, below: prefix, depth: depth + 1)
      case .other: continue
      }
    }
    return paths
  }

  /// `./Baselines` and `./Policies` where the first is there, else the embedded copy.
  package static func workingFolderOrEmbedded() throws(DiagnosticError) -> BaselineLibrary {
    DirectoryListing.kind(of: "Baselines") == .folder ? try folder(".") : embedded
  }

  /// Ids of every baseline, sorted; those with `@version` included.
  package var baselineIDs: [String] { files.filter { $0.path.hasPrefix("Baselines/") }.compactMap(\.id) }
  /// Ids of every policy, sorted.
  package var policyIDs: [String] { files.filter { $0.path.hasPrefix("Policies/") }.compactMap(\.id) }

  /// The versions that are kept of a baseline beside its newest, in the order of their names.
  package func keptVersions(of id: String) -> [String] {
    baselineIDs.filter { $0.hasPrefix(id + "@") }.map { String($0.dropFirst(id.utf8.count + 1)) }
  }
  /// The file that holds the baseline with this id.
  package func baseline(_ id: String) -> LibraryFile? { file("Baselines/\(id).yaml") }
  /// The file that holds the policy with this id.
  package func policy(_ id: String) -> LibraryFile? { file("Policies/\(id).yaml") }
  /// The file at a path below the root.
  package func file(_ path: String) -> LibraryFile? { byPath[path].map { files[$0] } }

  /// The version of the library: SHA-256 in lower-case hexadecimal.
  ///
  /// Over each file's path, a zero byte, its length in eight bytes, the greatest first, and its bytes, in path order.
  ///
  /// - Throws: where a file cannot be read.
  package func digest() throws(DiagnosticError) -> String {
    var hash = SHA256()
    for file in files {
      let bytes = try file.bytes()
      hash.update(data: Array(file.path.utf8) + [0])
      hash.update(data: (0..<8).map { UInt8(truncatingIfNeeded: bytes.count >> (56 - 8 * $0)) })
      hash.update(data: bytes)
    }
    return SHA256Text.hexadecimal(hash.finalize())
  }

  /// Loads baselines of the library by their ids, and files that were given by name, with everything they extend.
  ///
  /// - Parameters:
  ///   - ids: as the user or a policy named them.
  ///   - extra: files outside of the library; every baseline in them is loaded. What they extend may be in each other.
  /// - Returns: those that are right, in the order of `ids` and then `extra`, and all that is wrong.
  package func load(ids: [String], files extra: [LibraryFile] = []) -> BaselineLoad {
    let loader = BaselineLoader(library: self, extra: extra)
    return loader.load(ids: ids.map { ($0, nil) })
  }

  /// The same for ids with the places where they are named, such as a policy.
  package func load(
    located ids: [(id: String, location: SourceLocation?)], files extra: [LibraryFile] = []
  ) -> BaselineLoad {
    BaselineLoader(library: self, extra: extra).load(ids: ids.map { ($0.id, $0.location) })
  }

  /// The same for what a user typed: an id of the library, else the path of a file.
  package func load(named names: [String]) -> BaselineLoad {
    let (ids, files) = resolve(names)
    return load(ids: ids, files: files)
  }

  /// Which of the names that a user typed are ids of the library, and the files that the others are.
  func resolve(_ names: [String]) -> (ids: [String], files: [LibraryFile]) {
    let files = names.filter { baseline($0) == nil && DirectoryListing.kind(of: $0) == .file }
    return (names.filter { !files.contains($0) }, files.map(LibraryFile.named))
  }

  /// What a user typed to be looked at: an id, else the path of a file, which may be another state of a baseline of the
  /// library.
  package func load(shown name: String) -> BaselineLoad {
    guard baseline(name) == nil, DirectoryListing.kind(of: name) == .file else { return load(ids: [name]) }
    return BaselineLoader(library: self, extra: [.named(name)], mayReplace: true).load(ids: [])
  }

  /// Loads every baseline of the library.
  package func loadAll() -> BaselineLoad {
    var load = load(ids: baselineIDs)
    load.diagnostics += ignored.map {
      Diagnostic(.warning, "ignored-file", "only `.yaml` files are read", at: $0, help: "rename it or move it away")
    }
    return load
  }
}
