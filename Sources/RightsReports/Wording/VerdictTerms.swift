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

  private init(_ word: String, _ sarifKind: String, _ junit: JUnitElement, isProblem: Bool) {
    self.word = word
    self.sarifKind = sarifKind
    self.junit = junit
    self.isProblem = isProblem
  }
}
