internal import RightsEvaluation
internal import RightsHistory
package import RightsModel
internal import RightsPolicies
internal import RightsReports

/// A diagnosis in the formats of scans: a result for each link on each machine, by the rules that a scan with the pack has.
package enum WMIDiagnosisReport {
  private static let pack = "packs/wmi-access"

  /// How the writing ended.
  package struct Outcome {
    package var diagnostics: [Diagnostic]
    /// Files that were written.
    package var files: [String] = []
    /// Whether the rules could be read; where not, nothing was written.
    package var isWritten = true
  }

  /// Writes the outputs of a request.
  ///
  /// - Throws: `OutputError` where one cannot be written.
  package static func write(_ diagnosis: WMIDiagnosis, _ request: ScanRequest) throws -> Outcome {
    var request = request
    request.policies = [pack]
    let configuration = Configuration(request)
    if configuration.hasErrors { return Outcome(diagnostics: configuration.diagnostics, isWritten: false) }
    let rules = RuleSelection.rules(configuration, only: [], skip: [])
    let run = Scan.context(request, configuration, rules)
    let links = links(configuration.policies, rules)
    let reports = diagnosis.machines.map { report($0, links, provider: diagnosis.provider, rules) }
    let summary = summary(diagnosis, reports)
    var files: [String] = []
    for output in request.outputs {
      let report = try ReportOutput(output.reporter.init(options: output.options), path: output.path)
      try report.begin(run)
      for subject in reports { try report.subject(subject, run) }
      files += try report.end(summary, run)
    }
    return Outcome(diagnostics: configuration.diagnostics, files: files)
  }

  /// A rule about a link.
  private struct Link {
    var id: WMILinkID
    var rule: PolicyRule
    var compiled: CompiledAssertion
  }

  // In the order of the run's rules.
  private static func links(_ policies: [Policy], _ rules: [RunRule]) -> [Link] {
    let links = policies.flatMap(\.rules).compactMap { rule -> Link? in
      guard case .wmi(let id) = rule.rule.body, let index = rules.firstIndex(of: .assertion(rule.rule)) else {
        return nil
      }
      return Link(id: id, rule: rule, compiled: CompiledAssertion(rule.rule, index: index))
    }
    return links.sorted { $0.compiled.index < $1.compiled.index }
  }

  private static func report(
    _ machine: WMIDiagnosis.Machine, _ links: [Link], provider: String?, _ rules: [RunRule]
  ) -> SubjectReport {
    let (snapshot, facts) = (machine.situation.snapshot, machine.situation.facts)
    let results = links.compactMap { result(of: $0, machine.situation, provider: provider) }
    var counts = VerdictCounts()
    for result in results { counts[result.verdict] += 1 }
    let fingerprints = FindingFingerprints(rules)
    return SubjectReport(
      subject: snapshot.subject, layer: snapshot.layer, os: facts.os, role: facts.role, readAs: snapshot.readAs,
      baselines: [], results: results,
      subjectFingerprint: results.isEmpty ? "" : Fingerprint.subject(snapshot.subject, snapshot.layer),
      findingFingerprints: results.map { fingerprints.fingerprint(of: $0) }, counts: counts, sources: snapshot.sources,
      lineOffset: 0, sectionLine: snapshot.sectionLine, names: snapshot.names, facts: facts,
      diagnostics: snapshot.diagnostics)
  }

  private static func result(of link: Link, _ situation: WMISituation, provider: String?) -> RuleResult? {
    var doubt: String?
    switch link.rule.standing(situation.facts) {
    case nil: return nil
    case .applies: break
    case .unknown(let missing): doubt = missing.words
    case .doesNotApply:
      return RuleResult(
        ruleIndex: link.compiled.index, verdict: .notApplicable, reason: "the rule is for other machines")
    }
    return WMIEvaluator.evaluate(link.compiled, link.id, in: situation, provider: provider, doubt: doubt)
  }

  private static func summary(_ diagnosis: WMIDiagnosis, _ reports: [SubjectReport]) -> RunSummary {
    var counts = VerdictCounts()
    for report in reports { counts += report.counts }
    // What a machine's own report says is not said again.
    let said = Set(reports.flatMap(\.diagnostics))
    return RunSummary(
      subjects: reports.count, notAssessed: reports.count { $0.counts[.pass] + $0.counts[.fail] == 0 }, counts: counts,
      diagnostics: diagnosis.diagnostics.filter { !said.contains($0) }, exit: diagnosis.exits.max() ?? 0,
      exits: diagnosis.exits, reason: diagnosis.reason)
  }
}
