package import RightsModel
import RightsYAML

/// An excluded principal that the upper bound beside it never allowed.
package enum ExcludedAnyway: LintRule {
  package static let page = LintPage(
    "excluded-anyway", .note, "a principal is excluded that the list beside it never allowed",
    why: """
      `within` refuses everybody it does not list. An `excludes` that names one of those says nothing, and hides
      which of its names take something away.
      """,
    mend: "Remove the name from `excludes`, or the principal that was meant from `within`.",
    finds: [
      """
      rights:
        SeServiceLogonRight:
          expect: {within: ['NT SERVICE\\*'], excludes: ['NT SERVICE\\Spooler', 👉Guests]}
      """
    ],
    silent: [
      "rights:\n  SeServiceLogonRight:\n    expect: {within: ['NT SERVICE\\*'], excludes: ['NT SERVICE\\Spooler']}"
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    UserRight.allCases.flatMap { right in
      subject.expectations(of: right).flatMap { expectation -> [Diagnostic] in
        let bounds = expectation.operators.filter { $0.kind == .within || $0.kind == .exactly }
        let excluded = expectation.operators.filter { $0.kind == .excludes }.flatMap(\.principals)
        let idle = excluded.filter { item in
          bounds.contains { bound in !bound.principals.contains { $0.value.mayEqual(item.value) } }
        }
        // Where all of them are idle, the whole operator is redundant.
        guard idle.count < excluded.count else { return [] }
        return idle.map {
          finding(
            "`\($0.value)` is excluded from \(right), whose list does not allow it", at: $0.location,
            help: "remove it from `excludes`")
        }
      }
    }
  }
}
