package import RightsModel

/// What became of the tests.
package struct PolicyTestOutcome: Sendable {
  /// One test of one document.
  package struct Test: Sendable {
    package var name: String
    package var location: SourceLocation
    /// How many verdicts it asked for.
    package var checks: Int
    /// What came out otherwise: a line each.
    package var failures: [String]
  }

  /// One document with its tests, in the order of the file.
  package struct Document: Sendable {
    package var uri: String
    package var baseline: String
    package var tests: [Test]
  }

  /// A change of a rule that no test noticed.
  package struct Survivor: Sendable {
    package var rule: String
    package var words: String
    /// The rule's line.
    package var location: SourceLocation
    /// What would show it: a machine, an assignment and the verdict of the rule as it is.
    package var witness: String
  }

  /// What the tests of one baseline, from all documents, are worth.
  package struct Measure: Sendable {
    package var baseline: String
    /// Operators of rules, each once for `pass` and once for `fail`, that the tests have seen.
    package var covered = 0
    package var uncovered: [String] = []
    package var killed = 0
    /// Changes that mean the same on every machine.
    package var equivalent = 0
    package var survivors: [Survivor] = []
    /// False where a test fails: then a change that is noticed says nothing.
    package var isMutated = false
  }

  package var documents: [Document] = []
  /// In the order of the baselines' ids; empty unless coverage or mutation was asked for.
  package var measures: [Measure] = []
  package var diagnostics: [Diagnostic] = []
  /// How many of the errors say that a path could not be read: what is missing is not wrong.
  package var unread = 0
  package var mutates = false
  /// In percent.
  package var minimumCoverage: Int?

  package var tests: [Test] { documents.flatMap(\.tests) }
  package var failures: Int { tests.count { !$0.failures.isEmpty } }
  package var survivors: [Survivor] { measures.flatMap(\.survivors) }

  /// Percent of operators and verdicts, rounded down so that 100 means all.
  package var coverage: Int {
    let covered = measures.reduce(0) { $0 + $1.covered }
    let all = covered + measures.reduce(0) { $0 + $1.uncovered.count }
    return all == 0 ? 0 : covered * 100 / all
  }

  /// Percent of the changes that mean something, rounded down so that 100 means all.
  package var score: Int {
    let killed = measures.reduce(0) { $0 + $1.killed }
    let all = killed + survivors.count
    return all == 0 ? 0 : killed * 100 / all
  }

  /// True where something is wrong with a test or a baseline.
  var hasWrongDocument: Bool { diagnostics.count { $0.severity == .error } > unread }

  /// Every exit code that holds, the one that counts first.
  package var exits: [Int] {
    var exits: [Int] = []
    if hasWrongDocument { exits.append(2) }
    if unread > 0 || tests.isEmpty && exits.isEmpty { exits.append(3) }
    let isBelow = minimumCoverage.map { coverage < $0 } ?? false
    if failures > 0 || !survivors.isEmpty || isBelow { exits.append(1) }
    return exits.isEmpty ? [0] : exits
  }
}
