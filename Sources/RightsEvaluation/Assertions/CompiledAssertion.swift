package import RightsModel

/// An assertion made ready: what does not depend on the machine is bound once.
package final class CompiledAssertion: Sendable {
  package let rule: AssertionRule
  /// Index into the run's rules.
  package let index: Int
  /// Account references that identity or a directory may bind; without duplicates.
  package let accountReferences: [PrincipalReference]
  /// Every right that it speaks of, in catalogue order.
  package let rights: [UserRight]

  package init(_ rule: AssertionRule, index: Int) {
    self.rule = rule
    self.index = index
    accountReferences = Set(rule.body.references).filter { reference in
      switch reference {
      case .account, .relativeName: true
      case .sid, .relative, .anyOf, .parameter: false
      }
    }.sorted()
    rights = Set(rule.body.rights).sorted()
  }
}
