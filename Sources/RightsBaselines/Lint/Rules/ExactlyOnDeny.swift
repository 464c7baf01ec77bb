package import RightsModel

/// `exactly` on a deny right: whoever denies more fails, though it is stricter.
package enum ExactlyOnDeny: LintRule {
  package static let page = LintPage(
    "exactly-on-deny", .note, "a deny right has to be exact, so denying more fails",
    why: """
      Guides ask that a deny right include certain groups. A rule with `exactly` fails the machine whose owner denies
      one more, which is stricter, and people learn to ignore it.
      """,
    mend: "Write `includes:` where denying more is welcome, `within:` where it is not.",
    finds: ["rights:\n  SeDenyBatchLogonRight: {expect: {👉exactly: [Guests]}}"],
    silent: ["rights:\n  SeDenyBatchLogonRight: {expect: {includes: [Guests]}}"])

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard subject.baseline.layer == .effective else { return [] }
    return subject.operators.filter { right, operation in
      right.isDeny && operation.kind == .exactly
    }.map { right, operation in
      finding(
        "`exactly` on \(right) fails a machine that denies more",
        at: operation.location,
        help: "write `includes:` where denying more is welcome")
    }
  }
}
