package import RightsModel

/// A list that a policy may give and that no rule takes.
package enum UnusedParameter: LintRule {
  package static let page = LintPage(
    "unused-parameter", .warning, "a parameter is declared that no rule uses",
    why: """
      A policy that fills it in believes that it has made an exception, and nothing changes. Often the rule that should
      use it has the name spelt otherwise or was replaced by an overlay.
      """,
    mend: "Use it as `$(name)` in a list, or remove it.",
    finds: [
      """
      parameters: {👉operators: {default: []}}
      rights:
        SeBackupPrivilege: {expect: {within: [Administrators]}}
      """
    ],
    silent: [
      """
      parameters: {operators: {default: []}}
      rights:
        SeBackupPrivilege: {expect: {within: [Administrators, $(operators)]}}
      """
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    let used = Set(
      subject.baseline.rules.flatMap { rule in
        ([rule.expectation] + rule.branches.map(\.expectation)).flatMap(\.references)
      })
    return subject.document.parameters.filter { !used.contains(.parameter($0.name)) }.map {
      finding(
        "no rule uses the parameter `\($0.name)`", at: $0.declaredAt, help: "use it as `$(\($0.name))`, or remove it")
    }
  }
}
