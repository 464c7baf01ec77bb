package import RightsModel
import RightsText

/// `text`: for a person. A healthy machine is one line; another says what is wrong, why, and where to look.
///
/// What a person wants first (how much, the worst, what to do) comes last, where a terminal shows it.
package struct TextReporter: Reporter {
  package static let id = "text"
  package static let summary = "For people: what is wrong, why, and what to do first"
  package static let fileExtension = "txt"
  package static let showsEveryVerdict = false

  /// Diagnostics that one subject shows.
  private static let diagnosticLimit = 20
  /// Steps that one finding shows.
  private static let stepLimit = 10
  /// Rights that one line names.
  private static let rightLimit = 6

  private let layout: TextLayout
  private var labels = PrincipalLabels()
  private var summary = TextSummary()

  package init(options: ReporterOptions) { layout = TextLayout(options) }

  package mutating func begin(_ run: RunContext, into out: inout [UInt8]) {
    layout.write(
      "plumbline \(run.toolVersion), library \(run.libraryVersion), as of \(run.asOf)", hanging: 2, into: &out)
    out.append(0x0A)
  }

  package mutating func subject(_ report: SubjectReport, run: RunContext, into out: inout [UInt8]) {
    summary.usedBaselines.formUnion(report.baselines)
    let worst = Self.worst(report.counts)
    if run.failuresOnly, !report.counts.hasProblems, report.diagnostics.isEmpty { return }
    writeHead(of: report, worst, into: &out)
    for result in report.results {
      if result.isAccepted {
        write(accepted: result, report, run, into: &out)
      } else if result.verdict == .fail {
        write(fail: result, report, run, into: &out)
      }
    }
    writeGaps(of: report, run, into: &out)
    for result in report.results where run.rules[result.ruleIndex] == .outOfScope {
      layout.write(result.reason, indent: 2, hanging: 4, into: &out)
    }
    for diagnostic in report.diagnostics.prefix(Self.diagnosticLimit) { write(diagnostic, indent: 2, into: &out) }
    let rest = report.diagnostics.count - Self.diagnosticLimit
    if rest > 0 { layout.write("and \(ResultWords.count(rest, "more diagnostic"))", indent: 2, into: &out) }
  }

  package mutating func end(_ summary: RunSummary, run: RunContext, into out: inout [UInt8]) {
    if !summary.diagnostics.isEmpty {
      layout.write(heading: "Problems with the input", into: &out)
      for diagnostic in summary.diagnostics { write(diagnostic, indent: 2, into: &out) }
    }
    self.summary.write(summary, run, layout, into: &out)
  }

  private func writeHead(of report: SubjectReport, _ worst: Verdict, into out: inout [UInt8]) {
    let name = report.subject.gpoName.map { "\($0) (\(report.subject.id))" } ?? report.subject.id
    var text = "\(name): \(Self.words(report.counts))"
    let about = [report.os?.name, report.role?.rawValue].compactMap(\.self)
    if !about.isEmpty { text += " (\(about.joined(separator: ", ")))" }
    // What is accepted is never green.
    let counts = report.counts
    let accepted = counts.waived > 0 ? "WAIVED" : counts.accepted > 0 ? "KNOWN" : nil
    if let accepted, !VerdictTerms(worst).isProblem {
      layout.write(word: accepted, text, .doubtful, into: &out)
    } else {
      layout.write(word: VerdictTerms(worst).word, text, Paint(worst), into: &out)
    }
  }

  private mutating func write(
    fail result: RuleResult, _ report: SubjectReport, _ run: RunContext, into out: inout [UInt8]
  ) {
    let rule = run.rule(of: result)
    let differences = ResultWords.differences(result, report, &labels)
    let text = AttributionWords.text(rule, report).map { "\(differences); \($0)" } ?? differences
    let evidence = Evidence.location(result, report)
    summary.deviations.add(result, rule.severity, report.subject, evidence: evidence) { text }
    let name = rule.right?.constant ?? rule.id
    let state = FindingState(ofFail: result.acceptance, run).map { "\($0.rawValue) " } ?? ""
    layout.write(
      word: VerdictTerms(.fail).word, "\(state)\(rule.severity.rawValue) \(name): \(text)", indent: 2, hanging: 6,
      Paint(.fail), into: &out)
    writeAcceptance(of: result, report, run, into: &out)
    writePlaces(rule, evidence, into: &out)
    if let first = WMIWords.firstBroken(result, rule) { layout.write(first, indent: 6, hanging: 8, into: &out) }
    for step in WMIWords.steps(result, limit: Self.stepLimit) { layout.write(step, indent: 6, hanging: 9, into: &out) }
    writeOverlays(of: result, into: &out)
  }

  private mutating func write(
    accepted result: RuleResult, _ report: SubjectReport, _ run: RunContext, into out: inout [UInt8]
  ) {
    let rule = run.rule(of: result)
    summary.acceptances.add(result, report.subject)
    let isPermanent = result.acceptance?.waivers.contains { run.waivers[$0.waiver].isPermanent } ?? false
    let headline = AcceptanceWords.headline(result, run) ?? ""
    layout.write(
      word: VerdictTerms(result).word,
      "\(rule.severity.rawValue) \(rule.right?.constant ?? rule.id): "
        + "\(ResultWords.reason(result, report, &labels)); \(headline)",
      indent: 2, hanging: 6, isPermanent ? .bad : .doubtful, into: &out)
    writeAcceptance(of: result, report, run, into: &out)
    writePlaces(rule, Evidence.location(result, report), into: &out)
    writeOverlays(of: result, into: &out)
  }

  private func writeOverlays(of result: RuleResult, into out: inout [UInt8]) {
    for change in result.changed?.changes ?? [] {
      layout.write("overlay: \(OverlayWords.clause(change))", indent: 6, hanging: 8, into: &out)
    }
  }

  private func writePlaces(_ rule: RunRule, _ evidence: SourceLocation?, into out: inout [UInt8]) {
    let places = TextPlaces.text(rule, evidence)
    if !places.isEmpty { layout.write(places, indent: 6, hanging: 8, into: &out) }
  }

  private mutating func writeAcceptance(
    of result: RuleResult, _ report: SubjectReport, _ run: RunContext, into out: inout [UInt8]
  ) {
    for line in AcceptanceWords.lines(result, report, run, &labels) {
      layout.write(line, indent: 6, hanging: 8, into: &out)
    }
  }

  /// What could not be judged, one line for all that have the same reason.
  private mutating func writeGaps(of report: SubjectReport, _ run: RunContext, into out: inout [UInt8]) {
    var lines: [(verdict: Verdict, reason: String, rights: [String])] = []
    for result in report.results where result.verdict.isIncomplete && !result.isAccepted {
      let reason = ResultWords.reason(result, report, &labels)
      let rule = run.rules[result.ruleIndex]
      let name = rule.right?.constant ?? rule.id
      if let index = lines.firstIndex(where: { $0.verdict == result.verdict && $0.reason == reason }) {
        lines[index].rights.append(name)
      } else {
        lines.append((result.verdict, reason, [name]))
      }
    }
    for line in lines {
      summary.gaps.add(line.verdict, line.reason, report.subject, results: line.rights.count)
      let rest = line.rights.count - Self.rightLimit
      let shown = line.rights.prefix(rest > 1 ? Self.rightLimit : line.rights.count).joined(separator: ", ")
      // The id of a rule without a right holds its policy's.
      let noun = line.rights.contains { $0.utf8.contains(UInt8(ascii: "#")) } ? "checks" : "rights"
      let names = rest > 1 ? "\(line.rights.count) \(noun) (\(shown) and \(rest) more)" : shown
      layout.write(
        word: VerdictTerms(line.verdict).word, "\(names): \(line.reason)", indent: 2, hanging: 6,
        Paint(line.verdict), into: &out)
    }
  }

  private func write(_ diagnostic: Diagnostic, indent: Int, into out: inout [UInt8]) {
    let place = diagnostic.location.map { "\($0): " } ?? ""
    let paint: Paint
    switch diagnostic.severity {
    case .error: paint = .bad
    case .warning: paint = .doubtful
    case .note: paint = .quiet
    }
    layout.write(
      word: "\(diagnostic.severity.rawValue):", "\(place)\(diagnostic.message) [\(diagnostic.code)]", indent: indent,
      hanging: indent + 4, paint, into: &out)
    for note in diagnostic.notes {
      layout.write("note: \(note.location.map { "\($0): " } ?? "")\(note.message)", indent: indent + 4, into: &out)
    }
    if let help = diagnostic.help { layout.write("help: \(help)", indent: indent + 4, into: &out) }
  }

  /// The verdict that stands for a subject.
  private static func worst(_ counts: VerdictCounts) -> Verdict {
    let order: [Verdict] = [.fail, .error, .notCollected, .stale, .unknown, .pass]
    return order.first { counts[$0] > 0 } ?? .notApplicable
  }

  /// `2 fail, 41 pass`: what there is of each verdict, problems first.
  private static func words(_ counts: VerdictCounts) -> String {
    let order: [Verdict] = [.fail, .error, .notCollected, .stale, .unknown, .pass, .notApplicable]
    let words =
      order.filter { counts[$0] > 0 }.map { "\(counts[$0]) \(ResultWords.word($0))" }
      + counts.acceptances.map { "\($0.count) \($0.name)" }
    return words.isEmpty ? "nothing judged" : words.joined(separator: ", ")
  }
}
