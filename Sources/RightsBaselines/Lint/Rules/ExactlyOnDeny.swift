package import RightsModel

/// `exactly` or `within` on a deny right: whoever denies more fails, though it is stricter.
package enum ExactlyOnDeny: LintRule {
  package static let id = "exactly-on-deny"
  package static let summary = "a deny right has an upper bound, so denying more fails"

  package static func check(_ subject: LoadedBaseline) -> [Diagnostic] {
    guard subject.baseline.layer == .effective else { return [] }
    return subject.operators.filter { right, operation in
      right.isDeny && (operation.kind == .exactly || operation.kind == .within)
    }.map { right, operation in
      Diagnostic(
        .note, code, "`\(operation.kind.rawValue)` on \(right) fails a machine that denies more",
        at: operation.location,
        help: "write `includes:` where denying more is welcome")
    }
  }
}
