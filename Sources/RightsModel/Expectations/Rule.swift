/// One expectation of one right, with an id: what a result is a result of.
package struct Rule: Sendable, Hashable {
  /// When another expectation takes the place of the rule's own. Every condition that is given must hold.
  package struct Condition: Sendable, Hashable {
    /// A feature that must be installed.
    package var feature: String?
    package var domainJoined: Bool?
    package init(feature: String? = nil, domainJoined: Bool? = nil) {
      self.feature = feature
      self.domainJoined = domainJoined
    }
  }

  /// An expectation under a condition. Branches of one rule never overlap.
  package struct Branch: Sendable, Hashable {
    package var condition: Condition
    package var expectation: Expectation
    package init(condition: Condition, expectation: Expectation) {
      self.condition = condition
      self.expectation = expectation
    }
  }

  /// Where a framework speaks of the same thing: `nist-800-53`, `AC-6`.
  package struct Reference: Sendable, Hashable {
    package var framework: String
    package var ids: [String]
    package init(framework: String, ids: [String]) {
      self.framework = framework
      self.ids = ids
    }
  }

  /// Id of the selected baseline, `#`, the right's constant; stable for ever.
  package var id: String
  package var right: UserRight
  /// What holds where no branch does.
  package var expectation: Expectation
  package var branches: [Branch]
  package var severity: Severity
  package var rationale: String?
  /// Sorted by framework.
  package var references: [Reference]
  /// The line that a person would edit.
  package var declaredAt: SourceLocation
  /// True where the baseline's `unlisted` made it, not a line of its own.
  package var isUnlisted: Bool

  package init(
    id: String, right: UserRight, expectation: Expectation, branches: [Branch] = [], severity: Severity,
    rationale: String? = nil, references: [Reference] = [], declaredAt: SourceLocation, isUnlisted: Bool = false
  ) {
    self.id = id
    self.right = right
    self.expectation = expectation
    self.branches = branches
    self.severity = severity
    self.rationale = rationale
    self.references = references
    self.declaredAt = declaredAt
    self.isUnlisted = isUnlisted
  }
}
