package import RightsModel

/// A feature by a name that no machine has for it.
package enum MisspeltFeature: LintRule {
  package static let page = LintPage(
    "misspelt-feature", .warning, "a condition names a feature otherwise than machines do",
    why: """
      Features are compared letter by letter, and those of a machine are kept in lower case. A branch for `IIS` or
      `hyperv` never holds, and what the feature brings with it is reported as unexpected.
      """,
    mend: "Write the feature in lower case, with `-` between words: `iis`, `hyper-v`.",
    finds: [
      """
      rights:
        SeImpersonatePrivilege:
          expect: {within: [Administrators, SERVICE]}
          when:
            - 👉{feature: IIS, expect: {within: [Administrators, SERVICE, IIS_IUSRS]}}
      """,
      """
      rights:
        SeServiceLogonRight:
          expect: no one
          when: [👉{feature: hyperv, expect: {within: ['NT SERVICE\\*']}}]
      """,
      """
      rights:
        SeServiceLogonRight:
          expect: no one
          when: [👉{feature: iss, expect: {within: ['NT SERVICE\\*']}}]
      """,
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
      guard let feature = branch.condition.feature, let meant = meant(by: feature) else { return nil }
      return finding("no machine has the feature `\(feature)`", at: branch.location, help: "write `\(meant)`")
    }
  }

  // The features that the library asks for.
  private static let known = ["adfs", "hyper-v", "iis", "server-core", "sql-server", "wdag"]

  /// The feature that is meant by a name that no machine has for one; nil where it may be right.
  package static func meant(by feature: String) -> String? {
    if let name = known.first(where: { letters($0) == letters(feature) }) { return name == feature ? nil : name }
    // One letter wrong, or two swapped.
    let alike = known.filter { $0.utf8.count == feature.utf8.count }
    if let name = Suggestion.closest(to: feature, in: alike, atMost: 1) { return name }
    guard feature.contains(where: { $0.isUppercase || $0.isWhitespace }) else { return nil }
    return String(feature.lowercased().map { $0.isWhitespace ? "-" : $0 })
  }

  private static func letters(_ feature: String) -> String { String(feature.lowercased().filter(\.isLetter)) }
}
