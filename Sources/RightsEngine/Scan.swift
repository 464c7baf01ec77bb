internal import RightsBaselines
package import RightsModel
internal import RightsPolicies
internal import RightsReports
internal import RightsSnapshots
internal import Synchronization

/// A scan from request to exit code: configuration, discovery, the pipeline, the reports.
package enum Scan {
  /// Runs it. The reports are written; the outcome is for the conversation.
  ///
  /// - Parameters:
  ///   - visit: shown each finished subject, in order.
  ///   - progress: told how many of how many subjects are done.
  /// - Throws: `OutputError` where a report cannot be written.
  package static func run(
    _ request: ScanRequest, visit: (SubjectReport, RunContext) -> Void = { _, _ in },
    progress: (_ done: Int, _ total: Int) -> Void
  ) async throws -> ScanOutcome {
    var discovered: Discovery?
    let configuration = Configuration(request) { configuration in
      // Documents of a user are all read and checked; the library's own have been.
      guard request.library.isEmbedded, request.policies.isEmpty, request.baselines.isEmpty,
        request.only.isEmpty, request.skip.isEmpty, request.lock == nil
      else { return nil }
      let discovery = discover(request, configuration)
      discovered = discovery
      let reader = SubjectReader(readPlan(request, configuration, discovery))
      return BaselineNeeds(policies: configuration.policies, reader: reader, roots: discovery.roots).ids(
        discovery.items)
    }
    if configuration.hasErrors { return stopped(configuration) }
    let rules = RuleSelection.rules(configuration, only: request.only, skip: request.skip)
    let discovery = discovered ?? discover(request, configuration)

    let run = context(request, configuration, rules)
    var plan = plan(
      request, configuration, discovery, rules,
      // Known findings are pruned where a rule passes.
      showsEveryVerdict: configuration.known != nil
        || !request.failuresOnly && request.outputs.contains { $0.reporter.showsEveryVerdict })

    var outputs: [ReportOutput] = []
    for output in request.outputs {
      outputs.append(try ReportOutput(output.reporter.init(options: output.options), path: output.path))
    }
    var tally = Tally(request, configuration, discovery, rules)
    var ledger =
      configuration.known != nil || request.writesKnown != nil
      ? KnownLedger(configuration.known ?? KnownFindings(), rules) : nil
    for output in outputs { try output.begin(run) }
    plan.groups = try await GroupSurvey.groups(plan, pool: WorkerPool(plan), jobs: request.jobs)
    let pool = WorkerPool(plan)
    let items = plan.items
    var done = 0
    // Borrowed: a report is large.
    func hand(_ report: borrowing SubjectReport) throws {
      tally.add(report)
      ledger?.add(report, isTimely: report.layer == .groupPolicy || plan.age(report.facts) == .fresh)
      visit(report, run)
      for output in outputs { try output.subject(report, run) }
    }
    try await OrderedPipeline.run(count: items.count, width: request.jobs) { range in
      pool.with { worker in range.map { Finished(worker.process(items[$0])) } }
    } consume: { subjects in
      for subject in subjects { try hand(subject.report) }
      done += subjects.count
      progress(done, items.count)
    }
    if let ledger, configuration.known != nil { tally.add(ledger) }
    // One machine is not what a policy is for.
    let lost = items.count > 1 ? pool.reach?.diagnostics(plan.input.inventory) ?? [] : []
    for diagnostic in lost { tally.add(diagnostic) }
    let summary = tally.summary()
    var files: [String] = []
    for output in outputs { files += try output.end(summary, run) }
    if let path = request.writesKnown, let ledger {
      // A file that was not there takes everything; one that was only shrinks.
      let known = ledger.findings(acceptingNew: request.acceptsNew || configuration.known == nil)
      try WholeFile.write(known.bytes, to: path)
      files.append(path)
    }
    var outcome = ScanOutcome(
      diagnostics: configuration.diagnostics + discovery.diagnostics + lost,
      subjectDiagnostics: tally.kept,
      diagnosticCounts: tally.diagnosticCounts, summary: summary, exit: summary.exit, reason: summary.reason,
      files: files)
    outcome.known = ledger?.outcome
    return outcome
  }

  /// Everything that is fixed before the first subject is read.
  static func plan(
    _ request: ScanRequest, _ configuration: Configuration, _ discovery: Discovery, _ rules: [RunRule],
    showsEveryVerdict: Bool
  ) -> ScanPlan {
    ScanPlan(
      input: readPlan(request, configuration, discovery), items: discovery.items,
      source: PlanSource(
        baselines: configuration.baselines, named: configuration.named, policies: configuration.policies,
        overlays: configuration.overlays, rules: rules),
      directory: view(configuration.directory), rules: rules, showsEveryVerdict: showsEveryVerdict,
      oldest: configuration.gates(for: request).maximumAge.map { Timestamp(seconds: request.asOf.seconds - $0) },
      asOf: request.asOf,
      waivers: WaiverIndex(configuration.waivers, rules, limits: configuration.waiverLimits, asOf: request.asOf),
      known: configuration.known.map { KnownIndex($0) })
  }

  static func discover(_ request: ScanRequest, _ configuration: Configuration) -> Discovery {
    var discovery = Discovery(
      inventory: InventoryIndex(configuration.inventory.machines),
      format: request.format.flatMap(SnapshotFormats.named), digests: request.needsDigests,
      documents: GivenDocuments(request.documents))
    discovery.run(request.paths, asOf: request.asOf)
    return discovery
  }

  private static func readPlan(
    _ request: ScanRequest, _ configuration: Configuration, _ discovery: Discovery
  ) -> ReadPlan {
    ReadPlan(
      roots: discovery.roots, inventory: configuration.inventory.machines,
      format: request.format.flatMap(SnapshotFormats.named), statedOS: request.os, statedRole: request.role,
      digests: request.needsDigests, wholeFiles: discovery.wholeFiles)
  }

  private static func stopped(_ configuration: Configuration) -> ScanOutcome {
    let errors = configuration.diagnostics.count { $0.severity == .error }
    return ScanOutcome(
      diagnostics: configuration.diagnostics, subjectDiagnostics: [], diagnosticCounts: [:], summary: nil, exit: 2,
      reason: "\(errors) \(errors == 1 ? "error" : "errors") in our own documents: nothing was evaluated", files: [])
  }

  /// What reports say of the run at their head.
  static func context(_ request: ScanRequest, _ configuration: Configuration, _ rules: [RunRule]) -> RunContext {
    var run = RunContext(
      toolVersion: request.toolVersion, libraryVersion: "sha256:\(configuration.libraryDigest.prefix(16))",
      asOf: request.asOf,
      policies: configuration.policyFiles.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) },
      baselines: configuration.baselines, rules: rules, configuration: configuration.files,
      failuresOnly: request.failuresOnly, arguments: request.arguments,
      versionControl: GitWorkTree.versionControl(of: "."))
    run.waivers = configuration.waivers.map(\.waiver)
    run.known = configuration.knownFile
    for finding in configuration.known?.findings ?? [] { run.knownPlaces[finding.key] = finding.location }
    run.overlays = configuration.overlays.documents
    run.hasOverlays = !configuration.overlays.groups.isEmpty
    return run
  }

  private static func view(_ directory: Directory) -> DirectoryView {
    guard !directory.domains.isEmpty else { return DirectoryView() }
    return DirectoryView(
      sid: { directory.resolve(domain: $0, name: $1) }, name: { directory.name(of: $0) },
      isOrphan: { directory.isOrphan($0) })
  }
}

/// A report on its way from a worker to the outputs. A class, so that it is not copied from hand to hand.
private final class Finished: Sendable {
  let report: SubjectReport

  init(_ report: SubjectReport) { self.report = report }
}

/// Lends each chunk of work a worker of its own.
final class WorkerPool: Sendable {
  private let plan: ScanPlan
  private let idle = Mutex<[Worker]>([])

  init(_ plan: ScanPlan) { self.plan = plan }

  /// Which assignments found a machine, whoever judged it.
  var reach: AssignmentReach? {
    idle.withLock { workers in
      workers.dropFirst().reduce(into: workers.first?.judge.planner.reach) { $0?.merge($1.judge.planner.reach) }
    }
  }

  func with<Result>(_ body: (Worker) -> Result) -> Result {
    let worker = idle.withLock { $0.popLast() } ?? Worker(plan)
    defer { idle.withLock { $0.append(worker) } }
    return body(worker)
  }
}
