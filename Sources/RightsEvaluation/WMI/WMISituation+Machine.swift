package import RightsModel

// One link over all providers of a machine.
extension WMISituation {
  /// The link of one provider.
  private struct Own {
    /// Nil for those that were not seen.
    var provider: WMIProvider?
    /// Nil where nobody knows which it is.
    var name: WMIProviderName?
    var link: WMILink
  }

  /// Reasons that one link tells, and providers that one reason names.
  private static let reasonLimit = 5
  private static let nameLimit = 20

  /// One link over all providers of the machine, or those of a name: no better than the worst of them. What is wrong names each
  /// that it is wrong with, and tells what is open of the others.
  package func link(_ id: WMILinkID, provider name: String? = nil) -> WMILink {
    let all = WMIChain.providers(self, name).map { provider in
      Own(
        provider: provider, name: provider.map { WMIProviderName($0) } ?? name.map { WMIProviderName(name: $0) },
        link: link(id, of: provider, name: name))
    }
    // The worst first; else in their order.
    let ranked = all.enumerated().sorted { left, right in
      let ranks = (left.element.link.state.rank, right.element.link.state.rank)
      return ranks.0 == ranks.1 ? left.offset < right.offset : ranks.0 > ranks.1
    }.map(\.element)
    guard var result = ranked.first?.link else { return link(id, of: nil, name: name) }
    let isFail = result.state.verdict == .fail
    let those = ranked.filter { isFail ? $0.link.state.verdict == .fail : $0.link.state == result.state }
    result.evidence = unique(those.flatMap(\.link.evidence))
    result.remedy = unique(those.flatMap(\.link.remedy))
    result.missing = Set(those.flatMap(\.link.missing)).sorted()
    let isNamed = id.isOfProvider && (isFail || result.state == .unknown)
    // What is said of the machine is the same for each.
    if isNamed || Set(those.map(\.link.reason)).count > 1 || id.isOfProvider && those.count < all.count {
      result.reason = Self.reason(those)
    }
    if isFail { result.scope.firstBroken = firstBroken(those.map(\.provider), name) }
    guard isNamed else { return result }
    // Who names accounts is about those, whichever providers they host.
    let about = those.filter(\.link.missing.isEmpty)
    result.scope.providers = Set(about.compactMap(\.name)).sorted()
    result.scope.hasUnseenProvider = about.contains { $0.name == nil }
    let open = ranked.filter { $0.link.state.verdict.isIncomplete && $0.link.state != result.state }
    if !open.isEmpty { result.scope.doubt = Self.reason(open) }
    return result
  }

  /// The first link that is broken of any of some providers.
  private func firstBroken(_ providers: [WMIProvider?], _ name: String?) -> WMILinkID? {
    WMILinkID.allCases.first { id in
      (id.isOfProvider ? providers : Array(providers.prefix(1))).contains {
        link(id, of: $0, name: name).state == .broken
      }
    }
  }

  /// Each reason with those that it is of, as one clause.
  private static func reason(_ links: [Own]) -> String {
    var reasons: [(words: String, names: [WMIProviderName])] = []
    for own in links {
      if let index = reasons.firstIndex(where: { $0.words == own.link.reason && own.name != nil && !$0.names.isEmpty })
      {
        reasons[index].names += own.name.map { [$0] } ?? []
      } else {
        reasons.append((own.link.reason, own.name.map { [$0] } ?? []))
      }
    }
    let shown = reasons.prefix(reasonLimit).map { reason in
      let names = Set(reason.names).sorted()
      let rest = names.count - nameLimit
      let list = names.prefix(nameLimit).map(\.description).joined(separator: ", ")
      return "\(names.isEmpty ? "" : "\(list)\(rest > 0 ? " and \(rest) more" : ""): ")\(reason.words)"
    }
    let rest = reasons.count - reasonLimit
    return (shown + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "; ")
  }

  private func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}
