import RightsModel

/// Runs that hold every verdict, hostile names, broken input, GPOs, and nothing at all.
package struct SampleRuns {
  /// Lower-case hexadecimal SHA-256 of bytes.
  let digest: ([UInt8]) -> String

  package init(digest: @escaping ([UInt8]) -> String) { self.digest = digest }

  package var all: [SampleRun] {
    [empty, healthy, mixed, mixed.failuresOnly, brokenInput, groupPolicy, assertions, accepted]
  }

  /// Nothing was found to scan.
  package var empty: SampleRun {
    run("empty", [], exits: [3], reason: "incomplete: nothing to scan")
  }

  /// Two machines as they should be.
  package var healthy: SampleRun {
    let names = ["ALPHA01", "BETA02"]
    return run("healthy", names.map { machine($0, Self.healthyResults) }, exits: [0], reason: "clean")
  }

  /// Every verdict, a machine that is missing, and names that try to break every format.
  package var mixed: SampleRun {
    var hostile = machine("CHARLIE \"<03>\" ]]>", Self.hostileResults)
    hostile.names = [Self.account(1117): "CORP\\\u{202E}pukcab\u{202C}](1) {0} <b>&amp;\u{7}\r\n|`*`"]
    var doubtful = machine("DELTA04", Self.doubtfulResults)
    doubtful.diagnostics = [
      Diagnostic(
        .warning, "unknown-right", "unknown right `SeFly\u{1B}[2JPrivilege`",
        at: SourceLocation(uri: "exports/DELTA04.inf", line: 12, column: 1), help: "it is kept as it was read")
    ]
    var missing = machine(
      "ECHO05", [RuleResult(ruleIndex: 0, verdict: .notCollected, reason: "in the inventory but not in the collection")]
    )
    missing.sources = []
    missing.readAs = []
    missing.sectionLine = 0
    return run(
      "mixed",
      [machine("ALPHA01", Self.healthyResults), machine("BETA02", Self.failingResults), hostile, doubtful, missing],
      exits: [1, 3], reason: "incomplete: 2 of 5 machines not assessed in full", notAssessed: 1)
  }

  /// What was collected and what was written are both wrong.
  package var brokenInput: SampleRun {
    var cut = machine("FOXTROT06", Self.brokenResults)
    cut.diagnostics = [
      Diagnostic(
        .error, "malformed-line", "a right without `=`",
        at: SourceLocation(uri: "exports/FOXTROT06.inf", line: 9, column: 3),
        help: "export the machine again",
        notes: [Diagnostic.Note("the section starts here", at: SourceLocation(uri: "exports/FOXTROT06.inf", line: 4))])
    ]
    var run = run("broken-input", [cut], exits: [3], reason: "incomplete: 1 machine could not be read in full")
    run.summary.diagnostics = [
      Diagnostic(.error, "unreadable", "permission denied", at: SourceLocation(uri: "exports/secret](1).inf")),
      Diagnostic(
        .warning, "unused-baseline", "the baseline fits no machine",
        at: SourceLocation(uri: "Baselines/sample/server.yaml", line: 3, column: 1)),
      Diagnostic(.note, "hint", "nothing here has a place"),
    ]
    return run
  }

  /// The same default GPO in two domains.
  package var groupPolicy: SampleRun {
    let guid = "31B2F340-016D-11D2-945F-00C04FB984F9"
    let defined = RuleResult(
      ruleIndex: 1, verdict: .fail,
      observed: ObservedRight(.principals([Self.administrators], complete: true), line: 7),
      deviation: Deviation(unexpected: [Self.administrators]))
    let empty = RuleResult(ruleIndex: 1, verdict: .fail, observed: ObservedRight(.noOne, line: 7))
    let undefined = RuleResult(ruleIndex: 1, verdict: .pass, observed: ObservedRight(.notDefined))
    let subjects = [("alpha.example", defined), ("beta.example", empty), ("gamma.example", undefined)]
    return run(
      "group-policy",
      subjects.map { domain, result in
        report(
          Subject(kind: .gpo, id: "\(domain)/\(guid)", gpoName: "Default Domain Policy {\(domain)}"), .groupPolicy,
          [result], path: "sysvol/\(domain)/{\(guid)}/Machine/GptTmpl.inf", readAs: "gpttmpl")
      }, exits: [1], reason: "2 fails at or above low")
  }

  /// Waivers, known debt, and what is left of both.
  package var accepted: SampleRun {
    let rules = Self.rulesWithWaivers
    var machines = [
      machine("ALPHA01", Self.acceptedResults, rules), machine("BETA02", Self.knownResults, rules),
      machine("GAMMA03", Self.acceptedResults, rules),
    ]
    for index in machines.indices {
      var counts = VerdictCounts()
      for result in machines[index].results {
        switch result.acceptance?.outcome {
        case .waived: counts.waived += 1
        case .known: counts.accepted += 1
        case .open, nil: counts[result.verdict] += 1
        }
      }
      machines[index].counts = counts
    }
    var run = run("accepted", machines, exits: [1], reason: "6 findings at or above low")
    let files = ["known.yaml", "waivers.yaml"].map { path in
      let content = Self.content(path)
      run.files[path] = content
      return InputFile(uri: path, length: content.count, sha256: digest(content), purpose: .configuration)
    }
    run.context.configuration += files
    run.context.rules = rules
    run.context.waivers = Self.waivers
    run.context.known = files[0]
    run.summary.diagnostics = [
      Diagnostic(
        .warning, "waiver-expired", "the waiver `W-2` ended on 2026-03-31",
        at: SourceLocation(uri: "waivers.yaml", line: 9, column: 5), help: "renew it or remove it")
    ]
    return run
  }

  func machine(_ name: String, _ results: [RuleResult], _ rules: [RunRule] = Self.rules) -> SubjectReport {
    var report = report(
      Subject(kind: .machine, id: name), .effective, results, path: "exports/\(name.prefix { $0 != " " }).inf",
      readAs: "secedit", rules)
    report.os = OSRelease.named("windows-server-2022")
    report.role = .memberServer
    report.facts.domain = "CORP"
    report.facts.domainSID = Self.account(0).domain
    return report
  }

  private func report(
    _ subject: Subject, _ layer: Layer, _ results: [RuleResult], path: String, readAs: String,
    _ rules: [RunRule] = Self.rules
  ) -> SubjectReport {
    var counts = VerdictCounts()
    for result in results { counts[result.verdict] += 1 }
    let content = Self.content(path)
    func half(_ parts: [String]) -> String { String(digest(Array(parts.joined(separator: "\n").utf8)).prefix(32)) }
    let findings = results.map { result in
      let principals = (result.deviation.missing + [.name("")] + result.deviation.unexpected).map(\.description)
      return half([rules[result.ruleIndex].id] + principals)
    }
    let judged = results.contains { if case .baseline = rules[$0.ruleIndex] { true } else { false } }
    return SubjectReport(
      subject: subject, layer: layer, os: nil, role: nil, readAs: [readAs],
      baselines: judged ? [layer == .groupPolicy ? 0 : 1] : [], results: results,
      subjectFingerprint: half([subject.id, layer.rawValue]), findingFingerprints: findings,
      counts: counts,
      sources: [InputFile(uri: path, length: content.count, sha256: digest(content), purpose: .evidence)],
      lineOffset: 0, sectionLine: 4, names: [:], facts: MachineFacts(name: subject.id), diagnostics: [])
  }

  func run(
    _ name: String, _ reports: [SubjectReport], exits: [Int], reason: String, notAssessed: Int = 0,
    rules: [RunRule] = Self.rules
  ) -> SampleRun {
    var files: [String: [UInt8]] = [:]
    for report in reports { for source in report.sources { files[source.uri] = Self.content(source.uri) } }
    let documents = ["Baselines/sample/gpo.yaml", "Baselines/sample/server.yaml", "Policies/default.yaml"]
    for path in documents { files[path] = Self.content(path) }
    let inputs = documents.map { path in
      let content = Self.content(path)
      return InputFile(uri: path, length: content.count, sha256: digest(content), purpose: .configuration)
    }
    var counts = VerdictCounts()
    for report in reports { counts += report.counts }
    let context = RunContext(
      toolVersion: "1.4.0", libraryVersion: "2026.10", asOf: Timestamp(seconds: 1_790_820_000),
      policies: [RunContext.Policy(id: "default", file: inputs[2])],
      baselines: [
        Self.baseline("sample/gpo", .groupPolicy, [inputs[0]]), Self.baseline("sample/server", .effective, [inputs[1]]),
      ], rules: rules, configuration: inputs, failuresOnly: false, arguments: ["scan", "exports"])
    let summary = RunSummary(
      subjects: reports.count, notAssessed: notAssessed, counts: counts, diagnostics: [], exit: exits.max() ?? 0,
      exits: exits, reason: reason)
    return SampleRun(name: name, context: context, reports: reports, summary: summary, files: files)
  }

  // Long enough for every line that the samples name.
  static func content(_ path: String) -> [UInt8] {
    Array(String(repeating: "; \(path)\r\n", count: 40).utf8)
  }

  private static func baseline(_ id: String, _ layer: Layer, _ files: [InputFile]) -> Baseline {
    Baseline(
      id: id, title: "The sample \(id)", version: "2026-10", source: Baseline.Source(publisher: "Plumbline"),
      layer: layer,
      appliesTo: Baseline.Applicability(), unlisted: .ignore, rules: [], files: files,
      location: SourceLocation(uri: files[0].uri, line: 2, column: 1))
  }
}
