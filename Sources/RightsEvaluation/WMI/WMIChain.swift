package import RightsModel

/// Whether a client of WMI gets what a provider has for it, link by link, from what was collected of a machine.
///
/// Source: Microsoft's page on impersonating a client, and its Japanese support team's article on who runs a provider.
package struct WMIChain: Sendable, Hashable {
  /// What the links come to together.
  package enum Conclusion: String, Sendable, Hashable, CaseIterable {
    /// Every link is intact or not required.
    case intact
    /// A link is broken: access is denied, whatever else is unknown.
    case broken
    /// No link is known to be broken, and somebody may get what is not theirs.
    case exposed
    /// No link is known to be broken, and some are not known to be intact.
    case incomplete
  }

  /// Nil for providers whose registration was not seen.
  package let provider: WMIProvider?
  /// The provider that was asked for, or found.
  package let name: String?
  /// All of them, in order.
  package let links: [WMILink]

  package init(provider: WMIProvider?, name: String?, links: [WMILink]) {
    self.provider = provider
    self.name = provider?.name ?? name
    self.links = links
  }

  package var conclusion: Conclusion {
    if firstBroken != nil { return .broken }
    if links.contains(where: { $0.state == .exposed }) { return .exposed }
    return isComplete ? .intact : .incomplete
  }

  /// The first link at which access is denied.
  package var firstBroken: WMILink? { links.first { $0.state == .broken } }

  /// Whether nothing is left open.
  package var isComplete: Bool { !links.contains { $0.state.verdict.isIncomplete } }

  /// What to do, in order: what is broken first, then what is exposed.
  package var remedy: [String] {
    var seen: Set<String> = []
    let ordered = links.filter { $0.state == .broken } + links.filter { $0.state == .exposed }
    return ordered.flatMap(\.remedy).filter { seen.insert($0).inserted }
  }

  /// The chains of a machine: one for each registration, sorted, and one for those that may be hidden.
  ///
  /// - Parameter name: of the provider that is asked for, without case; nil: all.
  package static func chains(_ situation: WMISituation, provider name: String? = nil) -> [WMIChain] {
    providers(situation, name).map { situation.chain($0, name: name) }
  }

  // Nil stands for what was not seen: the one that is asked for, or others, where nobody vouches that there are none.
  static func providers(_ situation: WMISituation, _ name: String?) -> [WMIProvider?] {
    let all = situation.snapshot.providers.sorted()
    if let name {
      let named = all.filter { $0.name.lowercased() == name.lowercased() }
      return named.isEmpty ? [nil] : named
    }
    return situation.snapshot.provesAbsence(in: .providers) && !all.isEmpty ? all : all + [nil]
  }
}
