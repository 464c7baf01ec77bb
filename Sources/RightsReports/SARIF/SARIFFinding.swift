import RightsModel
import RightsText

/// One SARIF result, as every profile writes it.
struct SARIFFinding: Sendable {
  var rule: RunRule
  var verdict: Verdict
  /// `fail`, `pass`, `review`, …
  var kind: String
  var message: String
  var places: SARIFPlaces
  /// Lower-case hexadecimal.
  var fingerprint: String
  var deviation: Deviation
  /// What overlays did to the rule.
  var changes: [ChangedRule.Change] = []
  var acceptance: Acceptance?
  /// Of a link of the WMI access chain.
  var wmi: WMIFinding?

  init(
    _ result: RuleResult, fingerprint: String, _ rule: RunRule, _ report: SubjectReport, _ run: RunContext,
    _ labels: inout PrincipalLabels
  ) {
    self.rule = rule
    verdict = result.verdict
    acceptance = result.acceptance
    wmi = result.detail?.wmi
    kind = VerdictTerms(result.verdict).sarifKind
    switch rule {
    case .gap, .waiver, .outOfScope: places = SARIFPlaces(gapOf: report, run)
    case .baseline, .assertion, .sourcesDisagree: places = SARIFPlaces(result, rule, report, run)
    }
    message = SARIFMessage.text(result, rule, report, hasExpectation: places.expectation != nil, &labels)
    self.fingerprint = fingerprint
    deviation = result.deviation
    changes = result.changed?.changes ?? []
  }

  /// The failing result of a subject that could not be assessed, or not in full: what GitHub must keep open.
  init(gapOf report: SubjectReport, _ run: RunContext, _ labels: inout PrincipalLabels) {
    rule = .gap
    verdict = .notCollected
    kind = "fail"
    places = SARIFPlaces(gapOf: report, run)
    message = SARIFMessage.gap(report, run, &labels)
    deviation = .none
    // The engine's own result, where the whole subject is a gap, has the fingerprint that history knows.
    let own = report.results.firstIndex { run.rules[$0.ruleIndex] == .gap }
    fingerprint =
      own.map { report.fingerprint($0) }
      ?? Digests.sha256("plumbline/gap\n\(report.layer.rawValue)\n\(report.subject.id)")
  }

  /// Appends the result as an object.
  ///
  /// - Parameters:
  ///   - artifacts: nil where locations carry no index.
  ///   - withSuppressions: on all results of a log or on none.
  func write(
    _ report: SubjectReport, _ run: RunContext, _ artifacts: SARIFArtifacts?, withSuppressions: Bool,
    into out: inout [UInt8]
  ) {
    out.append(UInt8(ascii: "{"))
    out.write(key: "ruleId", string: rule.id)
    out.write(key: "kind", string: kind)
    out.write(key: "level", string: kind == "fail" ? SeverityTerms(rule.severity).level : "none")
    out.write(",\"message\":{\"text\":")
    out.write(json: message)
    out.append(UInt8(ascii: "}"))
    places.write(of: report, right: rule.right, artifacts, into: &out)
    out.write(",\"partialFingerprints\":{\"plumblineFinding/v1\":")
    out.write(json: fingerprint)
    out.write(",\"primaryLocationLineHash\":\"")
    Digests.write(sha256: "primaryLocationLineHash\n\(fingerprint)", digits: 16, into: &out)
    out.write(":1\"},\"correlationGuid\":\"")
    Digests.write(uuid: "finding/\(fingerprint)", into: &out)
    out.append(UInt8(ascii: "\""))
    if withSuppressions {
      SARIFSuppressions.write(acceptance, rule.id, report, run, into: &out)
      SARIFSuppressions.writeState(verdict, acceptance, run, into: &out)
    }
    out.write(",\"properties\":{\"subject\":")
    out.write(json: report.subject.id)
    if let right = rule.right { out.write(key: "right", string: right.constant) }
    out.write(key: "verdict", string: verdict.rawValue)
    let isFail = verdict == .fail
    out.write(list: ",\"missing\":[", deviation.missing, evenIfEmpty: isFail)
    out.write(list: ",\"unexpected\":[", deviation.unexpected, evenIfEmpty: isFail)
    out.write(list: ",\"orphans\":[", deviation.orphans, evenIfEmpty: isFail)
    out.write(list: ",\"unresolved\":[", deviation.unresolved, evenIfEmpty: isFail)
    if !changes.isEmpty {
      out.write(key: "severity", string: rule.severity.rawValue)
      out.write(key: "overlays")
      out.append(UInt8(ascii: "["))
      for change in changes {
        out.writeElementSeparator()
        out.write(json: OverlayWords.clause(change))
      }
      out.append(UInt8(ascii: "]"))
    }
    if let wmi { out.write(wmi) }
    if let acceptance { out.write(acceptance, run) }
    switch report.subject.kind {
    case .machine: break
    case .gpo:
      out.write(",\"gpo\":{\"guid\":")
      out.write(json: report.subject.id.split(separator: "/").last.map(String.init) ?? report.subject.id)
      if let name = report.subject.gpoName { out.write(key: "name", string: name) }
      out.append(UInt8(ascii: "}"))
    }
    out.write("}}")
  }
}
