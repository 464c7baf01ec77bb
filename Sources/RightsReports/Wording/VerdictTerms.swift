package import RightsModel

/// What each report calls a verdict: the one table, exhaustive.
package struct VerdictTerms: Sendable, Hashable {
  /// Which element of a JUnit case says it.
  package enum JUnitElement: Sendable, Hashable {
    case none, failure, error, skipped
  }

  /// The word of the text report.
  package let word: String
  /// The `kind` of a SARIF result; its level is `none` unless the kind is `fail`.
  package let sarifKind: String
  package let junit: JUnitElement
  /// Whether `--failures-only` keeps it.
  package let isProblem: Bool

  package init(_ verdict: Verdict) {
    switch verdict {
    case .pass: self.init("PASS", "pass", .none, isProblem: false)
    case .fail: self.init("FAIL", "fail", .failure, isProblem: true)
    case .notApplicable: self.init("N/A", "notApplicable", .skipped, isProblem: false)
    case .notCollected: self.init("GAP", "review", .error, isProblem: true)
    case .stale: self.init("GAP", "review", .error, isProblem: true)
    case .unknown: self.init("UNKNOWN", "open", .error, isProblem: true)
    case .error: self.init("ERROR", "review", .error, isProblem: true)
    }
  }

  /// What a result is called with what is accepted of it: a fail that is accepted is a fail that is shown as such.
  package init(_ result: RuleResult) {
    let terms = VerdictTerms(result.verdict)
    switch result.acceptance?.outcome {
    case .open, nil: self = terms
    case .waived: self.init("WAIVED", terms.sarifKind, .skipped, isProblem: terms.isProblem)
    case .known: self.init("KNOWN", terms.sarifKind, .skipped, isProblem: terms.isProblem)
    }
  }

  private init(_ word: String, _ sarifKind: String, _ junit: JUnitElement, isProblem: Bool) {
    self.word = word
    self.sarifKind = sarifKind
    self.junit = junit
    self.isProblem = isProblem
  }
}
