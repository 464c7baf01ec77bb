package import RightsModel
import RightsText

/// `junit`: a suite a subject, a case a rule, for CI servers.
///
/// Shape and attributes are those that Jenkins (both plugins), GitLab, Azure and the Ant schema all accept. What
/// concerns the whole run (versions, digests, counts, exit code, diagnostics) stands in a last suite called
/// `plumbline`; it has a case of its own only when there was nothing to scan, so that an empty run never looks like a
/// success.
package struct JUnitReporter: Reporter {
  package static let id = "junit"
  package static let summary = "JUnit XML for CI servers"
  package static let fileExtension = "xml"

  /// Cases in one file; GitLab and others slow down or stop above.
  static let casesPerPart = 50_000
  /// Elements and attributes in one file; GitLab stops at 250,000.
  static let nodesPerPart = 240_000
  /// Bytes in one file; GitLab reads 30 MB.
  static let bytesPerPart = 25_000_000

  private var rules: [JUnitRule] = []
  private var labels = PrincipalLabels()
  private var suites = 0
  private var parts = 1
  // Of the part at hand.
  private var cases = 0
  private var nodes = 0
  private var bytes = 0

  package init(options: ReporterOptions) {}

  package mutating func begin(_ run: RunContext, into out: inout [UInt8]) {
    rules = run.rules.map { JUnitRule($0) }
    Self.open(into: &out)
  }

  package func startsNewPart(before report: SubjectReport, run: RunContext) -> Bool {
    guard cases > 0 else { return false }
    let kept = report.results.count { !run.failuresOnly || VerdictTerms($0.verdict).isProblem }
    return cases + kept > Self.casesPerPart || nodes + kept * 7 + 100 > Self.nodesPerPart || bytes > Self.bytesPerPart
  }

  package mutating func finishPart(_ run: RunContext, into out: inout [UInt8]) { out.write("</testsuites>\n") }

  package mutating func beginPart(_ run: RunContext, into out: inout [UInt8]) {
    parts += 1
    (cases, nodes, bytes) = (0, 0, 0)
    Self.open(into: &out)
  }

  package mutating func subject(_ report: SubjectReport, run: RunContext, into out: inout [UInt8]) {
    let start = out.count
    var tally = (tests: 0, failures: 0, errors: 0, skipped: 0)
    for result in report.results {
      let terms = VerdictTerms(result)
      if run.failuresOnly, !terms.isProblem { continue }
      tally.tests += 1
      switch terms.junit {
      case .none: break
      case .failure: tally.failures += 1
      case .error: tally.errors += 1
      case .skipped: tally.skipped += 1
      }
    }
    Self.openSuite(report.subject.id, index: suites, run.asOf, tally, into: &out)
    writeProperties(of: report, run, into: &out)
    for result in report.results {
      let terms = VerdictTerms(result)
      if run.failuresOnly, !terms.isProblem { continue }
      write(result, terms, of: report, run, into: &out)
    }
    out.write("    <system-out/>\n    <system-err/>\n  </testsuite>\n")
    suites += 1
    cases += tally.tests
    nodes += tally.tests * 4 + (tally.failures + tally.errors + tally.skipped) * 3 + 40 + report.diagnostics.count * 3
    bytes += out.count - start
  }

  package mutating func end(_ summary: RunSummary, run: RunContext, into out: inout [UInt8]) {
    let isEmpty = summary.subjects == 0
    Self.openSuite("plumbline", index: suites, run.asOf, (isEmpty ? 1 : 0, 0, isEmpty ? 1 : 0, 0), into: &out)
    out.write("    <properties>\n")
    for (name, value) in RunFacts.properties(summary, run) { Self.write(property: name, value, into: &out) }
    if parts > 1 {
      let limits = "\(Self.casesPerPart) cases or \(Self.nodesPerPart) elements and attributes"
      Self.write(property: "files", "\(parts), split at \(limits)", into: &out)
    }
    for diagnostic in summary.diagnostics { Self.write(property: "diagnostic", diagnostic.description, into: &out) }
    out.write("    </properties>\n")
    if isEmpty {
      out.write("    <testcase classname=\"plumbline\" name=\"plumbline/gap\" time=\"0\">\n")
      out.write("      <error type=\"notCollected\" message=\"nothing was scanned\">")
      out.write(xmlText: "Nothing was scanned, so nothing is known. \(ResultWords.sentence(summary.reason))")
      out.write("</error>\n    </testcase>\n")
    }
    out.write("    <system-out/>\n    <system-err/>\n  </testsuite>\n</testsuites>\n")
  }

  private mutating func write(
    _ result: RuleResult, _ terms: VerdictTerms, of report: SubjectReport, _ run: RunContext, into out: inout [UInt8]
  ) {
    let rule = result.changed == nil ? rules[result.ruleIndex] : JUnitRule(run.rule(of: result))
    out.write("    <testcase classname=\"")
    out.write(xmlAttribute: HiddenCharacters.shown(report.subject.id))
    out.append(contentsOf: rule.name)
    let type: String
    switch terms.junit {
    case .none:
      out.write("/>\n")
      return
    case .failure: type = rule.severity
    case .error: type = result.verdict.rawValue
    case .skipped: type = ""
    }
    let reason = ResultWords.reason(result, report, &labels)
    var message: String
    switch result.verdict {
    case .fail: message = ResultWords.differences(result, report, &labels, separator: ": ")
    case .pass, .notApplicable, .notCollected, .stale, .unknown, .error:
      message = "\(ResultWords.word(result.verdict)): \(reason)"
    }
    if let accepted = AcceptanceWords.headline(result, run) { message = accepted }
    switch terms.junit {
    case .none: break
    case .failure: out.write(">\n      <failure type=\"")
    case .error: out.write(">\n      <error type=\"")
    case .skipped: out.write(">\n      <skipped message=\"")
    }
    if terms.junit != .skipped {
      out.write(xmlAttribute: type)
      out.write("\" message=\"")
    }
    out.write(xmlAttribute: HiddenCharacters.shown(message))
    out.write("\">")
    writeText(of: result, rule, reason: reason, report, run, into: &out)
    switch terms.junit {
    case .none: break
    case .failure: out.write("</failure>\n    </testcase>\n")
    case .error: out.write("</error>\n    </testcase>\n")
    case .skipped: out.write("</skipped>\n    </testcase>\n")
    }
  }

  /// The lines below a case: what was expected and observed, the differences, where both stand.
  private mutating func writeText(
    of result: RuleResult, _ rule: JUnitRule, reason: String, _ report: SubjectReport, _ run: RunContext,
    into out: inout [UInt8]
  ) {
    var isFirst = true
    func line(_ title: StaticString, _ text: String) {
      if text.isEmpty { return }
      if !isFirst { out.append(0x0A) }
      isFirst = false
      out.write(title)
      out.write(xmlText: HiddenCharacters.shown(text))
    }
    // Of a fail the lists below tell the rest.
    line("reason     ", result.verdict != .fail || rule.expected.isEmpty ? reason : result.reason)
    if let first = WMIWords.firstBroken(result, run.rule(of: result)) { line("chain      ", first) }
    for step in WMIWords.steps(result, limit: .max) { line("remedy     ", step) }
    for text in AcceptanceWords.lines(result, report, run, &labels) { line("acceptance ", text) }
    line("expected   ", result.expectation.map { ExpectationWords.clause($0) } ?? rule.expected)
    if let observed = result.observed {
      line("observed   ", ResultWords.assignment(observed.assignment, report, &labels))
    }
    for part in result.detail?.parts ?? [] { line("observed   ", ResultWords.part(part, report, &labels)) }
    line("missing    ", labels.list(result.deviation.missing, report))
    line("unexpected ", labels.list(result.deviation.unexpected, report))
    line("orphans    ", labels.list(result.deviation.orphans, report))
    line("unresolved ", labels.list(result.deviation.unresolved, report))
    line("group      ", result.detail?.group ?? "")
    if let detail = result.detail {
      for place in Evidence.locations(detail, report) { line("evidence   ", place.description) }
    } else {
      line("evidence   ", Evidence.location(result, report)?.description ?? "")
    }
    line("declared   ", rule.declared)
    for change in result.changed?.changes ?? [] { line("overlay    ", OverlayWords.clause(change)) }
    switch report.subject.kind {
    case .machine: break
    case .gpo:
      line("GPO        ", [report.subject.gpoName, report.subject.id].compactMap(\.self).joined(separator: ", "))
    }
  }

  private func writeProperties(of report: SubjectReport, _ run: RunContext, into out: inout [UInt8]) {
    out.write("    <properties>\n")
    if let os = report.os { Self.write(property: "os", os.id, into: &out) }
    if let role = report.role { Self.write(property: "role", role.rawValue, into: &out) }
    if let name = report.subject.gpoName { Self.write(property: "gpoName", name, into: &out) }
    Self.write(property: "layer", report.layer.rawValue, into: &out)
    for format in report.readAs { Self.write(property: "readAs", format, into: &out) }
    for index in report.baselines {
      let baseline = run.baselines[index]
      Self.write(property: "baseline", "\(baseline.id) \(baseline.version)", into: &out)
    }
    Self.write(property: "asOf", run.asOf.description, into: &out)
    for diagnostic in report.diagnostics { Self.write(property: "diagnostic", diagnostic.description, into: &out) }
    out.write("    </properties>\n")
  }

  static func open(into out: inout [UInt8]) {
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"plumbline\">\n")
  }

  static func openSuite(
    _ name: String, index: Int, _ asOf: Timestamp, _ tally: (tests: Int, failures: Int, errors: Int, skipped: Int),
    into out: inout [UInt8]
  ) {
    let name = HiddenCharacters.shown(name)
    out.write("  <testsuite name=\"")
    out.write(xmlAttribute: name)
    out.write("\" package=\"plumbline\" id=\"")
    out.write(index)
    out.write("\" hostname=\"")
    out.write(xmlAttribute: name)
    out.write("\" timestamp=\"")
    out.write(raw: asOf.localDescription)
    out.write("\" tests=\"")
    out.write(tally.tests)
    out.write("\" failures=\"")
    out.write(tally.failures)
    out.write("\" errors=\"")
    out.write(tally.errors)
    out.write("\" skipped=\"")
    out.write(tally.skipped)
    out.write("\" time=\"0\">\n")
  }

  static func write(property name: String, _ value: String, into out: inout [UInt8]) {
    out.write("      <property name=\"")
    out.write(xmlAttribute: name)
    out.write("\" value=\"")
    out.write(xmlAttribute: value)
    out.write("\"/>\n")
  }
}
