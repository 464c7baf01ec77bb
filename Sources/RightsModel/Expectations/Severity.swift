/// How much a failed rule matters, worst first.
package enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
  case critical, high, medium, low, info

  private var rank: Int {
    switch self {
    case .critical: 4
    case .high: 3
    case .medium: 2
    case .low: 1
    case .info: 0
    }
  }

  /// Less severe first, so that `severity >= .high` reads as it should.
  package static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rank < rhs.rank }
}
