package import RightsModel

/// What came and what went between two states of known findings, by principal.
package struct KnownComparison: Sendable {
  /// What only the new one accepts, each entry with those principals alone.
  package var added: [KnownFinding] = []
  /// What only the old one accepts.
  package var removed: [KnownFinding] = []

  /// - Parameters: both sorted.
  package init(_ old: [KnownFinding], _ new: [KnownFinding]) {
    added = Self.difference(new, without: old)
    removed = Self.difference(old, without: new)
  }

  private static func difference(_ findings: [KnownFinding], without others: [KnownFinding]) -> [KnownFinding] {
    let byKey = Dictionary(others.map { ($0.key, $0) }) { first, _ in first }
    return findings.compactMap { finding in
      guard let other = byKey[finding.key] else { return finding }
      var rest = finding
      rest.missing.removeAll(where: other.missing.contains)
      rest.unexpected.removeAll(where: other.unexpected.contains)
      if !rest.missing.isEmpty || !rest.unexpected.isEmpty { return rest }
      // Who accepts what names nobody accepts something else than who names somebody.
      let isNameless = finding.missing.isEmpty && finding.unexpected.isEmpty
      return isNameless && !(other.missing.isEmpty && other.unexpected.isEmpty) ? finding : nil
    }
  }
}
