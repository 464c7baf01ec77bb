import RightsModel

/// A rule while inheritance is being filled in.
struct ResolvedRule {
  var right: UserRight
  var expectation: LocatedExpectation
  var branches: [RightEntry.Branch]
  var severity: Severity
  var rationale: String?
  var references: [Rule.Reference]
  var declaredAt: SourceLocation
  var origins: RuleOrigins
  var isUnlisted = false

  /// The expectation that counts under an answer to every condition.
  func expectation(under world: World) -> Expectation {
    let branch = branches.first { world.satisfies($0.condition) }
    return (branch?.expectation ?? expectation).expectation
  }

  /// The rule of the model, under the id of the baseline that was selected.
  func rule(of id: String) -> Rule {
    Rule(
      id: "\(id)#\(right.constant)", right: right, expectation: expectation.expectation,
      branches: branches.map { Rule.Branch(condition: $0.condition, expectation: $0.expectation.expectation) },
      severity: severity, rationale: rationale, references: references, declaredAt: declaredAt,
      isUnlisted: isUnlisted)
  }
}
