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
    if link.state == .broken, id == .right || id == .token { link.evidence += start() }
    // What is said of how WMI is reached stands in as many places as there are sources.
    for index in link.evidence.indices where link.evidence[index].isStated {
      link.evidence[index].location = access?.location(of: id)
      link.evidence[index].isStated = false
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

  /// What somebody says of how WMI is reached, as evidence.
  func stated(_ text: String) -> [WMILink.Evidence] {
    var evidence = WMILink.Evidence(text)
    evidence.isStated = true
    return [evidence]
  }
}
