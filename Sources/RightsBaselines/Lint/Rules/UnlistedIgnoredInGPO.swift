package import RightsModel

/// A GPO baseline that says nothing of what else the GPO defines.
package enum UnlistedIgnoredInGPO: LintRule {
  package static let page = LintPage(
    "unlisted-ignored-in-gpo", .note, "a group-policy baseline ignores every right that it does not list",
    why: """
      A right that somebody adds to the GPO is then judged by no rule, and a GPO that hands out SeDebugPrivilege passes.
      """,
    mend: "Write `unlisted: not defined` where the GPO should define nothing else.",
    finds: [
      "layer: group-policy\n👉unlisted: ignore\nrights: {SeTcbPrivilege: {expect: no one}}"
    ],
    silent: ["layer: group-policy\nunlisted: not defined\nrights: {SeTcbPrivilege: {expect: no one}}"])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard subject.baseline.layer == .groupPolicy, subject.baseline.unlisted == .ignore,
      UserRight.allCases.contains(where: { subject.expectations[$0] == nil })
    else { return [] }
    return [
      finding(
        "rights that `\(subject.document.id)` does not list are not judged, even where the GPO defines them",
        at: subject.document.place(of: "unlisted"), help: "write `unlisted: not defined`")
    ]
  }
}
