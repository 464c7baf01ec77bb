/// What is known of a machine beside its rights: from an inventory entry, `machine.json`, or the snapshot itself.
///
/// Nil always means "not known".
package struct MachineFacts: Sendable, Hashable {
  package var name: String?
  package var id: String?
  package var fqdn: String?
  /// Third part of the Windows version, 20348 of `10.0.20348.2322`.
  package var build: Int?
  /// True for a server or domain controller, from the product type.
  package var isServer: Bool?
  package var servicePack: Int?
  /// The release, given or recognised from the build.
  package var os: OSRelease?
  package var role: Role?
  /// NetBIOS name of the domain.
  package var domain: String?
  package var domainJoined: Bool?
  package var domainSID: SID?
  package var forestSID: SID?
  package var machineSID: SID?
  /// Where its account stands in the domain's tree.
  package var ou: OrganizationalUnit?
  /// Language tag of the system, `en`, `de`, `zh-TW`.
  package var language: String?
  /// Sorted. Closed where given: a feature that is not listed is not installed.
  package var features: [String]?
  /// Closed where given: a tag that is not listed is not there.
  package var tags: [String: String]?
  /// Account names of this machine and its domain, as written, to SIDs.
  package var accounts: [String: SID]
  /// Domains that the machine's domain trusts, by SID.
  package var trusts: [SID]
  package var collectedAt: Timestamp?
  package var bootedAt: Timestamp?
  package var offlineUntil: Timestamp?
  package var decommissioned: Bool
  /// Where it was declared.
  package var location: SourceLocation?

  package init(name: String? = nil) {
    self.name = name
    accounts = [:]
    trusts = []
    decommissioned = false
  }
}

extension MachineFacts {
  /// Fills in what is not known here from another source about the same machine.
  package mutating func complete(from other: MachineFacts) {
    name = name ?? other.name
    id = id ?? other.id
    fqdn = fqdn ?? other.fqdn
    build = build ?? other.build
    isServer = isServer ?? other.isServer
    servicePack = servicePack ?? other.servicePack
    os = os ?? other.os
    role = role ?? other.role
    domain = domain ?? other.domain
    domainJoined = domainJoined ?? other.domainJoined
    domainSID = domainSID ?? other.domainSID
    forestSID = forestSID ?? other.forestSID
    machineSID = machineSID ?? other.machineSID
    ou = ou ?? other.ou
    language = language ?? other.language
    features = features ?? other.features
    if let others = other.tags { tags = (tags ?? [:]).merging(others) { own, _ in own } }
    accounts.merge(other.accounts) { own, _ in own }
    if trusts.isEmpty { trusts = other.trusts }
    collectedAt = collectedAt ?? other.collectedAt
    bootedAt = bootedAt ?? other.bootedAt
    offlineUntil = offlineUntil ?? other.offlineUntil
    decommissioned = decommissioned || other.decommissioned
    location = location ?? other.location
  }
}
