internal import RightsEvaluation
internal import RightsHistory
internal import RightsIdentity
internal import RightsModel
internal import RightsPolicies
internal import RightsReports
internal import RightsSnapshots
internal import RightsText

/// Turns what was read of a subject into its report: names, rules, verdicts, counts.
struct SubjectJudge {
  /// How old a snapshot is, as far as `--max-age` asks.
  enum Age: Int {
    case fresh, stale, unknown
  }

  let plan: ScanPlan
  let planner: Planner
  private let fingerprints: FindingFingerprints

  init(_ plan: ScanPlan) {
    self.plan = plan
    fingerprints = FindingFingerprints(plan.rules)
    planner = Planner(plan.source)
  }

  func age(_ facts: MachineFacts) -> Age { plan.age(facts) }

  func context(_ facts: MachineFacts, _ ruleSet: Int?, mayBeWellKnown: Bool, namedRIDs: [UInt32]) -> EvaluationContext {
    let references = ruleSet.map { planner.ruleSets[$0].accountReferences } ?? []
    let accounts = AccountBinding(directory: plan.directory).accounts(of: references, facts)
    return EvaluationContext(
      facts: facts, accounts: accounts, namesMayBeWellKnown: mayBeWellKnown, namedRIDs: namedRIDs)
  }

  // MARK: - Reports

  /// What all files say of a subject together, its names resolved.
  private func joined(
    _ item: WorkItem, _ reading: Reading
  ) -> (snapshot: Snapshot, facts: MachineFacts, mayBeWellKnown: Bool) {
    let layer: Layer =
      reading.snapshots.first?.layer ?? (item.subject.kind == .gpo ? .groupPolicy : .effective)
    var snapshot = SnapshotJoin.join(
      reading.snapshots, inputs: reading.inputs, collected: reading.collected, subject: item.subject, layer: layer)
    var facts = snapshot.facts
    facts.complete(from: reading.facts)
    var names = NameResolution(facts: facts, directory: plan.directory)
    let mayBeWellKnown = names.resolve(&snapshot)
    return (snapshot, facts, mayBeWellKnown)
  }

  /// A machine's rights without a verdict, for what compares machines.
  func seen(
    _ item: WorkItem, _ reading: Reading
  ) -> (facts: MachineFacts, rights: RightsTable, context: EvaluationContext) {
    let (snapshot, facts, mayBeWellKnown) = joined(item, reading)
    let context = context(facts, nil, mayBeWellKnown: mayBeWellKnown, namedRIDs: snapshot.namedRIDs)
    return (facts, Disagreements(snapshot).withheld(snapshot), context)
  }

  /// Judges what was read.
  func report(_ item: WorkItem, _ reading: Reading) -> SubjectReport {
    var (snapshot, facts, mayBeWellKnown) = joined(item, reading)
    let layer = snapshot.layer
    // A GPO is `domain/GUID`, or its GUID alone.
    let parts = item.subject.kind == .gpo ? item.subject.id.split(separator: "/") : []
    let domain = parts.count == 2 ? String(parts[0]) : nil
    let guid = reading.gpo ?? parts.last.flatMap { GUID(String($0)) }
    let decision = planner.plan(facts, gpo: guid, domain: domain, layer: layer)
    snapshot.diagnostics =
      reading.diagnostics + snapshot.diagnostics
      + located(
        decision.diagnostics, snapshot.sources.first.map { SourceLocation(uri: $0.uri) } ?? reading.location)
    let disagreements = Disagreements(snapshot)
    let context = context(facts, decision.ruleSet, mayBeWellKnown: mayBeWellKnown, namedRIDs: snapshot.namedRIDs)
    var verdicts = evaluate(&snapshot, context, decision.ruleSet, facts, disagreements)
    if let exclusion = decision.exclusion { return outOfScope(item, facts, snapshot, exclusion) }
    let isIdle = verdicts.counts[.notApplicable] == verdicts.counts.total
    if decision.gap != nil || isIdle {
      let why = verdicts.counts.total == 0 ? "no baseline applies to it" : "none of its rules applies to it"
      verdicts.insert(RuleResult(ruleIndex: plan.gapIndex, verdict: .notCollected, reason: decision.gap ?? why))
    } else if let ruleSet = decision.ruleSet, planner.ruleSets[ruleSet].isConditional,
      verdicts.counts[.pass] + verdicts.counts[.notApplicable] == verdicts.counts.total,
      !planner.ruleSets[ruleSet].assertions.contains(where: { $0.isMeant(context) })
    {
      verdicts.insert(
        RuleResult(
          ruleIndex: plan.gapIndex, verdict: .notCollected, reason: "whether any of its rules applies is not known"))
    }
    if let finding = disagreements.finding(plan.disagreementIndex, snapshot) { verdicts.insert(finding) }
    let baselines = decision.ruleSet.map { planner.ruleSets[$0].baselines } ?? []
    var report = finish(item, layer, facts, snapshot, baselines, verdicts)
    if !snapshot.policies.isEmpty { report.attribution = disagreements.attribution(snapshot) }
    return report
  }

  /// A subject that nobody has to assess: that, and why, is all that is said of it.
  private func outOfScope(
    _ item: WorkItem, _ facts: MachineFacts, _ snapshot: Snapshot, _ exclusion: Policy.Exclusion
  ) -> SubjectReport {
    var verdicts = Verdicts()
    verdicts.add(
      RuleResult(
        ruleIndex: plan.outOfScopeIndex, verdict: .notApplicable,
        reason: "out of scope: \(exclusion.reason) (\(exclusion.location.place))"))
    return finish(item, snapshot.layer, facts, snapshot, [], verdicts)
  }

  /// The report of a subject that nobody collected, or nobody can tell apart, where a policy says that it is out of scope.
  ///
  /// - Parameter fault: what is wrong with it all the same.
  func exclusion(_ item: WorkItem, _ facts: MachineFacts, _ fault: Diagnostic? = nil) -> SubjectReport? {
    guard plan.outOfScopeIndex >= 0, item.subject.kind == .machine,
      let exclusion = planner.plan(facts, gpo: nil, domain: nil, layer: .effective).exclusion
    else { return nil }
    var snapshot = Snapshot(subject: item.subject, layer: .effective)
    snapshot.diagnostics = fault.map { [$0] } ?? []
    return outOfScope(item, facts, snapshot, exclusion)
  }

  /// A subject of which nothing could be seen.
  func gap(_ item: WorkItem, facts: MachineFacts, reason: String, _ diagnostic: Diagnostic) -> SubjectReport {
    var snapshot = Snapshot(subject: item.subject, layer: item.subject.kind == .gpo ? .groupPolicy : .effective)
    snapshot.diagnostics = [diagnostic]
    var verdicts = Verdicts()
    verdicts.add(RuleResult(ruleIndex: plan.gapIndex, verdict: .notCollected, reason: reason))
    return finish(item, snapshot.layer, facts, snapshot, [], verdicts)
  }

  /// A subject whose section was judged before, for the same rules in the same context.
  func remembered(
    _ item: WorkItem, _ known: Memory.Outcome, _ facts: MachineFacts, _ input: InputFile, lineOffset: Int32,
    _ decision: Plan
  ) -> SubjectReport {
    SubjectReport(
      subject: item.subject, layer: .effective, os: facts.os, role: facts.role, readAs: known.readAs,
      baselines: known.baselines, results: known.results,
      subjectFingerprint: known.results.isEmpty ? "" : Fingerprint.subject(item.subject, .effective),
      findingFingerprints: known.findings, counts: known.counts, sources: [input], lineOffset: lineOffset,
      sectionLine: known.sectionLine, names: known.names, facts: facts,
      diagnostics: located(decision.diagnostics, SourceLocation(uri: input.uri)))
  }

  private func finish(
    _ item: WorkItem, _ layer: Layer, _ facts: MachineFacts, _ snapshot: Snapshot, _ baselines: [Int],
    _ verdicts: Verdicts
  ) -> SubjectReport {
    var findings: [String] = []
    findings.reserveCapacity(verdicts.results.count)
    var names = snapshot.names
    for index in verdicts.results.indices {
      findings.append(verdicts.fingerprints[index] ?? fingerprints.fingerprint(of: verdicts.results[index]))
      if !plan.directory.isEmpty, verdicts.results[index].deviation != .none { label(verdicts.results[index], &names) }
    }
    return SubjectReport(
      subject: item.subject, layer: layer, os: facts.os, role: facts.role, readAs: snapshot.readAs,
      baselines: baselines, results: verdicts.results,
      subjectFingerprint: verdicts.results.isEmpty ? "" : Fingerprint.subject(item.subject, layer),
      findingFingerprints: findings, counts: verdicts.counts, sources: snapshot.sources, lineOffset: 0,
      sectionLine: snapshot.sectionLine, names: names, facts: facts,
      diagnostics: snapshot.diagnostics)
  }

  private func label(_ result: RuleResult, _ names: inout [SID: String]) {
    var principals = result.deviation.missing + result.deviation.unexpected
    if case .principals(let holders, _) = result.observed?.assignment { principals += holders }
    for case .right(_, .principals(let holders, _)) in result.detail?.parts.map(\.item) ?? [] { principals += holders }
    for case .sid(let sid) in principals where names[sid] == nil {
      if let name = plan.directory.name(sid) { names[sid] = name }
    }
  }

  // MARK: - Judging

  private func evaluate(
    _ snapshot: inout Snapshot, _ context: EvaluationContext, _ ruleSet: Int?, _ facts: MachineFacts,
    _ disagreements: Disagreements
  ) -> Verdicts {
    var verdicts = Verdicts()
    guard let ruleSet else { return verdicts }
    let members = planner.ruleSets[ruleSet].members
    let orphans = orphans(snapshot)
    let partial = snapshot.completeness.explanation
    let age = snapshot.layer == .effective ? age(facts) : .fresh
    // Nearly every rule passes; where nobody sees that, it is a number.
    let countsPasses = !plan.showsEveryVerdict && age == .fresh
    // Of a line that was judged before, where nothing else has a say: not who is an orphan, and not another source.
    let asksMarks = countsPasses && orphans.isEmpty && disagreements.isEmpty
    var known = LineVerdicts(rules: 0)
    let store = planner.ruleSets[ruleSet].known
    swap(&known, &store.verdicts)
    defer { swap(&known, &store.verdicts) }
    for position in members.indices {
      let member = members[position]
      let mark = asksMarks && member.applies && member.overlaid == nil ? snapshot.rights.mark(member.rule.right) : nil
      if let mark {
        if known.passes(position, mark) {
          verdicts.counts[.pass] += 1
          continue
        }
        if let fail = known.fail(position, mark) {
          var result = fail.result
          result.observed?.line = snapshot.rights.line(member.rule.right)
          verdicts.add(result, fingerprint: fail.fingerprint)
          continue
        }
      }
      let observed = snapshot.rights[member.rule.right]
      guard member.applies else {
        add(
          RuleResult(
            ruleIndex: member.rule.index, verdict: .notApplicable, observed: observed,
            reason: "the baseline is for another release, role or GPO"), &verdicts)
        continue
      }
      let isCertain = member.overlaid?.isCertain ?? true
      if countsPasses, isCertain, disagreements.isEmpty,
        RuleEvaluator.passes(member.rule, observed, layer: snapshot.layer, context)
      {
        verdicts.counts[.pass] += 1
        if let mark { known.keep(position, mark, nil) }
        continue
      }
      let why = snapshot.collectedRights[member.rule.right]?.explanation ?? partial
      func judge(_ observed: ObservedRight) -> RuleResult {
        func result(of rule: CompiledRule) -> RuleResult {
          RuleEvaluator.evaluate(rule, observed, layer: snapshot.layer, context, orphans: orphans, partial: why)
        }
        var own = result(of: member.rule)
        if let overlaid = member.overlaid { overlaid.settle(&own, by: result) }
        return own
      }
      var result = judge(observed)
      if !disagreements.isEmpty { result = disagreements.agree(result, member.rule.right, snapshot, judge: judge) }
      if result.verdict == .pass, age != .fresh {
        result.verdict = .stale
        result.reason = staleness(age, facts)
      }
      if let mark, member.rule.isPlain, result.verdict == .fail {
        let fingerprint = fingerprints.fingerprint(of: result)
        known.keep(position, mark, LineVerdicts.Fail(result, fingerprint))
        verdicts.add(result, fingerprint: fingerprint)
        continue
      }
      add(result, &verdicts)
    }
    warnOfForeignRights(&snapshot, context, members)
    let assertions = planner.ruleSets[ruleSet].assertions
    if !assertions.isEmpty {
      let scene = AssertionScene(
        rights: disagreements.withheld(snapshot), context: context, partial: partial,
        resolves: resolution(snapshot, facts, orphans))
      for assertion in assertions {
        let result = judge(assertion, scene, snapshot, age, facts)
        if plan.showsEveryVerdict || VerdictTerms(result.verdict).isProblem {
          verdicts.insert(result)
        } else {
          verdicts.counts[result.verdict] += 1
        }
      }
    }
    return verdicts
  }

  private func judge(
    _ assertion: RuleSet.Assertion, _ scene: AssertionScene, _ snapshot: Snapshot, _ age: Age, _ facts: MachineFacts
  ) -> RuleResult {
    let compiled = assertion.compiled
    var doubt: String?
    switch assertion.standing {
    case .applies: break
    case .unknown(let missing): doubt = missing.words
    case .doesNotApply:
      return RuleResult(
        ruleIndex: compiled.index, verdict: .notApplicable, reason: "the rule is for other machines")
    }
    var result: RuleResult
    switch compiled.rule.body {
    case .sets(let clauses): result = AssertionEvaluator.evaluate(compiled, clauses, on: scene, doubt: doubt)
    case .sameInGroup(let comparison):
      guard let tags = facts.tags else {
        return RuleResult(
          ruleIndex: compiled.index, verdict: .unknown,
          reason: "which machines it is to be compared with is not known: \([MissingFact.tags].words)")
      }
      guard let value = tags[comparison.tag] else {
        let isMeant = AssertionCondition.isMet(by: scene.context, of: compiled.rule) != false
        if isMeant, !plan.groupingRules.contains(compiled.index) {
          return RuleResult(
            ruleIndex: compiled.index, verdict: .unknown,
            reason: "no machine of this run that the rule is for has the tag `\(comparison.tag)`: is it spelt so?")
        }
        return RuleResult(
          ruleIndex: compiled.index, verdict: .notApplicable, reason: "the machine has no tag `\(comparison.tag)`")
      }
      func summary(_ value: String?) -> GroupSummary {
        plan.groups[GroupKey(rule: compiled.index, value: value)] ?? GroupSummary()
      }
      let group = GroupEvaluator.Group(
        name: "\(comparison.tag)=\(value)", summary(value), strangers: summary(nil),
        isListed: !plan.input.inventory.isEmpty)
      result = GroupEvaluator.evaluate(compiled, comparison, on: scene, group: group, doubt: doubt)
    case .wmi(let link):
      let situation = WMISituation(snapshot, facts: facts, context: scene.context, asOf: plan.asOf)
      result = WMIEvaluator.evaluate(compiled, link, in: situation, doubt: doubt)
    }
    if result.verdict == .pass, age != .fresh {
      result.verdict = .stale
      result.reason = staleness(age, facts)
    }
    return result
  }

  /// Who is known to exist, and who is known not to.
  private func resolution(_ snapshot: Snapshot, _ facts: MachineFacts, _ orphans: Set<SID>) -> (SID) -> Bool? {
    let accounts = Set(facts.accounts.values)
    let directory = plan.directory
    return { sid in
      if orphans.contains(sid) { return false }
      // What is no account of a domain is Windows' own, or made from a name; of its own are the lowest RIDs, too.
      if sid.authority != 12, !sid.isDomainAccount || sid.rid < 1000 { return true }
      if accounts.contains(sid) || snapshot.names[sid] != nil || directory.name(sid) != nil { return true }
      return nil
    }
  }

  private func add(_ result: RuleResult, _ verdicts: inout Verdicts) {
    if plan.showsEveryVerdict || VerdictTerms(result.verdict).isProblem {
      verdicts.add(result)
    } else {
      verdicts.counts[result.verdict] += 1
    }
  }

  private func staleness(_ age: Age, _ facts: MachineFacts) -> String {
    guard let collectedAt = facts.collectedAt else { return "the snapshot says nothing of when it was collected" }
    return age == .stale
      ? "collected at \(collectedAt), which is too old" : "collected at \(collectedAt), which is later than this run"
  }

  private func orphans(_ snapshot: Snapshot) -> Set<SID> {
    guard !plan.directory.isEmpty else { return snapshot.orphans }
    var orphans = snapshot.orphans
    for right in UserRight.allCases {
      guard case .principals(let principals, _) = snapshot.rights[right].assignment else { continue }
      for case .sid(let sid) in principals where sid.isDomainAccount && plan.directory.isOrphan(sid) {
        orphans.insert(sid)
      }
    }
    return orphans
  }

  private func warnOfForeignRights(
    _ snapshot: inout Snapshot, _ context: EvaluationContext, _ members: [RuleSet.Member]
  ) {
    guard snapshot.layer == .effective, let os = context.os else { return }
    for right in UserRight.allCases where !os.rights.contains(right) && RuleEvaluator.isStated(snapshot.rights[right]) {
      snapshot.diagnostics.append(
        Diagnostic(
          .warning, "right-not-in-release",
          "\(os.name) has no \(right), and the snapshot defines it; it is judged all the same",
          at: SourceLocation(
            uri: snapshot.sources.isEmpty
              ? snapshot.subject.id : snapshot.sources[Int(snapshot.rights[right].source)].uri,
            line: snapshot.rights[right].line > 0 ? Int(snapshot.rights[right].line) : nil),
          help: "check the release that is stated for the machine"))
    }
  }

  private func located(_ diagnostics: [Diagnostic], _ location: SourceLocation?) -> [Diagnostic] {
    diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.location = diagnostic.location ?? location
      return diagnostic
    }
  }
}
