package import RightsModel

/// All that a chain is judged from.
package struct WMISituation: Sendable {
  /// Its names resolved.
  package let snapshot: Snapshot
  package let facts: MachineFacts
  let context: EvaluationContext
  /// Who holds SeImpersonatePrivilege as installed on this release in this role; empty where the library does not say.
  let defaultHolders: [SID]

  /// - Parameter defaultHolders: only the remedy names them.
  package init(_ snapshot: Snapshot, facts: MachineFacts, context: EvaluationContext, defaultHolders: [SID] = []) {
    self.snapshot = snapshot
    self.facts = facts
    self.context = context
    self.defaultHolders = defaultHolders
  }

  var access: WMIAccess? { snapshot.wmi }

  func chain(_ provider: WMIProvider?, name: String?) -> WMIChain {
    WMIChain(provider: provider, name: name, links: WMILinkID.allCases.map { link($0, of: provider, name: name) })
  }

  func link(_ id: WMILinkID, of provider: WMIProvider?, name: String?) -> WMILink {
    let host = WMIHost(provider, self)
    return switch id {
    case .baseTest: baseTest()
    case .clientLevel: clientLevel()
    case .dcom: dcom()
    case .namespaceSecurity: namespaceSecurity(provider)
    case .registration: registration(provider, name, host)
    case .initialization: initialization(provider)
    case .hosting: hosting(provider, host)
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
    if name == nil, all.allSatisfy({ $0.link.state == .intact || $0.link.state == .notRequired }), id.isOfProviders,
      let hidden = snapshot.completeness(of: .providers)?.explanation, var open = all.first?.link
    {
      open.state = .unknown
      open.reason = "other providers may be hidden: \(hidden)"
      open.missing = []
      return open
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
      let shown = those.prefix(5).map { "\($0.provider?.name ?? ""): \($0.link.reason)" }
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
