package import RightsModel

/// A source that is fetched without protection, or that is no address.
package enum InsecureURL: LintRule {
  package static let page = LintPage(
    "insecure-url", .note, "the address of the source is not one that starts with https",
    why: """
      Whoever checks the values follows the address. Over plain HTTP the answer can be changed on its way, and what
      is no address cannot be followed.
      """,
    mend: "Give the https address; where the publisher has none, put the old one into `note`.",
    finds: [
      "👉source: {publisher: Example, document: A page, url: \"http://example.com/\"}\nrights: {SeTcbPrivilege: {expect: no one}}"
    ],
    silent: [
      "source: {publisher: Example, document: A page, url: \"https://example.com/\"}\nrights: {SeTcbPrivilege: {expect: no one}}"
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard let url = subject.document.source?.url, !url.lowercased().hasPrefix("https://") || url.contains(" ") else {
      return []
    }
    return [
      finding(
        "`\(url)` is not an https address", at: subject.document.place(of: "source"),
        help: "give the https address, or move it to `note`")
    ]
  }
}
