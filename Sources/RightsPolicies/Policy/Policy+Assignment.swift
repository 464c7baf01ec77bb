package import RightsBaselines
package import RightsModel

extension Policy {
  /// A baseline that an assignment gives, or an overlay that it names, with the place where it is named.
  package struct BaselineUse: Sendable, Hashable {
    package var id: String
    package var location: SourceLocation
    /// Lists that are for this baseline alone; they win over those of the assignment.
    package var parameters: ParameterLists

    package init(id: String, location: SourceLocation, parameters: ParameterLists = ParameterLists()) {
      self.id = id
      self.location = location
      self.parameters = parameters
    }
  }

  /// Changes that an assignment lays over the baselines of the machines that it matches.
  package enum OverlayUse: Sendable, Hashable {
    /// A baseline that extends another: it changes that one, and those that extend it.
    case named(BaselineUse)
    /// Written in the policy: it changes the baselines that are named, else those of its assignment, else all that the
    /// machine has.
    case inline(Overlay, baselines: [BaselineUse])
  }

  /// One line of `assign`.
  package struct Assignment: Sendable, Hashable {
    package var to: AssignmentSelector
    package var baselines: [BaselineUse]
    /// In the order in which they are applied, the one on top last.
    package var overlays: [OverlayUse]
    /// Lists for `$(name)` in those baselines.
    package var parameters: ParameterLists
    package var location: SourceLocation

    package init(
      to: AssignmentSelector, baselines: [BaselineUse], overlays: [OverlayUse] = [],
      parameters: ParameterLists = ParameterLists(), location: SourceLocation
    ) {
      self.to = to
      self.baselines = baselines
      self.overlays = overlays
      self.parameters = parameters
      self.location = location
    }

    /// The documents that it names as overlays.
    package var overlayNames: [BaselineUse] {
      overlays.compactMap { if case .named(let use) = $0 { use } else { nil } }
    }

    /// The lists that a baseline of it is given.
    package func parameters(of use: BaselineUse) -> [String: [PrincipalReference]] {
      parameters.lists.merging(use.parameters.lists) { _, own in own }
    }
  }

  /// Subjects that are out of scope.
  package struct Exclusion: Sendable, Hashable {
    package var to: AssignmentSelector
    package var reason: String
    package var location: SourceLocation

    package init(to: AssignmentSelector, reason: String, location: SourceLocation) {
      self.to = to
      self.reason = reason
      self.location = location
    }
  }
}

/// Lists for the parameters of baselines, with the places where they are given.
package struct ParameterLists: Sendable, Hashable {
  package var lists: [String: [PrincipalReference]]
  package var locations: [String: SourceLocation]

  package init(lists: [String: [PrincipalReference]] = [:], locations: [String: SourceLocation] = [:]) {
    self.lists = lists
    self.locations = locations
  }
}
