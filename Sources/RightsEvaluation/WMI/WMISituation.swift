package import RightsModel

/// All that a chain is judged from.
package struct WMISituation: Sendable {
  /// Its names resolved.
  package let snapshot: Snapshot
  package let facts: MachineFacts
  let context: EvaluationContext
  /// The moment of the run: what is dated later has not happened.
  let asOf: Timestamp
  /// Who holds SeImpersonatePrivilege as installed on this release in this role; empty where the library does not say.
  let defaultHolders: [SID]
  /// Whether several of the providers may run in a process of their own: one statement of an account is not of each.
  private let hasSeveralOwn: Bool

  /// - Parameter defaultHolders: only the remedy names them.
  package init(
    _ snapshot: Snapshot, facts: MachineFacts, context: EvaluationContext, asOf: Timestamp, defaultHolders: [SID] = []
  ) {
    self.snapshot = snapshot
    self.facts = facts
    self.context = context
    self.asOf = asOf
    self.defaultHolders = defaultHolders
    let isStated = snapshot.wmi?.hostAccount != nil || snapshot.wmi?.hostProcess != nil
    let own =
      isStated ? snapshot.providers.filter { $0.hostingModel.map { WMIHosting($0)?.mayBeOwn ?? true } ?? true } : []
    hasSeveralOwn = Set(own.map(\.key)).count > 1
  }

  var access: WMIAccess? { snapshot.wmi }

  func chain(_ provider: WMIProvider?, name: String?) -> WMIChain {
    WMIChain(provider: provider, name: name, links: WMILinkID.allCases.map { link($0, of: provider, name: name) })
  }

  /// As whom the provider runs that is meant, and where, where somebody says so: of an unknown one nobody can.
  func statedHost(_ provider: WMIProvider?, name: String?) -> (account: Principal?, process: String?) {
    guard name != nil || provider != nil && !hasSeveralOwn else { return (nil, nil) }
    return (access?.hostAccount, access?.hostProcess)
  }

  /// Why there may be providers beside those that were seen; nil where nobody asks for them, or none was seen.
  func hidden(_ name: String?) -> String? {
    if name != nil || snapshot.providers.isEmpty { return nil }
    return snapshot.completeness(of: .providers)?.explanation
      ?? "nothing says how completely registrations were collected"
  }

  func link(_ id: WMILinkID, of provider: WMIProvider?, name: String?) -> WMILink {
    let host = WMIHost(provider, stated: statedHost(provider, name: name), self)
    var link = link(id, of: provider, name, host)
    // Of one that was not seen among others, nothing says that it runs as the usual host.
    if provider == nil, host.stated == nil, !snapshot.providers.isEmpty, link.state == .broken,
      id == .right || id == .token
    {
      link.state = .unknown
      link.reason = "\(link.reason), if it runs so"
      (link.missing, link.remedy) = ([], [])
    }
    return link
  }

  private func link(_ id: WMILinkID, of provider: WMIProvider?, _ name: String?, _ host: WMIHost) -> WMILink {
    switch id {
    case .baseTest: baseTest()
    case .clientLevel: clientLevel(host)
    case .dcom: dcom()
    case .namespaceSecurity: namespaceSecurity(provider)
    case .registration: registration(provider, name, host)
    case .initialization: initialization(provider, name)
    case .hosting: hosting(provider, name, host)
    case .right: right(provider, host)
    case .token: token(provider, host)
    case .answer: answer()
    case .duties: duties(provider, name)
    }
  }

  /// One link over all providers of the machine, or those of a name: no better than the worst of them.
  package func link(_ id: WMILinkID, provider name: String? = nil) -> WMILink {
    let all: [(provider: WMIProvider?, link: WMILink)] = WMIChain.providers(self, name).map {
      ($0, link(id, of: $0, name: name))
    }
    let worst = all.map(\.link.state.rank).max()
    let those = all.filter { $0.link.state.rank == worst }
    guard var result = those.first?.link else { return link(id, of: nil, name: name) }
    let rest = those.dropFirst().map(\.link)
    result.evidence = unique(result.evidence + rest.flatMap(\.evidence))
    result.remedy = unique(result.remedy + rest.flatMap(\.remedy))
    result.missing = Set(result.missing + rest.flatMap(\.missing)).sorted()
    // What is said of the machine is the same for each.
    if Set(those.map(\.link.reason)).count > 1 || those.count < all.count {
      let shown = those.prefix(5).map { each in (each.provider.map { "\($0.name): " } ?? "") + each.link.reason }
      result.reason = (shown + (those.count > 5 ? ["and \(those.count - 5) more"] : [])).joined(separator: "; ")
    }
    return result
  }

  private func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }

  /// Where `wmi` stands, as evidence.
  func stated(_ text: String) -> [WMILink.Evidence] { [WMILink.Evidence(text, at: access?.location)] }
}
