internal import RightsEvaluation
internal import RightsModel
internal import RightsPolicies
internal import RightsSnapshots
internal import RightsText

/// Reads and judges subjects, one at a time, with buffers and a memory of its own.
///
/// Sendable because a pool lends it to one task at a time; nothing in it is ever shared.
final class Worker: @unchecked Sendable {
  let plan: ScanPlan
  private var memory = Memory()
  private var contexts: [EvaluationContext: Int] = [:]
  let reader: SubjectReader
  let judge: SubjectJudge
  /// Nil where nothing is accepted.
  private let acceptances: AcceptanceJudge?

  init(_ plan: ScanPlan) {
    self.plan = plan
    reader = SubjectReader(plan.input)
    judge = SubjectJudge(plan)
    acceptances = plan.waivers.isEmpty && plan.known == nil ? nil : AcceptanceJudge(plan: plan, judge: judge)
  }

  /// The finished report of one subject.
  func process(_ item: WorkItem) -> SubjectReport {
    guard let acceptances else { return judged(item) }
    var report = judged(item)
    acceptances.apply(to: &report)
    return report
  }

  private func judged(_ item: WorkItem) -> SubjectReport {
    switch item.source {
    case .file(let path): return file(item, path)
    case .part, .machine, .groupPolicy: return judge.report(item, reader.read(item))
    case .missing:
      let facts = reader.facts(item, nil)
      if let excluded = judge.exclusion(item, facts) { return excluded }
      return judge.gap(
        item, facts: facts, reason: "the inventory names it and nothing was collected",
        Diagnostic(
          .error, "machine-missing", "\(item.subject.id) is in the inventory and not in the collection",
          at: facts.location, help: "collect it, or set `decommissioned` or `offlineUntil` in the inventory"))
    case .conflict(let claims):
      let uris = WorkItem.names(of: claims, plan.input.roots)
      let facts = reader.facts(item, nil)
      let fault = Diagnostic(
        .error, "several-inputs", "\(item.subject.id) is claimed by \(uris.joined(separator: " and "))",
        at: claims.first?.location(plan.input.roots) ?? SourceLocation(uri: item.subject.id),
        help: "scan one of them, or put the files of one machine in one folder with a machine.json")
      return judge.exclusion(item, facts, fault)
        ?? judge.gap(item, facts: facts, reason: "several inputs claim it: \(uris.joined(separator: ", "))", fault)
    }
  }

  // MARK: - A file of its own: the hot path

  private func file(_ item: WorkItem, _ path: InputPath) -> SubjectReport {
    let uri = path.uri(plan.input.roots)
    let facts = reader.facts(item, nil)
    do throws(FileReading.Fault) {
      return try reader.open(path, uri: uri) { bytes in
        let input = reader.input(uri, bytes)
        if let report = recall(item, bytes, input, facts) { return report }
        guard let format = reader.format(bytes, uri) else {
          return judge.report(item, reader.unrecognized(item, uri, bytes.count))
        }
        return judge.report(item, reader.reading(item, bytes, format, input, facts))
      }
    } catch {
      return judge.report(item, reader.unreadable(item, uri, error))
    }
  }

  /// The report by way of the memory, or nil where the file is nothing to remember.
  private func recall(
    _ item: WorkItem, _ bytes: Span<UInt8>, _ input: InputFile, _ facts: MachineFacts
  ) -> SubjectReport? {
    guard
      let (format, content) = SnapshotFormats.content(of: bytes, at: SnapshotPath(input.uri), as: plan.input.format),
      let setting = setting(item, facts, format)
    else { return nil }
    let (ruleSet, context) = (setting.ruleSet, setting.context)
    let hash = Memory.hash(
      bytes, content.first, content.second, seed: UInt64(truncatingIfNeeded: context ^ ruleSet << 20))
    if let known = memory.find(hash, bytes, content.first, content.second, ruleSet: ruleSet, context: context) {
      // Where nothing is shown, no line is.
      let offset = known.outcome.results.isEmpty ? 0 : content.line(in: bytes) - known.outcome.sectionLine
      return judge.remembered(item, known.outcome, facts, input, lineOffset: offset, setting.decision)
    }
    let report = judge.report(item, reader.reading(item, bytes, format, input, facts, content))
    if report.diagnostics.count == setting.decision.diagnostics.count {
      memory.add(
        hash, bytes, content.first, content.second, ruleSet: ruleSet, context: context,
        Memory.Outcome(
          baselines: report.baselines, results: report.results, findings: report.findingFingerprints,
          counts: report.counts, names: report.names,
          sectionLine: report.sectionLine, readAs: report.readAs))
    }
    return report
  }

  /// What a machine is judged by and in which context; nil where its report is its own.
  private func setting(
    _ item: WorkItem, _ facts: MachineFacts, _ format: any SnapshotFormat.Type
  ) -> Setting? {
    // A stale snapshot says when it was collected, which is its own.
    guard judge.age(facts) == .fresh else { return nil }
    // In a fleet a machine is often like the one before it.
    if let last, last.format == format.id, last.facts.isAlike(facts), judge.planner.hasAnswers(last.answers, facts) {
      return last.setting
    }
    let decision = judge.planner.plan(facts, gpo: nil, domain: nil, layer: .effective)
    guard let ruleSet = decision.ruleSet, decision.gap == nil, !judge.planner.ruleSets[ruleSet].comparesMachines,
      !judge.planner.ruleSets[ruleSet].looksBeyondRights
    else { return nil }
    let context = intern(judge.context(facts, ruleSet, mayBeWellKnown: format.names == .anything, namedRIDs: []))
    let setting = Setting(decision, ruleSet: ruleSet, context: context)
    last = Predecessor(facts, format: format.id, judge.planner.answers(facts), setting)
    return setting
  }

  /// What machines of one kind are judged by. A class, as all that is asked for each of them: it is never copied.
  private final class Setting {
    let decision: Plan
    let ruleSet: Int
    let context: Int

    init(_ decision: Plan, ruleSet: Int, context: Int) {
      self.decision = decision
      self.ruleSet = ruleSet
      self.context = context
    }
  }

  /// The machine before.
  private final class Predecessor {
    let facts: MachineFacts
    let format: String
    let answers: [AssignmentMatch]
    let setting: Setting

    init(_ facts: MachineFacts, format: String, _ answers: [AssignmentMatch], _ setting: Setting) {
      self.facts = facts
      self.format = format
      self.answers = answers
      self.setting = setting
    }
  }

  private var last: Predecessor?

  /// A small number for a context; contexts of their own (a machine SID a machine) are not kept for ever.
  private func intern(_ context: EvaluationContext) -> Int {
    if let known = contexts[context] { return known }
    if contexts.count > 50_000 {
      contexts.removeAll()
      last = nil
      memory = Memory()
    }
    contexts[context] = contexts.count
    return contexts.count - 1
  }
}
