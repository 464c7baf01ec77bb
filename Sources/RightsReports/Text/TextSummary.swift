import RightsModel
import RightsText

/// The end of the text report: how much, what fails, what could not be assessed, and what to do first.
struct TextSummary: Sendable {
  /// Deviations that the summary lists.
  private static let deviationLimit = 20
  private static let gapLimit = 10

  var deviations = DeviationGroups()
  var gaps = GapGroups()
  var acceptances = AcceptanceGroups()
  /// Indices of the baselines that judged something.
  var usedBaselines: Set<Int> = []

  init() {}

  func write(_ summary: RunSummary, _ run: RunContext, _ layout: TextLayout, into out: inout [UInt8]) {
    let groups = deviations.worstFirst
    writeFailures(groups, run, layout, into: &out)
    writeGaps(layout, into: &out)
    acceptances.write(run, layout, into: &out)
    layout.write(heading: "Summary", into: &out)
    let assessed = summary.subjects - summary.notAssessed
    let scope = "\(ResultWords.count(summary.subjects, "subject")) in scope"
    let left = summary.outOfScope > 0 ? "; \(summary.outOfScope) out of scope" : ""
    layout.write(
      "\(scope): \(assessed) assessed, \(summary.notAssessed) not assessed\(left)", indent: 2, hanging: 4, into: &out)
    let counts =
      Verdict.allCases.map { "\(summary.counts[$0]) \(ResultWords.word($0))" }
      + summary.counts.acceptances.map { "\($0.count) \($0.name)" }
    layout.write(
      "\(ResultWords.count(summary.counts.total, "result")): \(counts.joined(separator: ", "))", indent: 2, hanging: 4,
      into: &out)
    for policy in run.policies {
      layout.write("policy \(Self.document(policy.id, policy.file))", indent: 2, hanging: 4, into: &out)
    }
    for (index, baseline) in run.baselines.enumerated() where usedBaselines.contains(index) {
      let name = "\(baseline.id) \(baseline.version)"
      layout.write("baseline \(Self.document(name, baseline.files.first))", indent: 2, hanging: 4, into: &out)
    }
    writeAdvice(summary, groups, run, layout, into: &out)
    out.append(0x0A)
    let others = summary.exits.filter { $0 != summary.exit }.map(String.init)
    let also = others.isEmpty ? "" : " (also \(others.joined(separator: ", ")))"
    layout.write("exit \(summary.exit): \(summary.reason)\(also)", hanging: 2, into: &out)
  }

  private func writeFailures(
    _ groups: [DeviationGroups.Group], _ run: RunContext, _ layout: TextLayout, into out: inout [UInt8]
  ) {
    guard !groups.isEmpty else { return }
    layout.write(heading: "What fails, worst first", into: &out)
    for group in groups.prefix(Self.deviationLimit) {
      let rule = group.rule(run)
      layout.write(
        word: group.severity.rawValue, "\(rule.right?.constant ?? rule.id): \(group.text)", indent: 2, hanging: 6,
        group.severity >= .high ? .bad : .doubtful, into: &out)
      layout.write("on \(group.subjects.text)", indent: 6, hanging: 8, into: &out)
      if let expected = TextPlaces.expected(rule) {
        layout.write("expected: \(expected)", indent: 6, hanging: 8, into: &out)
      }
    }
    let rest = groups.dropFirst(Self.deviationLimit)
    if !rest.isEmpty {
      let results = rest.reduce(0) { $0 + $1.subjects.count }
      layout.write(
        "and \(ResultWords.count(rest.count, "more deviation")) in \(ResultWords.count(results, "result"))", indent: 2,
        into: &out)
    }
    if deviations.ungrouped > 0 {
      let results = ResultWords.count(deviations.ungrouped, "more failing result")
      layout.write("and \(results) that were not grouped", indent: 2, into: &out)
    }
  }

  private func writeGaps(_ layout: TextLayout, into out: inout [UInt8]) {
    let groups = gaps.largestFirst
    guard !groups.isEmpty else { return }
    layout.write(heading: "What could not be assessed", into: &out)
    for group in groups.prefix(Self.gapLimit) {
      layout.write(
        word: VerdictTerms(group.verdict).word, "\(ResultWords.count(group.results, "result")): \(group.reason)",
        indent: 2, hanging: 6, Paint(group.verdict), into: &out)
      layout.write("on \(group.subjects.text)", indent: 6, hanging: 8, into: &out)
    }
    let rest = groups.dropFirst(Self.gapLimit).reduce(gaps.ungrouped) { $0 + $1.results }
    if rest > 0 { layout.write("and \(ResultWords.count(rest, "more result"))", indent: 2, into: &out) }
  }

  private func writeAdvice(
    _ summary: RunSummary, _ groups: [DeviationGroups.Group], _ run: RunContext, _ layout: TextLayout,
    into out: inout [UInt8]
  ) {
    let advice = TextAdvice.steps(summary, groups, gaps.largestFirst, run)
    guard !advice.isEmpty else { return }
    layout.write(heading: "What to do first", into: &out)
    for (index, step) in advice.enumerated() {
      layout.write("\(index + 1). \(step)", indent: 2, hanging: 5, into: &out)
    }
  }

  private static func document(_ name: String, _ file: InputFile?) -> String {
    file?.sha256.map { "\(name) sha256:\($0)" } ?? name
  }
}
