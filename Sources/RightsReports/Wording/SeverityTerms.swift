import RightsModel

/// What reports make of a severity.
struct SeverityTerms: Sendable, Hashable {
  /// The level of a failed SARIF result: `error`, `warning` or `note`.
  let level: String
  /// GitHub's `security-severity`, a number in a string.
  let securitySeverity: String

  init(_ severity: Severity) {
    switch severity {
    case .critical: (level, securitySeverity) = ("error", "9.5")
    case .high: (level, securitySeverity) = ("error", "8.0")
    case .medium: (level, securitySeverity) = ("warning", "5.5")
    case .low: (level, securitySeverity) = ("note", "2.0")
    // GitHub has no level below low; check-sarif (URA007) wants a number on every rule.
    case .info: (level, securitySeverity) = ("note", "0.1")
    }
  }
}
