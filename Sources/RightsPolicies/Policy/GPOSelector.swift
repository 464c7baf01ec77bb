package import RightsModel

/// GPOs by GUID.
package struct GPOSelector: Sendable, Hashable {
  package var guids: [GUID]
  /// DNS names of domains; empty for every domain.
  package var domains: [String]

  package init(guids: [GUID], domains: [String] = []) {
    self.guids = guids
    self.domains = domains
  }

  /// Whether it is meant for this GPO.
  ///
  /// - Parameter domain: the DNS name of its domain, nil where that is not known.
  package func match(_ guid: GUID, domain: String?) -> AssignmentMatch {
    guard guids.contains(guid) else { return .doesNotMatch }
    if domains.isEmpty { return .matches }
    guard let domain else { return .unknown([.domain]) }
    return domains.contains { $0.lowercased() == domain.lowercased() } ? .matches : .doesNotMatch
  }
}
