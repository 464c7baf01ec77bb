internal import RightsModel
internal import RightsPolicies

/// Counts a run as it goes and says at the end how it ended.
struct Tally {
  private let failOn: Severity?
  /// By rule index: whether a fail of it makes exit code 1.
  private let matters: [Bool]
  /// Percent of subjects that must be assessed; nil: all.
  private let coverage: Int?
  private let runDiagnostics: [Diagnostic]
  private var subjects = 0
  private var notAssessed = 0
  private var incompleteSubjects = 0
  private var counts = VerdictCounts()
  private var failing = 0
  private var hasHardGap = false
  private var hasUnread = false
  /// The first diagnostics of each code.
  private(set) var kept: [Diagnostic] = []
  private(set) var diagnosticCounts: [String: Int] = [:]

  init(_ request: ScanRequest, _ configuration: Configuration, _ discovery: Discovery, _ rules: [RunRule]) {
    failOn = request.failOn
    matters = rules.map { rule in request.failOn.map { rule.severity >= $0 } ?? false }
    // Of several policies the strictest counts; one that says nothing asks for all.
    let wanted = configuration.policies.map { $0.coverage ?? 100 }
    coverage = wanted.max()
    runDiagnostics = configuration.diagnostics + discovery.diagnostics
    hasUnread = discovery.diagnostics.contains { $0.severity == .error }
  }

  mutating func add(_ report: SubjectReport) {
    subjects += 1
    counts += report.counts
    if report.counts[.fail] > 0 {
      // By index: a copy of every result costs more than the look at two of its fields.
      for index in report.results.indices where report.results[index].verdict == .fail {
        if report.results[index].acceptance != nil, report.results[index].isAccepted { continue }
        if matters[report.results[index].ruleIndex] { failing += 1 }
      }
    }
    let open = report.counts[.unknown] + report.counts[.error]
    let gaps = report.counts[.notCollected] + report.counts[.stale]
    if open > 0 { hasHardGap = true }
    if open + gaps > 0 { incompleteSubjects += 1 }
    if report.counts[.pass] + report.counts[.fail] == 0, !Self.hasAcceptedFail(report) { notAssessed += 1 }
    for diagnostic in report.diagnostics where diagnostic.severity != .note {
      // What no verdict shows: a file beside others of one machine, facts that are wrong.
      if diagnostic.severity == .error, open + gaps == 0 { hasUnread = true }
      let code = diagnostic.code.id
      diagnosticCounts[code, default: 0] += 1
      if diagnosticCounts[code, default: 0] <= ScanOutcome.kept { kept.append(diagnostic) }
    }
  }

  /// Whether it was judged, and all that was found is accepted. What is unknown is not judged, whoever puts up with it.
  private static func hasAcceptedFail(_ report: SubjectReport) -> Bool {
    report.counts.waived + report.counts.accepted > 0 && report.results.contains { $0.verdict == .fail }
  }

  func summary() -> RunSummary {
    var exits: [Int] = []
    var reasons: [String] = []
    if failing > 0 {
      exits.append(1)
      reasons.append("\(failing) \(failing == 1 ? "finding" : "findings") at or above \(failOn?.rawValue ?? "")")
    }
    if let reason = incompleteness() {
      exits.append(3)
      reasons.append(reason)
    }
    let ordered = [5, 4, 2, 3, 1].filter(exits.contains)
    return RunSummary(
      subjects: subjects, notAssessed: notAssessed, counts: counts, diagnostics: runDiagnostics,
      exit: ordered.first ?? 0, exits: exits.isEmpty ? [0] : exits,
      reason: reasons.isEmpty
        ? "every check was made, and none fails at or above \(failOn?.rawValue ?? "any severity")"
        : reasons.joined(separator: "; "))
  }

  private func incompleteness() -> String? {
    if subjects == 0 { return "there was nothing to scan" }
    if hasUnread { return "some of the input could not be read" }
    let incomplete = Verdict.allCases.reduce(0) { $0 + ($1.isIncomplete ? counts[$1] : 0) }
    guard incomplete > 0 else { return nil }
    let assessed = subjects - incompleteSubjects
    if !hasHardGap, let coverage, coverage < 100, assessed * 100 >= coverage * subjects { return nil }
    return
      "\(incomplete) \(incomplete == 1 ? "check" : "checks") on \(incompleteSubjects) \(incompleteSubjects == 1 ? "subject" : "subjects") could not be made"
  }
}
