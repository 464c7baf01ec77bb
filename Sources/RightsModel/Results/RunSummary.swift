/// What is known only at the end of a run. Every report of one run gives the same numbers.
package struct RunSummary: Sendable {
  /// Subjects that were in scope, machines and GPOs, missing ones included.
  package var subjects: Int
  /// Subjects that could not be assessed at all: missing from the collection or unreadable.
  package var notAssessed: Int
  /// Subjects that a policy leaves out; they are not among the others.
  package var outOfScope = 0
  package var counts: VerdictCounts
  /// Diagnostics that belong to no subject, in order.
  package var diagnostics: [Diagnostic]
  /// The exit code: the worst of `exits`.
  package var exit: Int
  /// Every exit code that holds, ascending; `[0]` for a clean run.
  package var exits: [Int]
  /// Why, as one sentence without its full stop.
  package var reason: String

  package init(
    subjects: Int, notAssessed: Int, counts: VerdictCounts, diagnostics: [Diagnostic], exit: Int, exits: [Int],
    reason: String
  ) {
    self.subjects = subjects
    self.notAssessed = notAssessed
    self.counts = counts
    self.diagnostics = diagnostics
    self.exit = exit
    self.exits = exits
    self.reason = reason
  }
}
