internal import RightsArchive
internal import RightsModel
internal import RightsText

/// Archives, which are as the folder that they hold.
extension Discovery {
  /// Whether a file is a zip archive, by how it begins.
  func isArchive(_ path: InputPath) -> Bool {
    var head: [UInt8] = []
    guard let count = try? path.read(roots, range: 0..<4, into: &head), count == 4 else { return false }
    return ZipArchive.begins(head)
  }

  mutating func archive(_ path: InputPath) {
    let uri = path.uri(roots)
    guard roots[Int(path.root)].archive == nil else {
      diagnostics.append(
        Diagnostic(
          .error, "nested-archive", "an archive in an archive is not read", at: SourceLocation(uri: uri),
          help: "unpack the outer one"))
      return
    }
    do throws(ArchiveFault) {
      roots.append(InputRoot(try ZipArchive(path: path.path(roots)), shown: uri))
    } catch {
      diagnostics.append(
        Diagnostic(
          .error, "bad-archive", "the archive is not read: \(error.message)", at: SourceLocation(uri: uri),
          help: "collect again, or unpack it and scan the folder"))
      return
    }
    let top = InputPath(root: Int32(roots.count - 1), suffix: "")
    expectingContent(of: top, "empty-archive", "archive") { $0.folder(top) }
  }
}
