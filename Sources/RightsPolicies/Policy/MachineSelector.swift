package import RightsModel

/// Machines by what is known of them. Every key that is given must hold; of the values of a key any; an empty list does not
/// restrict.
package struct MachineSelector: Sendable, Hashable {
  /// Ids of releases or families.
  package var os: [String]
  package var roles: [Role]
  /// Patterns for the name, the FQDN or the id.
  package var names: [Glob]
  /// NetBIOS names or FQDNs of domains.
  package var domains: [String]
  /// Places whose subtrees fit.
  package var ous: [OrganizationalUnit]
  /// Features that are installed, in lower case.
  package var features: [String]
  /// Tag to the values that fit.
  package var tags: [String: [String]]
  /// One of these must fit.
  package var any: [MachineSelector]
  /// None of these may fit.
  package var not: [MachineSelector]

  package init(
    os: [String] = [], roles: [Role] = [], names: [Glob] = [], domains: [String] = [], ous: [OrganizationalUnit] = [],
    features: [String] = [], tags: [String: [String]] = [:], any: [MachineSelector] = [], not: [MachineSelector] = []
  ) {
    self.os = os
    self.roles = roles
    self.names = names
    self.domains = domains
    self.ous = ous
    self.features = features
    self.tags = tags
    self.any = any
    self.not = not
  }

  /// Whether it is meant for this machine. A tag that a machine does not have does not match, where its tags are known.
  ///
  /// What does not match for want of a fact may match: that it depends on the fact is said instead.
  ///
  /// - Parameter excuses: whether the match takes checks away, so that nothing counts that nobody stated.
  package func match(_ facts: MachineFacts, excuses: Bool = false) -> AssignmentMatch {
    var match = matchPerson(facts, excuses: excuses)
    if !os.isEmpty, match != .doesNotMatch { match = match && matchRelease(facts) }
    if !roles.isEmpty, match != .doesNotMatch { match = match && matchRole(facts) }
    return match
  }

  /// Whether it asks for more than the kind of machine, which many have in common.
  package var isPersonal: Bool {
    !(names.isEmpty && domains.isEmpty && ous.isEmpty && features.isEmpty && tags.isEmpty && any.isEmpty && not.isEmpty)
  }

  /// The part of the match that other keys than `os` and `role` decide.
  package func matchPerson(_ facts: MachineFacts, excuses: Bool = false) -> AssignmentMatch {
    // The order is that of cost; a key that does not match decides.
    var match = tags.isEmpty ? AssignmentMatch.matches : matchTags(facts, excuses)
    if !names.isEmpty, match != .doesNotMatch { match = match && matchName(facts) }
    if !features.isEmpty, match != .doesNotMatch { match = match && matchFeature(facts) }
    if !domains.isEmpty, match != .doesNotMatch { match = match && matchDomain(facts) }
    if !ous.isEmpty, match != .doesNotMatch { match = match && matchPlace(facts) }
    if !any.isEmpty, match != .doesNotMatch {
      match = match && any.reduce(.doesNotMatch) { $0 || $1.match(facts, excuses: excuses) }
    }
    for selector in not where match != .doesNotMatch {
      match = match && !selector.match(facts, excuses: excuses)
    }
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

  private func matchTags(_ facts: MachineFacts, _ excuses: Bool) -> AssignmentMatch {
    guard let known = facts.tags, !(excuses && facts.assumesNoTags) else { return .unknown([.tags]) }
    return tags.allSatisfy { tag, values in known[tag].map(values.contains) ?? false } ? .matches : .doesNotMatch
  }

  private func matchName(_ facts: MachineFacts) -> AssignmentMatch {
    if let name = facts.name, names.contains(where: { $0.matches(name) }) { return .matches }
    if let name = facts.fqdn, names.contains(where: { $0.matches(name) }) { return .matches }
    if let name = facts.id, names.contains(where: { $0.matches(name) }) { return .matches }
    if facts.fqdn != nil { return .doesNotMatch }
    guard let name = facts.name else { return .unknown([.name]) }
    return names.contains { $0.isFull && mayBeFull($0, name) } ? .unknown([.fqdn]) : .doesNotMatch
  }

  /// Whether a pattern may fit the FQDN of a machine whose name alone is known: its first label, or the start of that.
  private func mayBeFull(_ pattern: Glob, _ name: String) -> Bool {
    let label = name.prefix { $0 != "." }
    return pattern.mayBegin(with: label.utf8.count < 15 ? "\(label)." : String(label))
  }

  private func matchFeature(_ facts: MachineFacts) -> AssignmentMatch {
    guard let installed = facts.features else { return .unknown([.feature]) }
    return features.contains(where: installed.contains) ? .matches : .doesNotMatch
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
    let isFull = facts.domain?.contains(".") ?? false
    let isDecided = wanted.allSatisfy { $0.contains(".") ? suffix != nil || isFull : facts.domain != nil && !isFull }
    return isDecided ? .doesNotMatch : .unknown([.domain])
  }

  private func matchPlace(_ facts: MachineFacts) -> AssignmentMatch {
    // Without a domain there is no tree to stand in.
    if facts.domainJoined == false { return .doesNotMatch }
    guard let place = facts.ou else { return .unknown([.ou]) }
    let answers = ous.map { $0.contains(place) }
    if answers.contains(true) { return .matches }
    return answers.contains(nil) ? .unknown([.ou]) : .doesNotMatch
  }
}
