package import RightsModel

/// An alternative of `anyOf` that another one implies, or that stands alone.
package enum RedundantAlternative: LintRule {
  package static let page = LintPage(
    "redundant-alternative", .note, "an alternative of `anyOf` adds nothing that another one does not allow",
    why: """
      Whatever passes it passes another alternative. Often the wider one is wider than its author thought, and the
      exact list beside it is not enforced.
      """,
    mend: "Remove it, or narrow the other one.",
    finds: [
      """
      rights:
        SeAuditPrivilege:
          expect: {anyOf: [👉{exactly: [LOCAL SERVICE]}, {within: [LOCAL SERVICE, NETWORK SERVICE]}]}
      """
    ],
    silent: [
      """
      rights:
        SeAuditPrivilege:
          expect: {anyOf: [no one, {exactly: [LOCAL SERVICE, NETWORK SERVICE]}]}
      """
    ])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    subject.operators.filter { $0.operation.kind == .anyOf }.flatMap { right, operation -> [Diagnostic] in
      let all = operation.alternatives.map { AssignmentBox.boxes($0.expectation) }
      return operation.alternatives.indices.compactMap { index in
        let implied = all.indices.contains { other in
          guard other != index, AssignmentBox.areWithin(all[index], all[other]) else { return false }
          // Of two that are equal the first stays.
          return other < index || !AssignmentBox.areWithin(all[other], all[index])
        }
        guard implied || all.count == 1 else { return nil }
        return finding(
          implied
            ? "what passes this alternative of \(right) passes another one"
            : "`anyOf` of \(right) has one alternative",
          at: operation.alternatives[index].location, help: implied ? "remove it" : "write it without `anyOf`")
      }
    }
  }
}
