internal import RightsArchive
internal import RightsText

/// A path that the user gave, or an archive that was found, and how the files below it are called in reports.
struct InputRoot: Sendable {
  /// As it is opened.
  var path: String
  /// As reports show it: relative, so that the same inputs give the same bytes in any folder.
  var shown: String
  /// The contents, where it is an archive that is read as a folder.
  var archive: ZipArchive?

  /// An archive below another root.
  init(_ archive: ZipArchive, shown: String) {
    path = archive.path
    self.shown = shown
    self.archive = archive
  }

  init(_ given: String) {
    var path = given
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    shown = ShownPath.of(path)
  }
}

/// A file below a root.
struct InputPath: Sendable, Hashable {
  var root: Int32
  /// Below the root, without a leading separator; empty for the root itself.
  var suffix: String

  func path(_ roots: [InputRoot]) -> String { Self.join(roots[Int(root)].path, suffix) }
  func uri(_ roots: [InputRoot]) -> String { Self.join(roots[Int(root)].shown, suffix) }

  /// The path, which is nearly always what the file is called.
  func path(_ roots: [InputRoot], uri: String) -> String {
    roots[Int(root)].path == roots[Int(root)].shown ? uri : path(roots)
  }

  private static func join(_ base: String, _ suffix: String) -> String {
    if suffix.isEmpty { return base }
    return base.isEmpty ? suffix : "\(base)/\(suffix)"
  }
}
