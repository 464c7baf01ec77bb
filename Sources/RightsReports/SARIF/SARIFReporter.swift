package import RightsModel
import RightsText

/// `sarif`: SARIF 2.1.0 in full: every verdict is a result.
///
/// Results are streamed; what is only known at the end (rules, files, notifications, exit code, counts) follows them.
package struct SARIFReporter: Reporter {
  package static let id = "sarif"
  package static let summary = "SARIF 2.1.0 in full: every verdict is a result"
  package static let fileExtension = "sarif"
  package static let needsDigests = true

  // All that is made in `begin`.
  private struct State: Sendable {
    var rules = SARIFRules()
    var artifacts = SARIFArtifacts()
    var notifications: SARIFNotifications
    var hasResults = false
  }

  private var state: State?
  private var labels = PrincipalLabels()

  package init(options: ReporterOptions) {}

  package mutating func begin(_ run: RunContext, into out: inout [UInt8]) {
    var state = State(notifications: SARIFNotifications(run))
    for file in run.documents { state.artifacts.add(file) }
    SARIFHead.write(run, into: &out)
    self.state = state
  }

  package mutating func subject(_ report: SubjectReport, run: RunContext, into out: inout [UInt8]) {
    guard var state = state.take() else { return }
    for file in report.sources { state.artifacts.add(file) }
    state.notifications.add(report)
    state.rules.use(report, run)
    for (result, fingerprint) in zip(report.results, report.results.indices.lazy.map(report.fingerprint)) {
      if run.failuresOnly, !VerdictTerms(result.verdict).isProblem { continue }
      let finding = SARIFFinding(
        result, fingerprint: fingerprint, run.rule(of: result), report, run, &labels)
      out.write(state.hasResults ? ",\n" : "\n")
      state.hasResults = true
      finding.write(report, run, state.artifacts, withSuppressions: true, into: &out)
    }
    self.state = state
  }

  package mutating func end(_ summary: RunSummary, run: RunContext, into out: inout [UInt8]) {
    guard var state = state.take() else { return }
    out.append(UInt8(ascii: "]"))
    state.artifacts.write(into: &out)
    state.notifications.write(summary, run, leftOut: 0, into: &out)
    SARIFHead.writeTool(run, state.rules, into: &out)
    SARIFHead.writeProperties(summary, run, state.rules, into: &out)
    out.write("}]}\n")
  }
}
