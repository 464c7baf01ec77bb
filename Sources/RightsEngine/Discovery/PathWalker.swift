internal import RightsText

/// Follows names below a folder without case, as Windows wrote them.
struct PathWalker {
  private let roots: [InputRoot]

  init(_ roots: [InputRoot]) { self.roots = roots }

  /// The entry that the names lead to, or nil.
  func find(_ start: InputPath, _ names: [String]) -> InputPath? {
    var path = start
    for name in names {
      guard let entries = try? path.entries(roots),
        let entry = entries.first(where: { $0.name == name })
          ?? entries.first(where: { $0.name.lowercased() == name.lowercased() })
      else { return nil }
      path = InputPath(root: path.root, suffix: path.suffix.isEmpty ? entry.name : "\(path.suffix)/\(entry.name)")
    }
    return path
  }
}
