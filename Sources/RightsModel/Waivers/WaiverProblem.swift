/// What can be wrong with a waiver on a machine that it is meant for: findings of their own.
package enum WaiverProblem: String, Sendable, Hashable, CaseIterable {
  /// It has ended, and what it covered counts again.
  case expired = "plumbline/waiver-expired"
  /// It was approved after the evidence, is not approved yet, or is approved for longer than a policy allows.
  case approval = "plumbline/waiver-approval"

  package var severity: Severity {
    switch self {
    case .expired: .medium
    case .approval: .high
    }
  }
}
