internal import RightsModel
internal import RightsPolicies
internal import RightsText

/// Finds and reads files of tests.
enum PolicyTestFiles {
  /// The files below the paths, each once, in the order of the paths and of names; problems are reported.
  static func find(
    _ paths: [String], suffix: String = PolicyTestFile.suffix, diagnostics: inout [Diagnostic]
  ) -> [String] {
    var files: [String] = []
    var seen: Set<String> = []
    for path in paths {
      var name = path
      while name.hasSuffix("/"), name.utf8.count > 1 { name.removeLast() }
      switch DirectoryListing.kind(of: name) {
      case .file: if seen.insert(name).inserted { files.append(name) }
      case .folder:
        for file in walk(name, suffix, depth: 0, &diagnostics) where seen.insert(file).inserted { files.append(file) }
      case .other, nil:
        diagnostics.append(
          Diagnostic(.error, "unreadable", "there is no file or folder of this name", at: SourceLocation(uri: path)))
      }
    }
    return files
  }

  private static func walk(
    _ folder: String, _ suffix: String, depth: Int, _ diagnostics: inout [Diagnostic]
  ) -> [String] {
    do throws(FileReading.Fault) {
      guard depth < 32 else { throw .system("folders are nested more than 32 deep") }
      var files: [String] = []
      let prefix = folder == "." ? "" : folder == "/" ? "/" : folder + "/"
      for entry in try DirectoryListing.entries(of: folder) where !entry.name.hasPrefix(".") {
        switch entry.kind {
        case .file: if entry.name.hasSuffix(suffix) { files.append(prefix + entry.name) }
        case .folder: files += walk(prefix + entry.name, suffix, depth: depth + 1, &diagnostics)
        case .other: continue
        }
      }
      return files
    } catch {
      diagnostics.append(
        Diagnostic(.error, "unreadable", "cannot be listed: \(error.message)", at: SourceLocation(uri: folder)))
      return []
    }
  }

  /// The file, or nil, reported, where it cannot be read.
  static func read(_ path: String, diagnostics: inout [Diagnostic]) -> PolicyTestFile? {
    do throws(FileReading.Fault) {
      return PolicyTestFile(try FileReading.bytes(of: path, limit: 64 << 20), uri: path)
    } catch {
      diagnostics.append(
        Diagnostic(.error, "unreadable", "cannot be read: \(error.message)", at: SourceLocation(uri: path)))
      return nil
    }
  }
}
