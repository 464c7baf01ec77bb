internal import RightsEvaluation
internal import RightsHistory
internal import RightsModel
internal import RightsPolicies
internal import RightsSnapshots

/// Finds out what is accepted of a finished report: what waivers cover, then what is known debt.
///
/// It stands behind the memory of verdicts, since what is accepted belongs to one subject alone.
struct AcceptanceJudge {
  let plan: ScanPlan
  let judge: SubjectJudge

  /// Adds to each result what is accepted of it, and a finding for each kind of waiver that is wrong here.
  func apply(to report: inout SubjectReport) {
    let debts = plan.known?.debts(of: report.subject, report.layer)
    var setting: Setting?
    var problems: [WaiverProblem: [Acceptance.Use]] = [:]
    for index in report.results.indices {
      let result = report.results[index]
      guard result.verdict == .fail || result.verdict == .unknown else { continue }
      let rule = plan.rules[result.ruleIndex]
      let debt = result.verdict == .fail && KnownLedger.mayBeKnown(rule) ? debts?[rule.id] : nil
      guard debt != nil || plan.waivers.covers(result.ruleIndex) else { continue }
      let here = setting ?? Setting(report, judge)
      setting = here
      guard let acceptance = acceptance(of: result, debt, here) else { continue }
      report.results[index].acceptance = acceptance
      count(acceptance, result.verdict, &report.counts)
      note(acceptance, here.facts, &problems)
    }
    for problem in WaiverProblem.allCases {
      if let uses = problems[problem] { add(problem, uses, to: &report) }
    }
  }

  private func count(_ acceptance: Acceptance, _ verdict: Verdict, _ counts: inout VerdictCounts) {
    switch acceptance.outcome {
    case .open: return
    case .waived: counts.waived += 1
    case .known: counts.accepted += 1
    }
    counts[verdict] -= 1
  }

  // MARK: - One result

  private func acceptance(of result: RuleResult, _ debt: Deviation?, _ setting: Setting) -> Acceptance? {
    var waivers: [Acceptance.Use] = []
    var lapsed: [Acceptance.Use] = []
    for index in plan.waivers.candidates(result.ruleIndex, setting.facts) {
      let entry = plan.waivers.entries[index]
      guard entry.isFor(setting.facts, setting.layer, gpo: setting.gpo, domain: setting.domain),
        let use = use(entry.waiver, index, result, setting)
      else { continue }
      if plan.waivers.standings[index] == .inForce { waivers.append(use) } else { lapsed.append(use) }
    }
    let covered = debt.flatMap { self.debt($0, of: result.deviation) }
    if waivers.isEmpty, lapsed.isEmpty, covered == nil { return nil }
    let whole = remainder(of: result, waivers, nil, setting)
    if whole.isNothing, !waivers.isEmpty { return Acceptance(.waived, waivers: waivers, lapsed: lapsed) }
    guard let covered else {
      return Acceptance(
        .open, waivers: waivers, lapsed: lapsed, remaining: whole.deviation, doubt: waivers.isEmpty ? nil : whole.doubt)
    }
    let rest = remainder(of: result, waivers, covered, setting)
    return Acceptance(
      rest.isNothing ? .known : .open, waivers: waivers, lapsed: lapsed, debt: covered, remaining: rest.deviation,
      doubt: rest.doubt)
  }

  /// What a waiver covers of a result; nil where it is nothing.
  private func use(_ waiver: Waiver, _ index: Int, _ result: RuleResult, _ setting: Setting) -> Acceptance.Use? {
    var use = Acceptance.Use(waiver: index)
    switch (waiver.effect, result.verdict) {
    case (.allowExtra, .fail), (.allowMissing, .fail):
      // Who names nobody covers what names nobody.
      if waiver.principals.isEmpty { return result.hasNamelessFault ? use : nil }
      let named = setting.principals(waiver.principals)
      if waiver.effect == .allowExtra { use.unexpected = result.deviation.unexpected.filter(named.contains) }
      if waiver.effect == .allowMissing { use.missing = result.deviation.missing.filter(named.contains) }
      return use.missing.isEmpty && use.unexpected.isEmpty ? nil : use
    case (.acceptUnknown, .unknown):
      if waiver.principals.isEmpty { return use }
      use.unexpected = result.deviation.unresolved.filter(setting.principals(waiver.principals).contains)
      return use.unexpected.isEmpty ? nil : use
    case (_, _): return nil
    }
  }

  /// What an entry of known debt covers; nil where it is nothing.
  private func debt(_ known: Deviation, of found: Deviation) -> Deviation? {
    if known.isNameless { return found.isNameless ? known : nil }
    let covered = Deviation(
      missing: found.missing.filter(known.missing.contains),
      unexpected: found.unexpected.filter(known.unexpected.contains))
    return covered.isNameless ? nil : covered
  }

  // MARK: - What remains

  private struct Remainder {
    var deviation = Deviation.none
    var doubt: String?
    var isNothing: Bool { deviation.isNameless && doubt == nil }
  }

  /// What nobody covers.
  ///
  /// A name that is taken out of the lists does not say that the rule would pass without it: an incomplete set may hold
  /// more, and what was certain because of it may now be open. So the rule is judged again.
  private func remainder(
    of result: RuleResult, _ waivers: [Acceptance.Use], _ debt: Deviation?, _ setting: Setting
  ) -> Remainder {
    let rest = current(result, waivers, debt, setting)
    guard rest.isNothing else { return rest }
    // What would pass without it would be stale.
    if setting.layer == .effective, judge.age(setting.facts) != .fresh {
      return Remainder(doubt: "what was collected is too old, or says nothing of when it was")
    }
    return rest
  }

  /// The same, of what was collected in time.
  private func current(
    _ result: RuleResult, _ waivers: [Acceptance.Use], _ debt: Deviation?, _ setting: Setting
  ) -> Remainder {
    let missing = Set(waivers.flatMap(\.missing) + (debt?.missing ?? []))
    let unexpected = Set(waivers.flatMap(\.unexpected) + (debt?.unexpected ?? []))
    let isNameless = missing.isEmpty && unexpected.isEmpty
    // An unknown that is put up with as a whole, and a fail that names nobody.
    let coversNameless = waivers.contains { $0.missing.isEmpty && $0.unexpected.isEmpty } || debt?.isNameless ?? false
    if isNameless { return Remainder(deviation: coversNameless ? result.named : result.deviation) }
    if result.verdict == .fail {
      let rest = Deviation(
        missing: result.deviation.missing.filter { !missing.contains($0) },
        unexpected: result.deviation.unexpected.filter { !unexpected.contains($0) })
      if !rest.isNameless { return Remainder(deviation: rest) }
    } else if coversNameless {
      return Remainder()
    }
    if let doubt = result.detail?.doubt { return Remainder(doubt: doubt) }
    if let right = plan.rules[result.ruleIndex].right, setting.disputed.contains(right) {
      return Remainder(doubt: "the machine's sources say different things of \(right)")
    }
    guard let again = setting.judgeAgain(result, missing: missing, unexpected: unexpected) else {
      // Of an assertion the lists may not be all.
      let isWhole = result.verdict == .fail && result.detail != nil && (coversNameless || !result.hasNamelessFault)
      return isWhole
        ? Remainder() : Remainder(doubt: result.reason.isEmpty ? "it cannot be judged again" : result.reason)
    }
    switch again.verdict {
    case .pass, .notApplicable: return Remainder()
    case .fail: return Remainder(deviation: again.deviation, doubt: "the rule fails all the same")
    case .unknown, .notCollected, .stale, .error:
      return Remainder(doubt: "what remains cannot be decided: \(again.reason)")
    }
  }

  // MARK: - What is wrong with waivers

  private func note(
    _ acceptance: Acceptance, _ facts: MachineFacts, _ problems: inout [WaiverProblem: [Acceptance.Use]]
  ) {
    for use in acceptance.waivers
    where plan.waivers.entries[use.waiver].waiver.isApprovedAfter(facts.collectedAt) {
      problems[.approval, default: []].append(use)
    }
    guard acceptance.outcome == .open else { return }
    for use in acceptance.lapsed {
      switch plan.waivers.standings[use.waiver] {
      case .expired: problems[.expired, default: []].append(use)
      case .notYetApproved: problems[.approval, default: []].append(use)
      case .inForce: break
      }
    }
  }

  private func add(_ problem: WaiverProblem, _ uses: [Acceptance.Use], to report: inout SubjectReport) {
    guard let rule = plan.rules.firstIndex(of: .waiver(problem)) else { return }
    let waivers = Set(uses.map(\.waiver)).sorted()
    let ids = waivers.map { plan.waivers.entries[$0].waiver.id }
    let names = ids.map { "`\($0)`" }.joined(separator: ", ")
    let noun = ids.count == 1 ? "the waiver" : "the waivers"
    let reason =
      switch problem {
      case .expired: "\(noun) \(names) ended, and what \(ids.count == 1 ? "it" : "they") covered counts again"
      case .approval: "\(noun) \(names) \(ids.count == 1 ? "was" : "were") not approved when this was seen"
      }
    var result = RuleResult(ruleIndex: rule, verdict: .fail, reason: reason)
    result.acceptance = Acceptance(.open, lapsed: waivers.map { Acceptance.Use(waiver: $0) })
    let place = report.results.firstIndex { $0.ruleIndex > rule } ?? report.results.endIndex
    report.results.insert(result, at: place)
    // Another waiver is another finding.
    report.findingFingerprints.insert(
      Fingerprint.finding(rule: problem.rawValue, right: nil, Deviation(unexpected: ids.map { .name($0) })), at: place)
    report.counts[.fail] += 1
  }
}

extension Deviation {
  /// Whether nobody is missing and nobody is unexpected.
  var isNameless: Bool { missing.isEmpty && unexpected.isEmpty }
}

extension RuleResult {
  /// Whether something is wrong that no list of principals tells: nobody is named, or an assertion has more to say.
  fileprivate var hasNamelessFault: Bool { deviation.isNameless || detail != nil && !reason.isEmpty }

  /// Whom it names: of an unknown nobody, since nothing is certain.
  fileprivate var named: Deviation {
    verdict == .fail ? Deviation(missing: deviation.missing, unexpected: deviation.unexpected) : .none
  }
}
