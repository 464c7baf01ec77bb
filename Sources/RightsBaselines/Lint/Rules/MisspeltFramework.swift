package import RightsModel

/// A framework under another spelling than the library's, which nobody finds.
package enum MisspeltFramework: LintRule {
  package static let page = LintPage(
    "misspelt-framework", .warning, "the name of a framework is spelt otherwise than everywhere else",
    why: """
      Reports are filtered and joined by the name of the framework. Under another spelling the reference is there and
      is never found.
      """,
    mend: "Use the names of the library: stig, cis, cci, cce, nist-800-53, mitre-attack.",
    finds: [
      """
      rights:
        SeDebugPrivilege:
          expect: {exactly: [Administrators]}
          👉references: {NIST_800_53: [AC-6]}
      """
    ],
    silent: [
      """
      rights:
        SeDebugPrivilege:
          expect: {exactly: [Administrators]}
          references: {nist-800-53: [AC-6], our-audit: [7]}
      """
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.baseline.rules.filter { !$0.isUnlisted }.flatMap { rule in
      rule.references.compactMap { reference in
        guard ReferenceFramework.named(reference.framework) == nil,
          let meant = ReferenceFramework.meant(by: reference.framework)
        else { return nil }
        return finding(
          "the framework `\(reference.framework)` is called `\(meant.key)` elsewhere",
          at: subject.origins[rule.right]?.references ?? rule.declaredAt,
          help: "write `\(meant.key)`")
      }
    }
  }
}
