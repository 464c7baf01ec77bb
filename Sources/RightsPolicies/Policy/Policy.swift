package import RightsModel

/// What applies where: which baselines are for which machines and GPOs.
package struct Policy: Sendable, Hashable {
  /// A baseline that an assignment gives, with the place where it is named.
  package struct BaselineUse: Sendable, Hashable {
    package var id: String
    package var location: SourceLocation
    package init(id: String, location: SourceLocation) {
      self.id = id
      self.location = location
    }
  }

  /// One line of `assign`.
  package struct Assignment: Sendable, Hashable {
    package var to: AssignmentSelector
    package var baselines: [BaselineUse]
    /// Lists for `$(name)` in those baselines.
    package var parameters: [String: [PrincipalReference]]
    /// Where each of those lists is named.
    package var parameterLocations: [String: SourceLocation]
    package var location: SourceLocation

    package init(
      to: AssignmentSelector, baselines: [BaselineUse], parameters: [String: [PrincipalReference]],
      parameterLocations: [String: SourceLocation], location: SourceLocation
    ) {
      self.to = to
      self.baselines = baselines
      self.parameters = parameters
      self.parameterLocations = parameterLocations
      self.location = location
    }
  }

  package var id: String
  package var title: String?
  /// Percent of subjects, 0 to 100, that must be assessed; below it gaps make the run incomplete. Nil: any gap does.
  package var coverage: Int?
  /// Every one that matches applies.
  package var assignments: [Assignment]
  /// Its own rules, in the order of the document.
  package var rules: [PolicyRule] = []
  /// Sets of principals that rules name.
  package var sets: [NamedSet] = []
  package var location: SourceLocation

  package init(id: String, title: String?, coverage: Int?, assignments: [Assignment], location: SourceLocation) {
    self.id = id
    self.title = title
    self.coverage = coverage
    self.assignments = assignments
    self.location = location
  }

  /// Whether it says which baselines are for which subjects.
  package var assigns: Bool { !assignments.isEmpty }

  /// What applies to a machine.
  package func baselines(for facts: MachineFacts) -> PolicySelection {
    PolicySelection(assignments) { assignment in
      guard case .machines(let selector) = assignment.to else { return .doesNotMatch }
      return selector.match(facts)
    }
  }

  /// What applies to a GPO.
  ///
  /// - Parameter domain: the DNS name of its domain, nil where that is not known.
  package func baselines(for gpo: GUID, domain: String?) -> PolicySelection {
    PolicySelection(assignments) { assignment in
      guard case .gpos(let selector) = assignment.to else { return .doesNotMatch }
      return selector.match(gpo, domain: domain)
    }
  }
}
