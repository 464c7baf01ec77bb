package import RightsModel
package import RightsYAML

/// What the rules of a policy, and of the baselines and overlays that it assigns, must say of machines that are spelled out: a
/// PolicyTest that names a `policy`.
package struct RuleTest: Sendable {
  /// The id of a policy of the library, or the path of a file, relative to this one.
  package var policy: String
  package var policyLocation: SourceLocation
  /// Who is in the policy's named sets; the others have their defaults.
  package var sets: [NamedSet]
  /// SIDs that are known not to resolve.
  package var orphans: Set<SID>
  /// The machine of every case that names none.
  package var machine: MachineFacts
  /// What passes every rule that applies; rights that are left out were not collected.
  package var good: PolicyTest.Rights
  /// What else is there of every case that does not say so itself.
  package var beside: [YAMLNode.Entry]
  /// The other machines of the run, of every case that does not say so itself.
  package var others: [Other]
  package var cases: [Case]
  package var location: SourceLocation

  /// One machine, or several that differ by one holder of one right, and the verdicts that are due.
  package struct Case: Sendable {
    package var name: String
    /// Nil for the document's.
    package var machine: MachineFacts?
    package var rights: PolicyTest.Rights
    /// `tokens`, `providers`, `wmi` and `completeness` as a Snapshot has them, not decoded yet.
    package var beside: [YAMLNode.Entry]
    package var others: [Other]
    package var variation: PolicyTest.Variation?
    /// The rights that are varied, one at a time.
    package var varied: [UserRight]
    package var expectations: [Expected]
    package var location: SourceLocation
  }

  /// Another machine of the same run, which rules that compare machines look at.
  package struct Other: Sendable {
    package var machine: MachineFacts
    package var rights: PolicyTest.Rights
  }

  package struct Expected: Sendable, Hashable {
    /// The id of a rule, that of the policy's own without the policy's, or a right for each rule of a baseline about it; nil
    /// for every rule of the policy itself.
    package var rule: String?
    package var verdict: Verdict
    package var location: SourceLocation
  }
}
