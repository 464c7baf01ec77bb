package import RightsModel

/// A feature that no machine can have, since features are compared in lower case.
package enum MisspeltFeature: LintRule {
  package static let page = LintPage(
    "misspelt-feature", .warning, "a condition names a feature in upper case or with blanks, which no machine has",
    why: """
      The features of a machine are kept in lower case. A branch for `IIS` never holds, and the web server's own groups
      are reported as unexpected.
      """,
    mend: "Write the feature in lower case, with `-` between words: `iis`, `hyper-v`.",
    finds: [
      """
      rights:
        SeImpersonatePrivilege:
          expect: {within: [Administrators, SERVICE]}
          when:
            - 👉{feature: IIS, expect: {within: [Administrators, SERVICE, IIS_IUSRS]}}
      """
    ],
    silent: [
      """
      rights:
        SeImpersonatePrivilege:
          expect: {within: [Administrators, SERVICE]}
          when:
            - {feature: iis, expect: {within: [Administrators, SERVICE, IIS_IUSRS]}}
      """
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    UserRight.allCases.flatMap { subject.branches[$0] ?? [] }.compactMap { branch in
      guard let feature = branch.condition.feature, feature.contains(where: { $0.isUppercase || $0.isWhitespace })
      else { return nil }
      let meant = String(feature.lowercased().map { $0.isWhitespace ? "-" : $0 })
      return finding("no machine has the feature `\(feature)`", at: branch.location, help: "write `\(meant)`")
    }
  }
}
