package import RightsModel

/// One thing that a foreign file expects of one right.
package struct ImportedStatement: Sendable, Hashable {
  /// Operators that must all hold, under a condition.
  package struct Clause: Sendable, Hashable {
    package var condition: Rule.Condition
    package var operators: [LocatedExpectation.Operator]

    package init(
      _ operators: [LocatedExpectation.Operator], when condition: Rule.Condition = Rule.Condition()
    ) {
      self.condition = condition
      self.operators = operators
    }
  }

  package var right: UserRight
  package var location: SourceLocation
  /// The part of the file that it belongs to, such as one of several GPOs: statements of two parts never meet. Nil where a
  /// file has no parts.
  package var part: String?
  /// The roles it is for; empty is every role.
  package var roles: [Role] = []
  /// Every clause whose condition holds must hold.
  package var clauses: [Clause]
  package var severity: Severity?
  package var rationale: String?
  package var references: [Rule.Reference] = []

  package init(_ right: UserRight, at location: SourceLocation, _ clauses: [Clause]) {
    self.right = right
    self.location = location
    self.clauses = clauses
  }
}
