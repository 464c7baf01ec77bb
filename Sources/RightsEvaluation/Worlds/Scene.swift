internal import RightsModel

/// Who holds a right and who is listed, in one world: what an operator weighs.
struct Scene {
  private let comparison: Comparison
  private let world: World
  /// True where relative principals stay unbound: each may then be any account with its RID.
  private let isLoose: Bool
  /// What the relative principals are here.
  private var boundList: [SID: [Principal]] = [:]
  private var boundHolders: [SID: [Principal]] = [:]

  init(_ comparison: Comparison, _ world: World, isLoose: Bool = false) {
    self.comparison = comparison
    self.world = world
    self.isLoose = isLoose
    guard !isLoose else { return }
    for case .relative(let scope, let rid) in comparison.list.relatives {
      if let sid = world[scope]?.appending(rid) { boundList[sid, default: []].append(.relative(scope, rid: rid)) }
    }
    for case .relative(let scope, let rid) in comparison.relativeHolders {
      if let sid = world[scope]?.appending(rid) { boundHolders[sid, default: []].append(.relative(scope, rid: rid)) }
    }
  }

  var isComplete: Bool { comparison.isComplete }
  /// A parameter that no policy gives may name anyone.
  var takesAnyone: Bool { !comparison.list.parameters.isEmpty }
  var hasUnresolvedNames: Bool { !comparison.names.isEmpty }

  var hasStrangers: Bool {
    comparison.strangers.contains { boundList[$0] == nil } || boundHolders.keys.contains { !allows($0) }
  }

  /// Whether something is listed that may, or may not, be there.
  var expectsUnseen: Bool {
    takesAnyone || comparison.namedAccounts.count < comparison.list.accounts.count
      || !isComplete && !absentSIDs.isEmpty
  }

  private func isListed(_ sid: SID) -> Bool { comparison.listed.contains(sid) || boundList[sid] != nil }
  private func isHeld(_ sid: SID) -> Bool { comparison.held.contains(sid) || boundHolders[sid] != nil }
  private func allows(_ sid: SID) -> Bool { isListed(sid) || comparison.list.classes.contains { $0.contains(sid) } }
  private func domain(of account: OpenAccount) -> SID? { account.scope.flatMap { world[$0] } }

  private func could(_ kind: NameKind, be sid: SID) -> Bool {
    comparison.possible.could(kind, be: sid, world, isController: comparison.isController)
  }

  // MARK: What an operator needs

  /// Holders outside the list: each must be an account of it whose SID is not known.
  var strangers: [Need] {
    guard !takesAnyone else { return [] }
    var needs: [Need] = []
    for sid in comparison.strangers where boundList[sid] == nil {
      needs.append(Need(.stranger(sid), unexpected: [.sid(sid)] + boundHolders[sid, default: []]))
    }
    for (sid, principals) in boundHolders where !comparison.held.contains(sid) && !allows(sid) {
      needs.append(Need(.stranger(sid), unexpected: principals))
    }
    if let texts = comparison.names[.nobody] {
      needs += texts.map { Need(.names(.nobody), unexpected: [.name($0)]) }
    }
    let absent = absentSIDs
    let accounts = openAccounts
    var placeForOwn: Int?
    for kind in [NameKind.ownDomain, .anyone] {
      guard let texts = comparison.names[kind], !(isLoose && !comparison.list.relatives.isEmpty),
        !absent.contains(where: { could(kind, be: $0) })
      else { continue }
      let unexpected = texts.map { Principal.name($0) }
      // One account that is free for a name of the domain is free for any name.
      if let placeForOwn {
        needs[placeForOwn].unexpected += unexpected
        continue
      }
      if kind == .ownDomain, accounts.contains(where: { fits(kind, $0) }) { placeForOwn = needs.count }
      needs.append(Need(.names(kind), unexpected: unexpected))
    }
    return needs
  }

  /// Those of the list that are not there: each must be a name that nobody resolved, or unseen.
  var absentees: [Need] {
    guard isComplete else { return [] }
    var needs: [Need] = []
    var absent: Set<SID> = []
    for sid in absentSIDs {
      var missing = boundList[sid, default: []]
      if comparison.listed.contains(sid) { missing.append(.sid(sid)) }
      needs.append(Need(.absentee(sid), missing: missing))
      if sid.isAccount, let domain = sid.domain { absent.insert(domain) }
    }
    guard !isLoose else { return needs }
    let held = comparison.heldDomains.union(boundHolders.keys.compactMap(\.domain))
    var anywhere: [Principal] = []
    var elsewhere: [SID: [Principal]] = [:]
    for (index, account) in comparison.list.accounts.enumerated() where comparison.namedAccounts[index] == nil {
      let principal = Principal.name(account.reference.description)
      if let domain = domain(of: account) {
        elsewhere[domain, default: []].append(principal)
      } else {
        anywhere.append(principal)
      }
    }
    // An account may be any holder of its domain, and whoever meets another need there may be it as well.
    for (domain, accounts) in elsewhere where !held.contains(domain) {
      needs.append(Need(.account(domain), missing: accounts, isShared: absent.contains(domain)))
      absent.insert(domain)
    }
    if !anywhere.isEmpty, held.isEmpty, comparison.namedAccounts.isEmpty {
      needs.append(Need(.account(nil), missing: anywhere, isShared: !absent.isEmpty))
    }
    return needs
  }

  private var absentSIDs: [SID] {
    comparison.absentees.filter { boundHolders[$0] == nil }
      + boundList.keys.filter { !comparison.listed.contains($0) && !isHeld($0) }
  }

  /// Domains, where known, of the accounts of the list that no observed name names.
  private var openAccounts: [SID?] {
    comparison.list.accounts.enumerated().filter { comparison.namedAccounts[$0.offset] == nil }.map {
      domain(of: $0.element)
    }
  }

  // MARK: What could meet it

  /// Who could be somebody else than it seems, and how many are alike.
  var offers: [Offer: Int] {
    var offers: [Offer: Int] = [:]
    for domain in openAccounts { offers[.account(domain), default: 0] += 1 }
    for index in comparison.namedAccounts.keys {
      offers[.namedAccount(domain(of: comparison.list.accounts[index])), default: 0] += 1
    }
    for (kind, texts) in comparison.names { offers[.name(kind)] = texts.count }
    guard isLoose else { return offers }
    for case .relative(_, let rid) in comparison.list.relatives { offers[.relativeOfList(rid), default: 0] += 1 }
    for case .relative(_, let rid) in comparison.relativeHolders { offers[.relativeHolder(rid), default: 0] += 1 }
    return offers
  }

  /// Whether what is offered could be what is needed.
  func fits(_ need: Need, _ offer: Offer) -> Bool {
    switch (need.kind, offer) {
    case (.stranger(let sid), .account(let domain)): sid.isAccount && (domain == nil || sid.domain == domain)
    case (.stranger(let sid), .relativeOfList(let rid)), (.absentee(let sid), .relativeHolder(let rid)):
      sid.isDomainAccount && sid.rid == rid
    case (.names(let kind), .account(let domain)): fits(kind, domain)
    case (.absentee(let sid), .name(let kind)): could(kind, be: sid)
    case (.stranger(let sid), .namedAccount(let domain)), (.absentee(let sid), .namedAccount(let domain)):
      sid.isAccount && (domain == nil || sid.domain == domain) && could(.anyone, be: sid)
    case (.account(let domain), .name(let kind)): fits(kind, domain)
    case (.account(let domain), .namedAccount(let other)): domain == nil || other == nil || domain == other
    case (.stranger, .name), (.stranger, .relativeHolder), (.names, .namedAccount), (.names, .name),
      (.names, .relativeOfList),
      (.names, .relativeHolder), (.absentee, .account), (.absentee, .relativeOfList), (.account, .account),
      (.account, .relativeOfList), (.account, .relativeHolder):
      false
    }
  }

  // Whether a name of this kind could be an account of this domain.
  private func fits(_ kind: NameKind, _ domain: SID?) -> Bool {
    switch kind {
    case .nobody: false
    case .anyone: true
    case .ownDomain: domain == nil || world.domain == nil || domain == world.domain
    }
  }

  // MARK: `excludes`

  /// Holders that are listed.
  var excluded: [Principal] {
    var found: [Principal] = []
    for sid in comparison.held where isListed(sid) || isOfClass(sid) { found.append(.sid(sid)) }
    for (sid, principals) in boundHolders where isListed(sid) || isOfClass(sid) { found += principals }
    return found + comparison.namedAccounts.values.map { .name($0) }
  }

  /// Whether a holder that is not listed may still be listed under a name.
  var mayHoldListed: Bool {
    if takesAnyone, !comparison.held.isEmpty || !boundHolders.isEmpty { return true }
    let domains = comparison.heldDomains.union(boundHolders.keys.compactMap(\.domain))
    return comparison.list.accounts.contains { account in
      domain(of: account).map(domains.contains) ?? !domains.isEmpty
    }
  }

  private func isOfClass(_ sid: SID) -> Bool { comparison.list.classes.contains { $0.covers(sid) } }
}
