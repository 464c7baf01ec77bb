package import RightsModel

/// What a baseline must say of machines and GPOs that are spelled out: the second entry of a double-entry book.
///
/// Nothing in it is derived from the baseline, so a baseline that changes by mistake no longer agrees with it.
package struct PolicyTest: Sendable {
  /// The id of a baseline of the library, or the path of a file, relative to this one.
  package var baseline: String
  package var baselineLocation: SourceLocation
  /// Lists for `$(name)`; the others have their defaults.
  package var parameters: [String: [PrincipalReference]]
  package var parameterLocations: [String: SourceLocation]
  /// The machine of every case that names none.
  package var machine: MachineFacts
  /// What passes every rule. Its `line` is where a right stands in the document.
  package var good: Rights
  package var cases: [Case]
  package var location: SourceLocation

  /// Rights with what they are; those that are left out were not collected.
  package typealias Rights = [UserRight: ObservedRight]

  /// One machine or GPO, or several that differ from it by one holder, and the verdicts that are due.
  package struct Case: Sendable {
    package var name: String
    /// Nil for the document's.
    package var machine: MachineFacts?
    /// The whole of what is judged: the good example with the case's change, or the case's own snapshot.
    package var rights: Rights
    /// Those that the case itself gives or changes.
    package var changed: Set<UserRight>
    /// True where what is not named must be as good as the good example.
    package var isChangeOfGood: Bool
    package var variation: Variation?
    package var expectations: [Expected]
    package var location: SourceLocation
  }

  /// One holder at a time, in each right for which something is expected. What changes nothing is no variation.
  package enum Variation: Sendable, Hashable {
    case add([Principal])
    /// Nil is each of the holders.
    case remove([Principal]?)
  }

  /// The verdict that is due to the rule of a right.
  package struct Expected: Sendable, Hashable {
    package var right: UserRight
    package var verdict: Verdict
    package var location: SourceLocation
  }
}
