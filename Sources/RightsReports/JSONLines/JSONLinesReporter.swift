package import RightsModel
import RightsText

/// `jsonl`: the stable record, one JSON object a line, from which everything else can be made.
///
/// Keys stand in the order of the contract (design, section 7). It is written for fleets: what a rule or a subject
/// repeats is rendered once, and a result makes no `String` but the labels of what deviates.
package struct JSONLinesReporter: Reporter {
  package static let id = "jsonl"
  package static let summary = "One JSON object a line: the stable record for scripts"
  package static let fileExtension = "jsonl"

  // Made for a rule when it is first written.
  private var rules: [JSONLinesRule?] = []
  private var labels = PrincipalLabels()
  private var subject = JSONLinesSubject()

  package init(options: ReporterOptions) {}

  package mutating func begin(_ run: RunContext, into out: inout [UInt8]) {
    rules = Array(repeating: nil, count: run.rules.count)
    out.write("{\"type\":\"run\",\"tool\":\"plumbline\",\"version\":")
    out.write(json: run.toolVersion)
    out.write(",\"library\":")
    out.write(json: run.libraryVersion)
    out.write(",\"asOf\":")
    out.write(json: run.asOf.description)
    out.write(",\"policies\":[")
    for policy in run.policies { Self.write(document: policy.id, policy.file, into: &out) }
    out.write("],\"baselines\":[")
    for baseline in run.baselines { Self.write(document: baseline.id, baseline.files.first, into: &out) }
    if !run.overlays.isEmpty {
      out.write("],\"overlays\":[")
      for overlay in run.overlays { Self.write(document: overlay.id, overlay.file, into: &out) }
    }
    out.write("]}\n")
  }

  package mutating func subject(_ report: SubjectReport, run: RunContext, into out: inout [UInt8]) {
    if !run.failuresOnly || report.counts.hasProblems { writeResults(of: report, run, into: &out) }
    Self.write(machine: report, into: &out)
    for diagnostic in report.diagnostics { out.write(diagnosticLine: diagnostic) }
  }

  package mutating func end(_ summary: RunSummary, run: RunContext, into out: inout [UInt8]) {
    for diagnostic in summary.diagnostics { out.write(diagnosticLine: diagnostic) }
    out.write("{\"type\":\"summary\",\"subjects\":")
    out.write(summary.subjects)
    if summary.outOfScope > 0 {
      out.write(",\"outOfScope\":")
      out.write(summary.outOfScope)
    }
    out.write(key: "counts")
    out.write(counts: summary.counts)
    out.write(",\"exit\":")
    out.write(summary.exit)
    out.write(",\"exits\":[")
    for exit in summary.exits {
      out.writeElementSeparator()
      out.write(exit)
    }
    out.write("],\"reason\":")
    out.write(json: summary.reason)
    out.write("}\n")
  }

  private mutating func writeResults(of report: SubjectReport, _ run: RunContext, into out: inout [UInt8]) {
    subject.render(report)
    let results = report.results.span
    for index in results.indices {
      if run.failuresOnly, !VerdictTerms(results[index].verdict).isProblem { continue }
      write(results[index], report.findingFingerprints[index], of: report, run, into: &out)
    }
  }

  private mutating func write(
    _ result: borrowing RuleResult, _ findingFingerprint: String, of report: SubjectReport, _ run: RunContext,
    into out: inout [UInt8]
  ) {
    let rule = rule(of: result, run)
    let isFail = result.verdict == .fail
    out.append(contentsOf: subject.opening)
    if isFail, result.expectation == nil {
      out.append(contentsOf: rule.failing)
    } else {
      out.append(contentsOf: rule.identity)
      out.write(",\"verdict\":\"")
      out.write(raw: result.verdict.rawValue)
      out.append(contentsOf: rule.severity)
      if let expectation = result.expectation {
        out.write(",\"expect\":")
        out.write(expectation)
      } else {
        out.append(contentsOf: rule.expectation)
      }
    }
    let observed = result.observed
    if let observed { out.write(observed: observed.assignment) }
    Self.write(result.deviation, isFail: isFail, into: &out)
    if isFail {
      out.write(",\"reason\":\"")
      ResultWords.write(differences: result, report, &labels, into: &out) { $1.write(jsonContent: $0) }
      out.append(UInt8(ascii: "\""))
    } else if !result.reason.isEmpty {
      out.write(",\"reason\":")
      out.write(json: result.reason)
    }
    if isFail, run.known != nil, let state = FindingState(ofFail: result.acceptance, run) {
      out.write(",\"state\":")
      out.write(json: state.rawValue)
    }
    if let acceptance = result.acceptance { out.write(acceptance, run) }
    if let observed, observed.source == 0, result.detail == nil {
      if let file = report.sources.first {
        out.append(contentsOf: subject.evidence)
        Self.finish(evidence: file, Evidence.line(observed, report), into: &out)
      }
    } else if let file = Evidence.file(result, report) {
      Self.write(evidence: file, Evidence.location(result, report)?.line, into: &out)
    }
    out.append(contentsOf: rule.declared)
    if let changed = result.changed { Self.write(overlays: changed.changes, into: &out) }
    out.append(contentsOf: subject.fingerprint)
    out.write(raw: findingFingerprint)
    out.append(UInt8(ascii: "\""))
    // Behind the keys that every result has: readers that look for those find none of a part's own.
    if let detail = result.detail { Self.write(detail, report, into: &out) }
    if !report.attribution.isEmpty, let right = run.rules[result.ruleIndex].right,
      let setting = report.attribution[right]
    {
      Self.write(attribution: setting, into: &out)
    }
    out.write("}\n")
  }

  private static func write(_ deviation: Deviation, isFail: Bool, into out: inout [UInt8]) {
    guard isFail, deviation.orphans.isEmpty, deviation.unresolved.isEmpty else {
      out.write(list: ",\"missing\":[", deviation.missing, evenIfEmpty: isFail)
      out.write(list: ",\"unexpected\":[", deviation.unexpected, evenIfEmpty: isFail)
      out.write(list: ",\"orphans\":[", deviation.orphans, evenIfEmpty: isFail)
      return out.write(list: ",\"unresolved\":[", deviation.unresolved, evenIfEmpty: isFail)
    }
    // Nearly every fail, in as few pieces as there can be.
    out.write(",\"missing\":[")
    out.write(deviation.missing)
    out.write("],\"unexpected\":[")
    out.write(deviation.unexpected)
    out.write("],\"orphans\":[],\"unresolved\":[]")
  }

  private mutating func rule(of result: RuleResult, _ run: RunContext) -> JSONLinesRule {
    if result.changed != nil { return JSONLinesRule(run.rule(of: result)) }
    if let known = rules[result.ruleIndex] { return known }
    let rule = JSONLinesRule(run.rules[result.ruleIndex])
    rules[result.ruleIndex] = rule
    return rule
  }

  private static func write(overlays changes: [ChangedRule.Change], into out: inout [UInt8]) {
    out.write(",\"overlays\":[")
    for change in changes {
      out.writeElementSeparator()
      out.write("{\"uri\":")
      out.write(json: change.location.uri)
      if let line = change.location.line {
        out.write(",\"line\":")
        out.write(line)
      }
      if let id = change.overlay { out.write(key: "id", string: id) }
      if let reason = change.reason { out.write(key: "reason", string: reason) }
      out.append(UInt8(ascii: "}"))
    }
    out.append(UInt8(ascii: "]"))
  }

  /// The pieces of an assertion: `,"parts":[{"right":"…","observed":{…},"missing":[…],"unexpected":[…],"evidence":{…}}]`.
  private static func write(_ detail: AssertionDetail, _ report: SubjectReport, into out: inout [UInt8]) {
    if let group = detail.group {
      out.write(",\"group\":")
      out.write(json: group)
    }
    if let wmi = detail.wmi { out.write(wmi) }
    if detail.parts.isEmpty { return }
    out.write(",\"parts\":[")
    for part in detail.parts {
      out.writeElementSeparator()
      switch part.item {
      case .right(let right, let assignment):
        out.write("{\"right\":")
        out.write(json: right.constant)
        out.write(observed: assignment)
      case .statement(let text):
        out.write("{\"statement\":")
        out.write(json: text)
      }
      out.write(list: ",\"missing\":[", part.missing, evenIfEmpty: false)
      out.write(list: ",\"unexpected\":[", part.unexpected, evenIfEmpty: false)
      if let file = Evidence.file(part, report) {
        write(evidence: file, Evidence.location(part, report)?.line, into: &out)
      }
      out.append(UInt8(ascii: "}"))
    }
    out.append(UInt8(ascii: "]"))
  }

  /// The GPO that set what was observed: `,"attribution":{"gpo":…,"guid":…,"domain":…,"scope":…,"enforced":…}`.
  private static func write(attribution setting: PolicySetting, into out: inout [UInt8]) {
    var isFirst = true
    func write(_ key: StaticString, _ value: String?) {
      guard let value else { return }
      if !isFirst { out.append(UInt8(ascii: ",")) }
      isFirst = false
      out.write(key)
      out.write(json: value)
    }
    out.write(",\"attribution\":{")
    write("\"gpo\":", setting.gpo)
    write("\"guid\":", setting.guid?.description)
    write("\"domain\":", setting.domain)
    write("\"scope\":", setting.scope)
    if let isEnforced = setting.isEnforced {
      out.write(isFirst ? "\"enforced\":" : ",\"enforced\":")
      out.write(raw: isEnforced ? "true" : "false")
    }
    out.append(UInt8(ascii: "}"))
  }

  private static func write(evidence file: InputFile, _ line: Int?, into out: inout [UInt8]) {
    out.write(evidenceIn: file.uri)
    finish(evidence: file, line, into: &out)
  }

  private static func finish(evidence file: InputFile, _ line: Int?, into out: inout [UInt8]) {
    if let line {
      out.write(",\"line\":")
      out.write(line)
    }
    if let sha256 = file.sha256 {
      out.write(",\"sha256\":")
      out.write(json: sha256)
    }
    out.append(UInt8(ascii: "}"))
  }

  private static func write(machine report: SubjectReport, into out: inout [UInt8]) {
    out.write("{\"type\":\"machine\",\"subject\":")
    out.write(json: report.subject.id)
    switch report.subject.kind {
    case .machine: break
    case .gpo: out.write(",\"kind\":\"gpo\"")
    }
    out.write(gpoName: report.subject)
    if let os = report.os {
      out.write(",\"os\":")
      out.write(json: os.id)
    }
    if let role = report.role {
      out.write(",\"role\":")
      out.write(json: role.rawValue)
    }
    out.write(",\"readAs\":[")
    for format in report.readAs {
      out.writeElementSeparator()
      out.write(json: format)
    }
    out.write("],\"counts\":")
    out.write(counts: report.counts)
    out.write("}\n")
  }

  private static func write(document id: String, _ file: InputFile?, into out: inout [UInt8]) {
    out.writeElementSeparator()
    out.write("{\"id\":")
    out.write(json: id)
    if let sha256 = file?.sha256 {
      out.write(",\"sha256\":")
      out.write(json: sha256)
    }
    out.append(UInt8(ascii: "}"))
  }
}
