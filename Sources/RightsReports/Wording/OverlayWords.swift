package import RightsModel

/// What an overlay did to a rule, for people.
package enum OverlayWords {
  /// `corp/web at Policies/corp.yaml:12: the agent needs it`.
  package static func clause(_ change: ChangedRule.Change) -> String {
    let place = change.location.place
    return (change.overlay.map { "\($0) at \(place)" } ?? place) + (change.reason.map { ": \($0)" } ?? "")
  }
}
