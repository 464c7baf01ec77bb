package import RightsModel
import RightsText

/// A character in a name or a text that nobody sees.
package enum HiddenCharacter: LintRule {
  package static let page = LintPage(
    "hidden-character", .warning, "a name or a text holds a character that nobody sees",
    why: """
      Names copied from web pages and mails bring zero-width spaces and marks of direction along. `CORP\\Admins` with one
      of them is nobody's name, and a mark of direction can make a text read as its opposite.
      """,
    mend: "Type the text again by hand; `cat -A` shows what is in it.",
    finds: [
      LintExample("rights:\n  SeBackupPrivilege: {expect: {within: [Administrators, 👉'CORP\\T0\u{200B}Admins']}}"),
      LintExample("👉title: \"For \u{202E}srevres\"\nrights: {SeTcbPrivilege: {expect: no one}}"),
    ],
    silent: [
      "title: Für Server\nrights:\n  SeBackupPrivilege: {expect: {within: [Administrators, 'CORP\\Zálohování']}}"
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    let document = subject.document
    var texts = document.spellings.map { ("a name", $0.text, $0.location) }
    texts += [
      ("the title", document.title, document.place(of: "title")),
      ("the version", document.version, document.place(of: "version")),
      ("the reason", document.reason ?? "", document.place(of: "reason")),
    ]
    for entry in document.rights {
      texts += [
        ("the reason", entry.reason ?? "", entry.place(of: "reason")),
        ("the rationale", entry.rationale ?? "", entry.place(of: "rationale")),
      ]
    }
    return texts.compactMap { what, text, place in
      // Lines of a block are no disguise.
      guard let hidden = text.unicodeScalars.first(where: { $0 != "\n" && HiddenCharacters.contains($0) }) else {
        return nil
      }
      return finding(
        "\(what) holds the hidden character \(HiddenCharacters.shown(String(hidden)))", at: place,
        help: "type it again by hand")
    }
  }
}
