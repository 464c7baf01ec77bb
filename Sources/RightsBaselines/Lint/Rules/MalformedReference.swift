package import RightsModel

/// A reference that has not the shape of its framework's ids, so that nothing joins on it.
package enum MalformedReference: LintRule {
  package static let page = LintPage(
    "malformed-reference", .warning, "a reference has not the shape of its framework's ids",
    why: """
      Auditors join results with their own catalogue by these ids. One that is misspelt joins nothing, and the control
      it stands for looks as if nobody checked it.
      """,
    mend: "Copy the id from the publisher: V-254503, CCI-002235, CCE-36867-2, AC-6 (10), T1134.001, 2.2.34, A.8.2.",
    finds: [
      """
      rights:
        SeDebugPrivilege:
          expect: {exactly: [Administrators]}
          👉references: {stig: V254503, nist-800-53: [AC-6]}
      """
    ],
    silent: [
      """
      rights:
        SeDebugPrivilege:
          expect: {exactly: [Administrators]}
          references: {stig: [V-254503, SV-254503r958726_rule, WN22-UR-000100], cci: CCI-002235, our-own: any text}
      """
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.baseline.rules.filter { !$0.isUnlisted }.flatMap { rule in
      rule.references.flatMap { reference -> [Diagnostic] in
        guard let framework = ReferenceFramework.named(reference.framework) else { return [] }
        return reference.ids.filter { !framework.accepts($0) }.map {
          finding(
            "`\($0)` is no id of \(framework.name)", at: subject.origins[rule.right]?.references ?? rule.declaredAt,
            help: "write it like \(framework.example)")
        }
      }
    }
  }
}
