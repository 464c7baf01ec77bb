package import RightsModel

/// A rule made ready: what does not depend on the machine is bound once.
///
/// A class, so that handing one on in the loop over a fleet costs one reference count and not a dozen.
package final class CompiledRule: Sendable {
  package let rule: Rule
  package let right: UserRight
  /// Index into the run's rules.
  package let index: Int
  let expectation: BoundExpectation
  let branches: [(condition: Rule.Condition, expectation: BoundExpectation)]
  /// Whether identity can change any of them.
  package let isClosed: Bool
  /// Whether the rule's own expectation is what every machine is judged by: what becomes of holders with SIDs follows from
  /// them alone.
  package let isPlain: Bool
  /// Whether a right that nobody holds passes at a glance.
  let passesNoOne: Bool
  /// Spellings, in lower case, of the account references that identity or a directory may bind.
  package let accountReferences: [PrincipalReference]

  /// - Parameter isOwn: false where lists of a policy stand in it that the run's rule does not have, so that reports show them.
  package init(_ rule: Rule, index: Int, isOwn: Bool = true) {
    self.rule = rule
    right = rule.right
    self.index = index
    expectation = BoundExpectation(rule.expectation, nil)
    branches = rule.branches.map { ($0.condition, BoundExpectation($0.expectation, nil)) }
    isClosed = expectation.isClosed && branches.allSatisfy(\.expectation.isClosed)
    isPlain = isClosed && isOwn && branches.isEmpty
    passesNoOne = isPlain && Closed.passes(expectation, .noOne)
    let references = rule.expectation.references + rule.branches.flatMap(\.expectation.references)
    accountReferences = references.filter {
      switch $0 {
      case .account, .relativeName: true
      case .sid, .relative, .anyOf, .parameter: false
      }
    }
  }
}
