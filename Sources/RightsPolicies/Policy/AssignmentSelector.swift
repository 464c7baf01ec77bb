package import RightsModel

/// Whom an assignment is for. Every key that is given must hold; of the values of a key any.
package enum AssignmentSelector: Sendable, Hashable {
  case machines(MachineSelector)
  case gpos(GPOSelector)
}

/// Machines by what is known of them; an empty list does not restrict.
package struct MachineSelector: Sendable, Hashable {
  /// Ids of releases or families.
  package var os: [String]
  package var roles: [Role]
  /// Patterns for the name or the FQDN.
  package var names: [Glob]
  /// NetBIOS names or FQDNs of domains.
  package var domains: [String]
  /// Tag to the values that fit.
  package var tags: [String: [String]]

  package init(
    os: [String] = [], roles: [Role] = [], names: [Glob] = [], domains: [String] = [], tags: [String: [String]] = [:]
  ) {
    self.os = os
    self.roles = roles
    self.names = names
    self.domains = domains
    self.tags = tags
  }

  /// Whether it is meant for this machine. A tag that a machine does not have does not match.
  package func match(_ facts: MachineFacts) -> AssignmentMatch {
    var match = matchPerson(facts)
    if !os.isEmpty, match != .doesNotMatch { match = match && matchRelease(facts) }
    if !roles.isEmpty, match != .doesNotMatch { match = match && matchRole(facts) }
    return match
  }

  /// Whether it asks for more than the kind of machine: names, domains or tags.
  package var isPersonal: Bool { !(names.isEmpty && domains.isEmpty && tags.isEmpty) }

  /// The part of the match that names, domains and tags decide.
  package func matchPerson(_ facts: MachineFacts) -> AssignmentMatch {
    var match = AssignmentMatch.matches
    if !names.isEmpty { match = matchName(facts) }
    if !domains.isEmpty, match != .doesNotMatch { match = match && matchDomain(facts) }
    // A scan asks this of every machine, and few selectors ask for tags.
    if tags.isEmpty { return match }
    for (tag, values) in tags where !(facts.tags[tag].map(values.contains) ?? false) { return .doesNotMatch }
    return match
  }

  private func matchRelease(_ facts: MachineFacts) -> AssignmentMatch {
    let possible = facts.os.map { [$0] } ?? OSRelease.all.filter { facts.allows($0) }
    let fitting = possible.filter { release in os.contains { release.matches(selector: $0) } }
    if fitting.isEmpty { return .doesNotMatch }
    return fitting.count == possible.count ? .matches : .unknown([.os])
  }

  private func matchRole(_ facts: MachineFacts) -> AssignmentMatch {
    let possible = facts.role.map { [$0] } ?? Role.allCases.filter { facts.allows($0) }
    let fitting = possible.filter(roles.contains)
    if fitting.isEmpty { return .doesNotMatch }
    return fitting.count == possible.count ? .matches : .unknown([.role])
  }

  private func matchName(_ facts: MachineFacts) -> AssignmentMatch {
    if let name = facts.name, names.contains(where: { $0.matches(name) }) { return .matches }
    if let name = facts.fqdn, names.contains(where: { $0.matches(name) }) { return .matches }
    return facts.name == nil && facts.fqdn == nil ? .unknown([.name]) : .doesNotMatch
  }

  private func matchDomain(_ facts: MachineFacts) -> AssignmentMatch {
    let wanted = Set(domains.map { $0.lowercased() })
    if facts.domainJoined == false { return .doesNotMatch }
    if let domain = facts.domain?.lowercased(), wanted.contains(domain) { return .matches }
    let suffix = facts.fqdn.flatMap { fqdn in
      fqdn.firstIndex(of: ".").map { fqdn[fqdn.index(after: $0)...].lowercased() }
    }
    if let suffix, wanted.contains(suffix) { return .matches }
    // A NetBIOS name says nothing about an FQDN, nor the other way round.
    let isDecided = wanted.allSatisfy { $0.contains(".") ? suffix != nil : facts.domain != nil }
    return isDecided ? .doesNotMatch : .unknown([.domain])
  }
}

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

extension MachineFacts {
  // Whether the machine may run this release, for all that is known of it.
  fileprivate func allows(_ release: OSRelease) -> Bool {
    if let build, build != release.build { return false }
    if let servicePack, release.servicePack != servicePack, build != nil, release.build < 10240 { return false }
    guard let isServer = isServer ?? role?.isServer else { return true }
    return switch release.products {
    case .client: !isServer
    case .server: isServer
    case .both: true
    }
  }

  // Whether the machine may have this role, for all that is known of it.
  fileprivate func allows(_ role: Role) -> Bool {
    if let isServer, isServer != role.isServer { return false }
    guard let domainJoined, let implied = role.isDomainJoined else { return true }
    return domainJoined == implied
  }
}
