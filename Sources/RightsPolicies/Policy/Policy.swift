package import RightsModel
package import RightsYAML

/// What applies where: which baselines and overlays are for which machines and GPOs, and when a run has failed.
package struct Policy: Sendable, Hashable {
  package var id: String
  package var title: String?
  /// Other policies whose assignments count as if they stood here: ids of the library, or files beside this one.
  package var includes: [Located<String>]
  /// Every one that matches applies.
  package var assignments: [Assignment]
  /// Machines and GPOs that nobody has to assess, and why.
  package var outOfScope: [Exclusion]
  package var gates: Gates
  /// What it asks of waivers.
  package var waivers = WaiverLimits()
  /// Its own rules, in the order of the document.
  package var rules: [PolicyRule] = []
  /// Sets of principals that rules name.
  package var sets: [NamedSet] = []
  package var location: SourceLocation

  package init(
    id: String, title: String? = nil, includes: [Located<String>] = [], assignments: [Assignment],
    outOfScope: [Exclusion] = [], gates: Gates = Gates(), location: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.includes = includes
    self.assignments = assignments
    self.outOfScope = outOfScope
    self.gates = gates
    self.location = location
  }

  /// Whether it says which baselines are for which subjects.
  package var assigns: Bool { !assignments.isEmpty }

  /// What applies to a machine.
  package func baselines(for facts: MachineFacts) -> PolicySelection {
    PolicySelection(self) { selector, excuses in
      guard case .machines(let selector) = selector else { return .doesNotMatch }
      return selector.match(facts, excuses: excuses)
    }
  }

  /// What applies to a GPO.
  ///
  /// - Parameter domain: the DNS name of its domain, nil where that is not known.
  package func baselines(for gpo: GUID, domain: String?) -> PolicySelection {
    PolicySelection(self) { selector, _ in
      guard case .gpos(let selector) = selector else { return .doesNotMatch }
      return selector.match(gpo, domain: domain)
    }
  }
}
