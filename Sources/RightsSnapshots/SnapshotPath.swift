/// The path of a collected file, as its naming rules see it. Compared without case; separators are `/`.
package struct SnapshotPath: Sendable, Hashable {
  package var uri: String

  package init(_ uri: String) { self.uri = uri }

  /// The last component.
  package var fileName: String { uri.split(separator: "/").last.map(String.init) ?? uri }

  /// The file name without its last extension.
  package var stem: String {
    let name = fileName
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The name of the folder that holds it, or nil.
  package var folder: String? {
    let parts = uri.split(separator: "/")
    return parts.count > 1 ? String(parts[parts.count - 2]) : nil
  }

  /// True for names that say what the file is and not whom it is about.
  package var hasGenericStem: Bool {
    [
      "secedit", "secpol", "export", "gpttmpl", "userrights", "user_rights", "rights", "localsecuritypolicy", "security",
      "policy", "snapshot", "effective",
    ].contains(stem.lowercased())
  }

  /// True for a GptTmpl.inf by its name or by the SecEdit folder of a GPO.
  package var isTemplate: Bool { stem.lowercased() == "gpttmpl" || folder?.lowercased() == "secedit" }
}
