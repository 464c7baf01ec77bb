package import RightsModel
import RightsYAML

/// A version that tells nothing apart.
package enum VagueVersion: LintRule {
  package static let page = LintPage(
    "vague-version", .warning, "the version is a word such as \"latest\", which no other version differs from",
    why: """
      The version says which of the publisher's texts the values are from. "latest" is true on the day it is written
      and tells nothing on the next.
      """,
    mend: "Write the publisher's number or date, in quotes: \"V3R8\", \"2021-09\".",
    finds: ["👉version: latest\nrights: {SeTcbPrivilege: {expect: no one}}"],
    silent: ["version: V3R8\nrights: {SeTcbPrivilege: {expect: no one}}"])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    let version = subject.document.version
    guard !version.contains(where: { $0.isNumber }) else { return [] }
    return [
      finding(
        "the version \(Quoted.text(version)) holds no number", at: subject.document.place(of: "version"),
        help: "write the publisher's number or date")
    ]
  }
}
