package import RightsModel

/// What came and what went between two states of known findings, by what exactly each accepts.
package struct KnownComparison: Sendable {
  /// What only the new one accepts, each entry with that alone.
  package var added: [KnownFinding] = []
  /// What only the old one accepts.
  package var removed: [KnownFinding] = []

  /// - Parameters: both sorted.
  package init(_ old: [KnownFinding], _ new: [KnownFinding]) {
    added = Self.difference(new, without: old)
    removed = Self.difference(old, without: new)
  }

  private static func difference(_ findings: [KnownFinding], without others: [KnownFinding]) -> [KnownFinding] {
    let byKey = Dictionary(others.map { ($0.key, $0.faults) }) { first, _ in first }
    return findings.compactMap { $0.with($0.faults.subtracting(byKey[$0.key] ?? [])) }
  }
}
