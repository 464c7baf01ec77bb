/// How many results ended in each verdict, those that are accepted apart: every result is counted once.
package struct VerdictCounts: Sendable, Hashable {
  private var counts: InlineArray<7, Int>
  /// Results that waivers cover.
  package var waived = 0
  /// Results that are known debt.
  package var accepted = 0

  package init() { counts = InlineArray(repeating: 0) }

  package subscript(verdict: Verdict) -> Int {
    get { counts[Self.index(verdict)] }
    set { counts[Self.index(verdict)] = newValue }
  }

  package var total: Int { Verdict.allCases.reduce(waived + accepted) { $0 + self[$1] } }

  package static func += (lhs: inout VerdictCounts, rhs: VerdictCounts) {
    for index in 0..<7 { lhs.counts[index] += rhs.counts[index] }
    lhs.waived += rhs.waived
    lhs.accepted += rhs.accepted
  }

  package static func == (lhs: VerdictCounts, rhs: VerdictCounts) -> Bool {
    (0..<7).allSatisfy { lhs.counts[$0] == rhs.counts[$0] } && lhs.waived == rhs.waived
      && lhs.accepted == rhs.accepted
  }

  package func hash(into hasher: inout Hasher) {
    for index in 0..<7 { hasher.combine(counts[index]) }
    hasher.combine(waived)
    hasher.combine(accepted)
  }

  private static func index(_ verdict: Verdict) -> Int {
    switch verdict {
    case .pass: 0
    case .fail: 1
    case .notApplicable: 2
    case .notCollected: 3
    case .stale: 4
    case .unknown: 5
    case .error: 6
    }
  }
}
