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
  private var sids: SIDs?
  /// Where its account stands in the domain's tree.
  package var ou: OrganizationalUnit?
  /// Language tag of the system, `en`, `de`, `zh-TW`.
  package var language: String?
  /// Sorted. Closed where given: a feature that is not listed is not installed.
  package var features: [String]?
  /// Closed where given: a tag that is not listed is not there.
  package var tags: [String: String]?
  /// Whether it is taken to have no tags because an inventory gives it none, and nobody said so: enough to leave out what
  /// tags bring, not to take checks away.
  package var assumesNoTags = false
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

  // Of the many machines of an inventory few have any, and they are large.
  private final class SIDs: Sendable, Hashable {
    let domain: SID?
    let forest: SID?
    let machine: SID?

    init?(domain: SID?, forest: SID?, machine: SID?) {
      guard domain != nil || forest != nil || machine != nil else { return nil }
      (self.domain, self.forest, self.machine) = (domain, forest, machine)
    }

    static func == (lhs: SIDs, rhs: SIDs) -> Bool {
      lhs === rhs || lhs.domain == rhs.domain && lhs.forest == rhs.forest && lhs.machine == rhs.machine
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(domain)
      hasher.combine(forest)
      hasher.combine(machine)
    }
  }

  package var domainSID: SID? {
    get { sids?.domain }
    set { sids = SIDs(domain: newValue, forest: forestSID, machine: machineSID) }
  }
  package var forestSID: SID? {
    get { sids?.forest }
    set { sids = SIDs(domain: domainSID, forest: newValue, machine: machineSID) }
  }
  package var machineSID: SID? {
    get { sids?.machine }
    set { sids = SIDs(domain: domainSID, forest: forestSID, machine: newValue) }
  }

  package init(name: String? = nil) {
    self.name = name
    accounts = [:]
    trusts = []
    decommissioned = false
  }
}

extension MachineFacts {
  /// Whether all is equal that machines have in common: everything but what it is called, and when and where that was said.
  package func isAlike(_ other: MachineFacts) -> Bool {
    os == other.os && role == other.role && build == other.build && isServer == other.isServer
      && servicePack == other.servicePack && domain == other.domain && domainJoined == other.domainJoined
      && sids == other.sids && ou == other.ou && language == other.language && features == other.features
      && tags == other.tags && assumesNoTags == other.assumesNoTags && accounts == other.accounts
      && trusts == other.trusts
  }

  /// Fills in what is not known here from another source about the same machine.
  package mutating func complete(from other: MachineFacts) {
    name = name ?? other.name
    id = id ?? other.id
    fqdn = fqdn ?? other.fqdn
    build = build ?? other.build
    isServer = isServer ?? other.isServer
    servicePack = servicePack ?? other.servicePack
    os = os ?? other.os
    if let servicePack { os = os?.with(servicePack: servicePack) ?? os }
    role = role ?? other.role
    domain = domain ?? other.domain
    domainJoined = domainJoined ?? other.domainJoined
    if sids == nil {
      sids = other.sids
    } else if other.sids != nil {
      domainSID = domainSID ?? other.domainSID
      forestSID = forestSID ?? other.forestSID
      machineSID = machineSID ?? other.machineSID
    }
    ou = ou ?? other.ou
    language = language ?? other.language
    features = features ?? other.features
    if let others = other.tags {
      assumesNoTags = other.assumesNoTags && (tags == nil || assumesNoTags)
      tags = (tags ?? [:]).merging(others) { own, _ in own }
    }
    accounts.merge(other.accounts) { own, _ in own }
    if trusts.isEmpty { trusts = other.trusts }
    collectedAt = collectedAt ?? other.collectedAt
    bootedAt = bootedAt ?? other.bootedAt
    offlineUntil = offlineUntil ?? other.offlineUntil
    decommissioned = decommissioned || other.decommissioned
    location = location ?? other.location
  }
}
