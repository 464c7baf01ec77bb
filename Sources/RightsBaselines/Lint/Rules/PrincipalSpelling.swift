import RightsIdentity
package import RightsModel

/// A well-known principal by an old, a translated or a carelessly written name.
package enum PrincipalSpelling: LintRule {
  package static let page = LintPage(
    "principal-spelling", .note, "a well-known principal goes by an old or a translated name, or in another case",
    why: """
      It means the same, and is read as such. But who searches the baselines for a name finds only those that spell it
      the same way.
      """,
    mend: "Write the English name, or the SID.",
    fix: .rewrite("writes the name of the table, which means the same") { PrincipalSpelling.canonical($0) },
    finds: [
      "rights:\n  SeDebugPrivilege: {expect: {exactly: [👉Administratoren, \"*S-1-5-6\"]}}",
      "rights:\n  SeChangeNotifyPrivilege: {expect: {includes: [👉world, 👉nt authority\\local service, 👉s-1-5-20]}}",
    ],
    silent: [
      "rights:\n  SeDebugPrivilege: {expect: {exactly: [Administrators, S-1-5-6, 'NT AUTHORITY\\LOCAL SERVICE']}}"
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.document.spellings.compactMap { spelling in
      guard spelling.kind == .principal, let better = canonical(spelling.text) else { return nil }
      return finding("`\(spelling.text)` is `\(better)` elsewhere", at: spelling.location, help: "write `\(better)`")
    }
  }

  /// Nil where the text is written as it should be, or is no well-known principal.
  static func canonical(_ text: String) -> String? {
    guard case .success(.sid(let sid)) = PrincipalParser.parse(text) else { return nil }
    // Windows writes SIDs with a `*`, and so may we.
    let bare = text.hasPrefix("*") ? String(text.dropFirst()) : text
    if SID(bare) != nil { return bare == sid.description ? nil : sid.description }
    guard let known = WellKnownNames.principal(sid) else { return nil }
    let full = "\(known.authority)\\\(known.name)"
    if text == known.name || text == full { return nil }
    return text.contains("\\") ? full : known.name
  }
}
