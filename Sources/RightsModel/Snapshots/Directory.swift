/// What is known of the accounts and groups of domains, from `Directory` documents: names to SIDs and what does not exist.
package struct Directory: Sendable, Hashable {
  /// One domain as its document lists it.
  package struct Domain: Sendable, Hashable {
    /// The NetBIOS name.
    package var name: String
    package var fqdn: String?
    package var sid: SID
    /// True where `principals` is everything with a RID of 1000 and above: what it lacks does not exist.
    package var isComplete: Bool
    /// Names as written, to SIDs.
    package var principals: [String: SID]
    /// Domains that it trusts, by SID, sorted.
    package var trusts: [SID]
    /// SIDs of earlier domains that live on in accounts of this one, sorted.
    package var sidHistory: [SID]
    package var location: SourceLocation

    package init(
      name: String, fqdn: String?, sid: SID, isComplete: Bool, principals: [String: SID], trusts: [SID],
      sidHistory: [SID], location: SourceLocation
    ) {
      self.name = name
      self.fqdn = fqdn
      self.sid = sid
      self.isComplete = isComplete
      self.principals = principals
      self.trusts = trusts
      self.sidHistory = sidHistory
      self.location = location
    }
  }

  /// In the order of the documents.
  package let domains: [Domain]
  private let domainIndex: [SID: Int]
  private let nameIndex: [String: Int]
  private let principalIndex: [[String: SID]]
  private let labels: [SID: String]
  private let history: Set<SID>

  /// Of domains with one SID or one name, the first counts; whoever reads documents refuses the second.
  package init(domains: [Domain] = []) {
    self.domains = domains
    var domainIndex: [SID: Int] = [:]
    var nameIndex: [String: Int] = [:]
    var labels: [SID: String] = [:]
    for (index, domain) in domains.enumerated() {
      if domainIndex[domain.sid] == nil { domainIndex[domain.sid] = index }
      for name in [domain.name, domain.fqdn].compactMap({ $0?.lowercased() }) where nameIndex[name] == nil {
        nameIndex[name] = index
      }
      for (name, sid) in domain.principals {
        let label = "\(domain.name)\\\(name)"
        // Of two names of one SID always the same, whatever the order of the dictionary.
        if let other = labels[sid], other.utf8.lexicographicallyPrecedes(label.utf8) { continue }
        labels[sid] = label
      }
    }
    self.domainIndex = domainIndex
    self.nameIndex = nameIndex
    self.labels = labels
    principalIndex = domains.map { domain in
      Dictionary(domain.principals.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: min)
    }
    history = Set(domains.flatMap(\.sidHistory))
  }

  /// The SID of an account or group, or nil where no document lists it. Names compare without case.
  ///
  /// - Parameter domain: the NetBIOS name or the FQDN.
  package func resolve(domain: String, name: String) -> SID? {
    nameIndex[domain.lowercased()].flatMap { principalIndex[$0][name.lowercased()] }
  }

  /// The SID of a domain by its NetBIOS name or FQDN.
  package func domainSID(named name: String) -> SID? { nameIndex[name.lowercased()].map { domains[$0].sid } }

  /// `CORP\T0-Admins`, or nil where no document lists the SID.
  package func name(of sid: SID) -> String? { labels[sid] }

  /// Whether a document lists this domain, completely or not.
  package func covers(_ domain: SID) -> Bool { domainIndex[domain] != nil }

  /// Whether the SID is known not to exist: its domain is listed completely and lacks it.
  ///
  /// Never true of a RID below 1000, which Windows gives out by itself, nor of a SID in anyone's SID history.
  package func isOrphan(_ sid: SID) -> Bool {
    guard sid.isDomainAccount, sid.rid >= 1000, let domain = sid.domain, let index = domainIndex[domain],
      domains[index].isComplete
    else { return false }
    return labels[sid] == nil && !history.contains(sid)
  }

  /// The domains that a domain trusts, as its document says; empty where none does.
  package func trusts(of domain: SID) -> [SID] { domainIndex[domain].map { domains[$0].trusts } ?? [] }
}
