internal import RightsModel
internal import RightsText

/// The outcome of tests as text: what went wrong, then one line for each file, then the sums.
package enum PolicyTestText {
  /// - Parameter quiet: leaves out the lines of documents in which all is well.
  package static func text(_ outcome: PolicyTestOutcome, quiet: Bool = false) -> String {
    var text = ""
    func line(_ content: String) { text += HiddenCharacters.shown(content) + "\n" }
    for document in outcome.documents {
      let failed = document.tests.filter { !$0.failures.isEmpty }
      let checks = document.tests.reduce(0) { $0 + $1.checks }
      let sums = "\(counted(document.tests.count, "test")), \(counted(checks, "check"))"
      if failed.isEmpty {
        if !quiet { line("ok    \(document.uri): \(document.baseline): \(sums)") }
        continue
      }
      line("FAIL  \(document.uri): \(document.baseline): \(sums), \(failed.count) failed")
      for test in failed {
        line("      \(test.location.withoutColumn): \(test.name)")
        for failure in test.failures.prefix(shown) { line("        \(failure)") }
        if test.failures.count > shown { line("        … and \(test.failures.count - shown) more") }
      }
    }
    for measure in outcome.measures where outcome.mutates {
      if !measure.isMutated { line("      \(measure.baseline): not mutated, since a test of it fails") }
      for survivor in measure.survivors {
        line("SURVIVED  \(survivor.location): \(survivor.rule): \(survivor.words)")
        line("          \(survivor.witness)")
      }
    }
    if outcome.minimumCoverage != nil || !outcome.mutates {
      for measure in outcome.measures { for open in measure.uncovered { line("OPEN  \(open)") } }
    }
    guard !outcome.documents.isEmpty else { return "nothing to test\n" }
    let checks = outcome.tests.reduce(0) { $0 + $1.checks }
    line(
      "\(counted(outcome.documents.count, "document")), \(counted(outcome.tests.count, "test")), "
        + "\(counted(checks, "check")): \(outcome.failures == 0 ? "all passed" : "\(counted(outcome.failures, "test")) failed")"
    )
    if !outcome.measures.isEmpty {
      let covered = outcome.measures.reduce(0) { $0 + $1.covered }
      let all = covered + outcome.measures.reduce(0) { $0 + $1.uncovered.count }
      let least = outcome.minimumCoverage.map { ", at least \($0) % asked for" } ?? ""
      line("coverage \(outcome.coverage) %: \(covered) of \(all) (rule, operator, verdict)\(least)")
    }
    if outcome.mutates {
      let killed = outcome.measures.reduce(0) { $0 + $1.killed }
      let equivalent = outcome.measures.reduce(0) { $0 + $1.equivalent }
      line(
        "mutation \(outcome.score) %: \(killed) of \(counted(killed + outcome.survivors.count, "change")) noticed; "
          + "\(equivalent) more mean the same and do not count")
    }
    return text
  }

  /// Lines of one test; a broken rule fails many checks alike.
  private static let shown = 12

  private static func counted(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}
