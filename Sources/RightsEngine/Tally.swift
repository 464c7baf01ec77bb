internal import RightsModel
internal import RightsPolicies

/// Counts a run as it goes and says at the end how it ended.
struct Tally {
  private let gates: Gates
  /// By rule index: whether a fail of it makes exit code 1.
  private let matters: [Bool]
  private let outOfScopeIndex: Int
  private var outOfScope = 0
  private var runDiagnostics: [Diagnostic]
  /// Waivers in force, by index; those that covered something are taken out.
  private var unused: Set<Int> = []
  private let waivers: [Waiver]
  private let failsOnUnused: Bool
  private let failsOnUnpruned: Bool
  /// Known findings that are gone.
  private var unpruned = 0
  private var subjects = 0
  private var notAssessed = 0
  private var incompleteSubjects = 0
  private var counts = VerdictCounts()
  private var failing = 0
  /// Fails of which all that is certain is accepted, and the rest cannot be decided.
  private var undecided = 0
  private var hasHardGap = false
  private var hasUnread = false
  /// Whether our own documents contradict each other on a machine.
  private var hasContradiction = false
  private let documents: Set<String>
  /// The first diagnostics of each code.
  private(set) var kept: [Diagnostic] = []
  private(set) var diagnosticCounts: [String: Int] = [:]

  init(_ request: ScanRequest, _ configuration: Configuration, _ discovery: Discovery, _ rules: [RunRule]) {
    gates = configuration.gates(for: request)
    let failOn = gates.failOn ?? .standard
    outOfScopeIndex = rules.firstIndex(of: .outOfScope) ?? -1
    matters = rules.map { failOn.counts(severity: $0.severity, references: $0.references) }
    runDiagnostics = configuration.diagnostics + discovery.diagnostics
    waivers = configuration.waivers.map(\.waiver)
    documents = Set(configuration.files.map(\.uri))
    failsOnUnused = request.failsOnUnusedWaiver
    failsOnUnpruned = request.failsOnUnpruned && request.writesKnown == nil
    unused = Set(waivers.indices.filter { [waivers] in waivers[$0].standing(at: request.asOf) == .inForce })
    hasUnread = discovery.diagnostics.contains { $0.severity == .error }
  }

  mutating func add(_ report: SubjectReport) {
    if outOfScopeIndex >= 0, report.results.first?.ruleIndex == outOfScopeIndex {
      outOfScope += 1
      counts += report.counts
      // Nobody has to assess it; what of the input could not be read is said all the same.
      note(report, isOpen: false)
      return
    }
    subjects += 1
    counts += report.counts
    let undecidedBefore = undecided
    if report.counts[.fail] > 0 {
      // By index: a copy of every result costs more than the look at two of its fields.
      for index in report.results.indices where report.results[index].verdict == .fail {
        if let acceptance = report.results[index].acceptance {
          if report.results[index].isAccepted { continue }
          if acceptance.isUndecided {
            undecided += 1
            continue
          }
        }
        if let changed = report.results[index].changed {
          if counts(changed.rule) { failing += 1 }
        } else if matters[report.results[index].ruleIndex] {
          failing += 1
        }
      }
    }
    if !unused.isEmpty {
      for index in report.results.indices {
        guard let acceptance = report.results[index].acceptance else { continue }
        for use in acceptance.waivers + acceptance.lapsed { unused.remove(use.waiver) }
      }
    }
    let open = report.counts[.unknown] + report.counts[.error] + undecided - undecidedBefore
    let gaps = report.counts[.notCollected] + report.counts[.stale]
    if open > 0 { hasHardGap = true }
    if open + gaps > 0 { incompleteSubjects += 1 }
    if report.counts[.pass] + report.counts[.fail] == 0, !Self.hasAcceptedFail(report) { notAssessed += 1 }
    note(report, isOpen: open + gaps > 0)
  }

  /// Takes what was said of a subject.
  ///
  /// - Parameter isOpen: whether a verdict of it shows that not all is known.
  private mutating func note(_ report: SubjectReport, isOpen: Bool) {
    for diagnostic in report.diagnostics where diagnostic.severity != .note {
      // What no verdict shows: a file beside others of one machine, facts that are wrong.
      // Of one file the gaps tell; of several they may be another's.
      let isPlain =
        report.sources.count < 2 && report.counts[.pass] + report.counts[.fail] == 0
        && report.sources.allSatisfy { $0.uri == diagnostic.location?.uri }
      if diagnostic.severity == .error, !isPlain || !isOpen {
        if diagnostic.location.map({ documents.contains($0.uri) }) ?? false {
          hasContradiction = true
        } else {
          hasUnread = true
        }
      }
      let code = diagnostic.code.id
      diagnosticCounts[code, default: 0] += 1
      if diagnosticCounts[code, default: 0] <= ScanOutcome.kept { kept.append(diagnostic) }
    }
  }

  /// Whether a fail of a rule that overlays changed makes exit code 1.
  private func counts(_ rule: Rule) -> Bool {
    (gates.failOn ?? .standard).counts(severity: rule.severity, references: rule.references)
  }

  /// Whether it was judged, and all that was found is accepted. What is unknown is not judged, whoever puts up with it.
  private static func hasAcceptedFail(_ report: SubjectReport) -> Bool {
    report.counts.waived + report.counts.accepted > 0 && report.results.contains { $0.verdict == .fail }
  }

  /// Takes what there is to say of the run.
  mutating func add(_ diagnostic: Diagnostic) { runDiagnostics.append(diagnostic) }

  /// Takes what became of known findings.
  mutating func add(_ ledger: KnownLedger) {
    let outcome = ledger.outcome
    unpruned = outcome.pruned.count
    guard unpruned > 0 else { return }
    runDiagnostics.append(
      Diagnostic(
        failsOnUnpruned ? .warning : .note, "known-unpruned",
        "\(unpruned) known \(unpruned == 1 ? "finding is" : "findings are") gone, in whole or in part",
        help: "take them out with `plumbline known prune`"))
  }

  /// Says which waivers are of no use.
  private mutating func reportUnused() {
    for index in unused.sorted() {
      runDiagnostics.append(WaiverLint.unused(waivers[index], failsOnUnused ? .warning : .note))
    }
  }

  mutating func summary() -> RunSummary {
    reportUnused()
    let failOn = gates.failOn ?? .standard
    var exits: [Int] = []
    var reasons: [String] = []
    if failsOnUnused, !unused.isEmpty {
      exits.append(1)
      reasons.append("\(unused.count) \(unused.count == 1 ? "waiver covers" : "waivers cover") nothing")
    }
    if failsOnUnpruned, unpruned > 0 {
      if exits.isEmpty { exits.append(1) }
      reasons.append("\(unpruned) known \(unpruned == 1 ? "finding is" : "findings are") gone and still listed")
    }
    if failing > 0 {
      if exits.isEmpty { exits.append(1) }
      reasons.append("\(failing) \(failing == 1 ? "finding" : "findings") \(failOn.words)")
    }
    if let reason = incompleteness() {
      exits.append(3)
      reasons.append(reason)
    }
    let ordered = [5, 4, 2, 3, 1].filter(exits.contains)
    var summary = RunSummary(
      subjects: subjects, notAssessed: notAssessed, counts: counts, diagnostics: runDiagnostics,
      exit: ordered.first ?? 0, exits: exits.isEmpty ? [0] : exits,
      reason: reasons.isEmpty
        ? "\(allowed ?? "every check was made"), and \(failOn == .never ? "no fail counts" : "none fails \(failOn.words)")\(accepted)"
        : reasons.joined(separator: "; "))
    summary.outOfScope = outOfScope
    return summary
  }

  /// What a run that is clean puts up with.
  private var accepted: String {
    let parts = [(counts.waived, "waived"), (counts.accepted, "accepted")].filter { $0.0 > 0 }
    return parts.isEmpty ? "" : "; \(parts.map { "\($0.0) \($0.1)" }.joined(separator: ", "))"
  }

  private func incompleteness() -> String? {
    if subjects == 0 { return outOfScope > 0 ? "everything is out of scope" : "there was nothing to scan" }
    if hasUnread { return "some of the input could not be read" }
    if hasContradiction { return "our own documents contradict each other on some of the subjects" }
    guard incomplete > 0 else { return nil }
    // What is too old was looked at all the same.
    if isAllowed {
      return notAssessed == subjects && counts[.stale] == 0
        ? "nothing was assessed: \(openChecks) could not be made" : nil
    }
    return "\(openChecks) could not be made"
  }

  private var incomplete: Int { Verdict.allCases.reduce(undecided) { $0 + ($1.isIncomplete ? counts[$1] : 0) } }

  private var openChecks: String {
    "\(incomplete) \(incomplete == 1 ? "check" : "checks") on \(incompleteSubjects) \(incompleteSubjects == 1 ? "subject" : "subjects")"
  }

  /// Whether the policies put up with the checks that could not be made.
  private var isAllowed: Bool {
    if gates.incomplete == .allow { return true }
    let (assessed, coverage) = (subjects - incompleteSubjects, gates.coverage ?? 100)
    return !hasHardGap && coverage < 100 && assessed * 100 >= coverage * subjects
  }

  /// What a run that is clean left open.
  private var allowed: String? {
    incomplete > 0 && isAllowed ? "\(openChecks) could not be made, which the policy allows" : nil
  }
}
