/// The path of a collected file, as its naming rules see it. Compared without case; separators are `/`.
///
/// Works on bytes: a scan asks it of every file.
package struct SnapshotPath: Sendable, Hashable {
  package let uri: String
  // Offsets in UTF-8.
  private let nameStart: Int
  private let stemEnd: Int

  package init(_ uri: String) {
    self.uri = uri
    let bytes = uri.utf8.span
    var start = bytes.count
    var dot: Int?
    while start > 0, bytes[start - 1] != UInt8(ascii: "/") {
      start -= 1
      if dot == nil, bytes[start] == UInt8(ascii: ".") { dot = start }
    }
    nameStart = start
    // A name that begins with its only dot has no extension.
    stemEnd = dot.flatMap { $0 > start ? $0 : nil } ?? bytes.count
  }

  /// The last component.
  package var fileName: String { text(nameStart..<uri.utf8.count) }

  /// The file name without its last extension.
  package var stem: String { text(nameStart..<stemEnd) }

  /// The name of the folder that holds it, or nil.
  package var folder: String? {
    guard nameStart > 0 else { return nil }
    let bytes = uri.utf8.span
    var start = nameStart - 1
    while start > 0, bytes[start - 1] != UInt8(ascii: "/") { start -= 1 }
    return start < nameStart - 1 ? text(start..<nameStart - 1) : nil
  }

  /// True for names that say what the file is and not whom it is about.
  package var hasGenericStem: Bool { Self.genericStems.contains { matches($0, nameStart..<stemEnd) } }

  /// True for a GptTmpl.inf by its name (or a copy's: `Old GPO - GptTmpl.inf`) or by the `Windows NT/SecEdit` folder
  /// of a GPO around it.
  ///
  /// To take a template for an export would make "nobody" of what it does not define.
  package var isTemplate: Bool {
    if stemEnd - nameStart >= 7, matches("gpttmpl", stemEnd - 7..<stemEnd) { return true }
    return nameStart > 18 && matches("windows nt/secedit", nameStart - 19..<nameStart - 1)
  }

  /// Whether the name ends in an extension such as `.inf`.
  package func hasExtension(_ text: StaticString) -> Bool {
    let end = uri.utf8.count
    return end - nameStart >= text.utf8CodeUnitCount && matches(text, end - text.utf8CodeUnitCount..<end)
  }

  private static let genericStems: [StaticString] = [
    "secedit", "secpol", "export", "gpttmpl", "userrights", "user_rights", "rights", "localsecuritypolicy", "security",
    "policy", "snapshot", "effective", "gpresult", "gpreport", "rsop", "whoami", "accesschk", "lgpo", "mdmdiagreport",
    "systeminfo", "computerinfo", "providers",
    "win32provider", "wmi",
  ]

  private func text(_ range: Range<Int>) -> String {
    uri.utf8.span.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  // `name` is lower case ASCII.
  private func matches(_ name: StaticString, _ range: Range<Int>) -> Bool {
    guard range.count == name.utf8CodeUnitCount else { return false }
    let bytes = uri.utf8.span.extracting(range)
    for index in bytes.indices {
      let byte = bytes[index]
      guard (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == name.utf8Start[index] else { return false }
    }
    return true
  }
}
