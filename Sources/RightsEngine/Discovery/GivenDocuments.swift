internal import RightsText

/// Our own documents and reports that the command line names: where they lie among the inputs, they are none of them.
struct GivenDocuments: Sendable {
  /// By the last component of their paths, so that most files are told apart without asking the file system.
  private var paths: [Substring: [String]] = [:]

  /// - Parameter paths: as they were given; ids of baselines and policies may be among them, and lead to no file.
  init(_ paths: [String] = []) {
    for path in paths { self.paths[Self.name(path[...]), default: []].append(path) }
  }

  func contain(_ path: InputPath, _ roots: [InputRoot]) -> Bool {
    guard !paths.isEmpty, roots[Int(path.root)].archive == nil, let known = paths[Self.name(path.suffix[...])] else {
      return false
    }
    return known.contains { DirectoryListing.areSame($0, path.path(roots)) }
  }

  private static func name(_ path: Substring) -> Substring {
    path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path
  }
}
