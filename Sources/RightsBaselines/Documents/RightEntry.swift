package import RightsModel
package import RightsYAML

/// What a baseline document says about one right.
package struct RightEntry: Sendable, Hashable {
  /// What becomes of the rule.
  package enum Change: Sendable, Hashable {
    /// A full expectation, in place of an inherited one.
    case expect(LocatedExpectation)
    /// An inherited list with principals added and removed.
    case edit(add: [Located<PrincipalReference>], remove: [Located<PrincipalReference>])
    /// The inherited rule vanishes.
    case drop
    /// The inherited expectation stays; other keys may change.
    case keep
  }

  /// An expectation under a condition.
  package struct Branch: Sendable, Hashable {
    package var condition: Rule.Condition
    package var expectation: LocatedExpectation
    package var location: SourceLocation
  }

  package var right: UserRight
  package var change: Change
  package var branches: [Branch]
  package var severity: Severity?
  package var rationale: String?
  /// Sorted by framework; nil where the document says nothing.
  package var references: [Rule.Reference]?
  /// Why the rule may be looser than the inherited one.
  package var reason: String?
  /// The line of the right's name.
  package var location: SourceLocation
  /// Where each of its keys stands.
  package var keys: [String: SourceLocation]

  /// Every principal that it names, added and removed ones included.
  var principals: [Located<PrincipalReference>] {
    var expectations = branches.map(\.expectation)
    var changed: [Located<PrincipalReference>] = []
    switch change {
    case .expect(let expectation): expectations.append(expectation)
    case .edit(let add, let remove): changed = add + remove
    case .drop, .keep: break
    }
    return changed + expectations.flatMap(\.allOperators).flatMap(\.principals)
  }
}
