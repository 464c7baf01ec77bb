/// The outcome of one rule on one subject. Exactly one of these; what lies on top of a `fail` (waived, accepted) is apart.
package enum Verdict: String, Sendable, Hashable, CaseIterable {
  case pass
  case fail
  case notApplicable
  /// The assignment was wholly unseen.
  case notCollected
  /// Would pass, but the snapshot is older than allowed, or has no time.
  case stale
  /// What is unknown leaves both outcomes open.
  case unknown
  /// What speaks of the right could not be read.
  case error

  /// True where nobody may call the check done: makes exit code 3.
  package var isIncomplete: Bool {
    switch self {
    case .notCollected, .stale, .unknown, .error: true
    case .pass, .fail, .notApplicable: false
    }
  }
}
