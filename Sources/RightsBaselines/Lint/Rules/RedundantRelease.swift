package import RightsModel

/// A release in `appliesTo` that is named twice, or beside its family.
package enum RedundantRelease: LintRule {
  package static let page = LintPage(
    "redundant-release", .note, "a release stands in `appliesTo` beside its family, or twice",
    why: """
      `windows-11` means every release of it. Who reads one release beside it believes that the baseline is for that
      one.
      """,
    mend: "Keep the family where every release is meant, else only the releases.",
    finds: [
      "👉appliesTo: {os: [windows-11, windows-11-23h2]}\nrights: {SeTcbPrivilege: {expect: no one}}"
    ],
    silent: ["appliesTo: {os: [windows-11-23h2, windows-11-24h2]}\nrights: {SeTcbPrivilege: {expect: no one}}"])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    let selectors = subject.document.appliesTo.os
    return selectors.indices.filter { index in
      let own = releases(selectors[index])
      return selectors.indices.contains { other in
        other != index && own.isSubset(of: releases(selectors[other]))
          && (other < index || own != releases(selectors[other]))
      }
    }.map {
      finding(
        "`\(selectors[$0])` in `appliesTo` is among what stands beside it", at: subject.document.place(of: "appliesTo"),
        help: "remove it, or its family")
    }
  }

  private static func releases(_ selector: String) -> Set<String> {
    Set(OSRelease.all.filter { $0.matches(selector: selector) }.map(\.id))
  }
}
