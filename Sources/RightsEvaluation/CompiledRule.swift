package import RightsModel

/// A rule made ready: what does not depend on the machine is bound once.
package struct CompiledRule: Sendable {
  package let rule: Rule
  /// Index into the run's rules.
  package let index: Int
  let expectation: BoundExpectation
  let branches: [(condition: Rule.Condition, expectation: BoundExpectation)]
  /// Whether identity can change any of them.
  package let isClosed: Bool
  /// Spellings, in lower case, of the account references that identity or a directory may bind.
  package let accountReferences: [PrincipalReference]

  package init(_ rule: Rule, index: Int) {
    self.rule = rule
    self.index = index
    expectation = BoundExpectation(rule.expectation, nil)
    branches = rule.branches.map { ($0.condition, BoundExpectation($0.expectation, nil)) }
    isClosed = expectation.isClosed && branches.allSatisfy(\.expectation.isClosed)
    let references = rule.expectation.references + rule.branches.flatMap(\.expectation.references)
    accountReferences = references.filter {
      switch $0 {
      case .account, .relativeName: true
      case .sid, .relative, .anyOf, .parameter: false
      }
    }
  }
}
