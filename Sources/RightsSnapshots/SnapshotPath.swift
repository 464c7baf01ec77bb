/// The path of a collected file, as its naming rules see it. Compared without case; separators are `/`.
///
/// Works on bytes: a scan asks it of every file.
package struct SnapshotPath: Sendable, Hashable {
  package var uri: String

  package init(_ uri: String) { self.uri = uri }

  /// The last component.
  package var fileName: String { String(component(from: nameStart, to: uri.utf8.endIndex)) }

  /// The file name without its last extension.
  package var stem: String { String(component(from: nameStart, to: stemEnd)) }

  /// The name of the folder that holds it, or nil.
  package var folder: String? {
    guard nameStart > uri.utf8.startIndex else { return nil }
    let end = uri.utf8.index(before: nameStart)
    let start = uri.utf8[..<end].lastIndex(of: UInt8(ascii: "/")).map(uri.utf8.index(after:)) ?? uri.utf8.startIndex
    return start < end ? String(component(from: start, to: end)) : nil
  }

  /// True for names that say what the file is and not whom it is about.
  package var hasGenericStem: Bool {
    let start = nameStart
    let end = stemEnd
    let length = uri.utf8.distance(from: start, to: end)
    return Self.genericStems.contains { $0.utf8CodeUnitCount == length && matches($0, from: start, to: end) }
  }

  /// True for a GptTmpl.inf by its name (or a copy's: `Old GPO - GptTmpl.inf`) or by the `Windows NT/SecEdit` folder
  /// of a GPO around it.
  ///
  /// To take a template for an export would make "nobody" of what it does not define.
  package var isTemplate: Bool {
    let end = stemEnd
    if let start = uri.utf8.index(end, offsetBy: -7, limitedBy: nameStart), matches("gpttmpl", from: start, to: end) {
      return true
    }
    guard nameStart > uri.utf8.startIndex else { return false }
    let folderEnd = uri.utf8.index(before: nameStart)
    guard let start = uri.utf8.index(folderEnd, offsetBy: -18, limitedBy: uri.utf8.startIndex) else { return false }
    return matches("windows nt/secedit", from: start, to: folderEnd)
  }

  /// Whether the name ends in an extension such as `.inf`.
  package func hasExtension(_ text: StaticString) -> Bool {
    let end = uri.utf8.endIndex
    guard let start = uri.utf8.index(end, offsetBy: -text.utf8CodeUnitCount, limitedBy: nameStart) else { return false }
    return matches(text, from: start, to: end)
  }

  private static let genericStems: [StaticString] = [
    "secedit", "secpol", "export", "gpttmpl", "userrights", "user_rights", "rights", "localsecuritypolicy", "security",
    "policy", "snapshot", "effective", "gpresult", "gpreport", "rsop",
  ]

  private var nameStart: String.UTF8View.Index {
    uri.utf8.lastIndex(of: UInt8(ascii: "/")).map(uri.utf8.index(after:)) ?? uri.utf8.startIndex
  }

  private var stemEnd: String.UTF8View.Index {
    let start = nameStart
    guard let dot = uri.utf8[start...].lastIndex(of: UInt8(ascii: ".")), dot != start else { return uri.utf8.endIndex }
    return dot
  }

  private func component(from: String.UTF8View.Index, to: String.UTF8View.Index) -> Substring { uri[from..<to] }

  // `name` is lower case ASCII.
  private func matches(_ name: StaticString, from: String.UTF8View.Index, to: String.UTF8View.Index) -> Bool {
    var index = from
    for position in 0..<name.utf8CodeUnitCount {
      guard index < to else { return false }
      let byte = uri.utf8[index]
      guard (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == name.utf8Start[position] else { return false }
      index = uri.utf8.index(after: index)
    }
    return index == to
  }
}
