package import RightsModel

/// An overlay that still names the publisher's text that its parent has left behind.
package enum VersionBehindParent: LintRule {
  package static let page = LintPage(
    "version-behind-parent", .warning, "an overlay names an older version of the document that it extends",
    why: """
      What it extends has been brought up to a newer version of the publisher's text. The overlay says that it is from
      the older one, so nobody has looked whether its changes still fit.
      """,
    mend: "Read what the publisher changed, correct the overlay, and give it the newer version.",
    finds: [
      LintExample(
        """
        extends: parent
        👉version: V3R6
        source: {publisher: DISA, document: A STIG}
        rights: {SeTcbPrivilege: {expect: no one}}
        """,
        parent: """
          version: V3R10
          source: {publisher: DISA, document: A STIG}
          rights: {SeDebugPrivilege: {expect: no one}}
          """)
    ],
    silent: [
      LintExample(
        "rights: {SeTcbPrivilege: {expect: no one}}",
        others: [
          (
            "example@0",
            """
            extends: example
            version: "0"
            source: {publisher: Example, document: A page}
            rights: {SeDebugPrivilege: {expect: no one}}
            """
          )
        ]),
      LintExample(
        """
        extends: parent
        version: "2"
        source: {publisher: Us, document: Minutes of May}
        rights: {SeTcbPrivilege: {expect: no one}}
        """,
        parent: """
          version: V3R10
          source: {publisher: DISA, document: A STIG}
          rights: {SeDebugPrivilege: {expect: no one}}
          """),
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    let document = subject.document
    // One that is kept for comparison is older on purpose.
    guard !document.id.contains("@"), let parent = subject.parent?.document, let source = document.source,
      let other = parent.source,
      source.publisher == other.publisher, source.document != nil, source.document == other.document,
      isOlder(document.version, than: parent.version)
    else { return [] }
    return [
      finding(
        "the version is \(document.version), and `\(parent.id)` is of version \(parent.version)",
        at: document.place(of: "version"), help: "read what the publisher changed, then give the newer version",
        notes: [Diagnostic.Note("what it extends stands here", at: parent.location)])
    ]
  }

  // By their numbers from left to right, as far as both have some: V3R6 is older than V3R10.
  private static func isOlder(_ version: String, than other: String) -> Bool {
    func numbers(_ text: String) -> [Int] { text.split { !("0"..."9").contains($0) }.compactMap { Int($0) } }
    return numbers(version).lexicographicallyPrecedes(numbers(other))
  }
}
