/// What a path is called in reports: the same in every folder and on every machine, so that the same inputs give the same
/// bytes.
package enum ShownPath {
  /// The path from the working folder without `.` components; what lies above that is no name that another machine knows, and
  /// only the last component is left of it.
  package static func of(_ path: String) -> String {
    var parts = path.split(separator: "/").filter { $0 != "." }
    if !isBelow(path) { parts = parts.suffix(1).filter { $0 != ".." } }
    return parts.joined(separator: "/")
  }

  /// Whether a path leads below the working folder.
  package static func isBelow(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
  }
}
