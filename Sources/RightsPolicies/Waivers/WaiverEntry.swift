package import RightsModel

/// A waiver with the machines or GPOs that it is for.
package struct WaiverEntry: Sendable, Hashable {
  package var waiver: Waiver
  /// Nil for every subject.
  package var machines: AssignmentSelector?

  package init(waiver: Waiver, machines: AssignmentSelector?) {
    self.waiver = waiver
    self.machines = machines
  }

  /// Whether it is meant for a subject; where that depends on what is not known, it is not.
  ///
  /// - Parameters:
  ///   - gpo: of a GPO its GUID, where that is known.
  ///   - domain: of a GPO the DNS name of its domain, where that is known.
  package func isFor(_ facts: MachineFacts, _ layer: Layer, gpo: GUID?, domain: String?) -> Bool {
    if let own = waiver.layer, own != layer { return false }
    switch (machines, layer) {
    case (nil, _): return true
    case (.machines(let selector)?, .effective): return selector.match(facts, excuses: true) == .matches
    case (.gpos(let selector)?, .groupPolicy):
      return gpo.map { selector.match($0, domain: domain) == .matches } ?? false
    case (.machines?, .groupPolicy), (.gpos?, .effective): return false
    }
  }

  /// Patterns, one of which the name of a machine must fit; empty where it need not.
  package var names: [Glob] {
    if case .machines(let selector)? = machines { selector.names } else { [] }
  }
}
