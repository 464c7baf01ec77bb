package import RightsModel
import RightsText

/// `sarif-github`: only what must be an open alert, since GitHub opens one for every result whatever its kind.
///
/// Passes are left out; a subject that could not be assessed has one failing result of the rule `plumbline/gap`, so
/// that it does not look repaired. Above 5,000 results the worst are kept. Results are held until the end, which bounds
/// memory.
package struct SARIFGitHubReporter: Reporter {
  package static let id = "sarif-github"
  package static let summary = "SARIF for upload to GitHub code scanning: open alerts only"
  package static let fileExtension = "sarif"
  package static let needsDigests = true
  package static let showsEveryVerdict = false

  /// What GitHub shows.
  static let limit = 5000

  private struct State: Sendable {
    var rules = SARIFRules()
    /// In the run's rules: where those begin that come after a gap.
    var gapIndex: Int
    var notifications: SARIFNotifications
    var kept = WorstResults(limit: SARIFGitHubReporter.limit)
  }

  private var state: State?
  private var labels = PrincipalLabels()

  package init(options: ReporterOptions) {}

  package mutating func begin(_ run: RunContext, into out: inout [UInt8]) {
    let gap = run.rules.firstIndex { !$0.id.precedesInBytes(RunRule.gap.id) }
    let state = State(gapIndex: gap ?? run.rules.endIndex, notifications: SARIFNotifications(run))
    SARIFHead.write(run, into: &out)
    self.state = state
  }

  package mutating func subject(_ report: SubjectReport, run: RunContext, into out: inout [UInt8]) {
    guard var state = state.take() else { return }
    state.notifications.add(report)
    state.notifications.add(acceptedOf: report)
    state.rules.use(report, run)
    var needsGap = report.results.contains { $0.verdict.isIncomplete && !$0.isAccepted }
    for (result, fingerprint) in zip(report.results, report.results.indices.lazy.map(report.fingerprint)) {
      if needsGap, result.ruleIndex >= state.gapIndex {
        keepGap(of: report, run, &state)
        needsGap = false
      }
      let rule = run.rule(of: result)
      guard result.verdict == .fail, !result.isAccepted, state.kept.accepts(rule.severity) else { continue }
      let finding = SARIFFinding(result, fingerprint: fingerprint, rule, report, run, &labels)
      Self.keep(finding, Evidence.file(result, report), of: report, run, &state)
    }
    if needsGap { keepGap(of: report, run, &state) }
    self.state = state
  }

  package mutating func end(_ summary: RunSummary, run: RunContext, into out: inout [UInt8]) {
    guard var state = state.take() else { return }
    let documents = Dictionary(run.documents.map { ($0.uri, $0) }) { first, _ in first }
    var artifacts = SARIFArtifacts()
    for (index, result) in state.kept.inOrder.enumerated() {
      out.write(index == 0 ? "\n" : ",\n")
      out.append(contentsOf: result.bytes)
      for file in result.files { artifacts.add(file) }
      for uri in result.documents { if let file = documents[uri] { artifacts.add(file) } }
    }
    out.append(UInt8(ascii: "]"))
    artifacts.write(into: &out)
    state.notifications.write(summary, run, leftOut: state.kept.leftOut, into: &out)
    SARIFHead.writeTool(run, state.rules, into: &out)
    SARIFHead.writeProperties(summary, run, state.rules, into: &out)
    out.write("}]}\n")
  }

  private mutating func keepGap(of report: SubjectReport, _ run: RunContext, _ state: inout State) {
    guard state.kept.accepts(RunRule.gap.severity) else { return }
    let finding = SARIFFinding(gapOf: report, run, &labels)
    Self.keep(finding, report.sources.first, of: report, run, &state)
  }

  private static func keep(
    _ finding: SARIFFinding, _ evidence: InputFile?, of report: SubjectReport, _ run: RunContext,
    _ state: inout State
  ) {
    var bytes: [UInt8] = []
    finding.write(report, run, nil, withSuppressions: false, into: &bytes)
    let documents = [finding.places.primary.uri, finding.places.expectation?.uri].compactMap(\.self)
    let files = evidence.map { documents.contains($0.uri) ? [$0] : [] } ?? []
    state.kept.add(
      WorstResults.Result(bytes: bytes, files: files, documents: documents), finding.rule.severity)
  }
}
