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

  private func acceptance(of result: RuleResult, _ known: Set<Fault>?, _ setting: Setting) -> Acceptance? {
    var waivers: [Acceptance.Use] = []
    var lapsed: [Acceptance.Use] = []
    let severity = result.changed?.rule.severity ?? plan.rules[result.ruleIndex].severity
    for index in plan.waivers.candidates(result.ruleIndex, setting.facts) {
      let entry = plan.waivers.entries[index]
      guard entry.isFor(setting.facts, setting.layer, gpo: setting.gpo, domain: setting.domain),
        var use = use(entry.waiver, index, result, setting)
      else { continue }
      use.standing = plan.waivers.standing(index, severity)
      if use.standing == .inForce { waivers.append(use) } else { lapsed.append(use) }
    }
    let debt = known.flatMap { known in result.faults?.intersection(known) } ?? []
    if waivers.isEmpty, lapsed.isEmpty, debt.isEmpty { return nil }
    let whole = remainder(of: result, waivers, [], setting)
    if whole.isNothing, !waivers.isEmpty { return Acceptance(.waived, waivers: waivers, lapsed: lapsed) }
    let rest = debt.isEmpty ? whole : remainder(of: result, waivers, debt, setting)
    let isCovered = !(waivers.isEmpty && debt.isEmpty)
    return Acceptance(
      isCovered && rest.isNothing ? .known : .open, waivers: waivers, lapsed: lapsed,
      debt: debt.isEmpty ? nil : debt, remaining: rest.open, doubt: isCovered ? rest.doubt : nil,
      isUndecided: isCovered && rest.isUndecided && result.verdict == .fail)
  }

  /// What a waiver covers of a result; nil where it is nothing.
  private func use(_ waiver: Waiver, _ index: Int, _ result: RuleResult, _ setting: Setting) -> Acceptance.Use? {
    var use = Acceptance.Use(waiver: index)
    let named = waiver.namesSomebody ? setting.principals(waiver.principals) : nil
    let providers = result.detail?.wmi?.providers ?? []
    use.providers = providers.filter(waiver.providers.contains)
    switch (waiver.effect, result.verdict) {
    case (.allowExtra, .fail), (.allowMissing, .fail):
      if let named {
        if waiver.effect == .allowExtra { use.unexpected = result.deviation.unexpected.filter(named.contains) }
        if waiver.effect == .allowMissing { use.missing = result.deviation.missing.filter(named.contains) }
      }
      use.coversNameless =
        result.seenByNameless.map { seen in
          // Who names nobody covers what was seen of nobody; who names some covers it where there is no other.
          named.map { !seen.isEmpty && seen.allSatisfy($0.contains) } ?? seen.isEmpty
        } ?? false
    case (.acceptUnknown, .unknown):
      if let named { use.unexpected = result.deviation.unresolved.filter(named.contains) }
      use.coversNameless = named == nil
    case (_, _): return nil
    }
    return use.missing.isEmpty && use.unexpected.isEmpty && use.providers.isEmpty && !use.coversNameless ? nil : use
  }

  // MARK: - What remains

  private struct Remainder {
    var open: Set<Fault> = []
    var doubt: String?
    /// Whether the doubt is about what else may be wrong, so that it stays a finding.
    var mayFail = false
    var isNothing: Bool { open.isEmpty && doubt == nil }
    var isUndecided: Bool { open.isEmpty && doubt != nil && !mayFail }
  }

  /// What nobody covers.
  ///
  /// A name that is taken out of the lists does not say that the rule would pass without it: an incomplete set may hold
  /// more, and what was certain because of it may now be open. So the rule is judged again.
  private func remainder(
    of result: RuleResult, _ waivers: [Acceptance.Use], _ debt: Set<Fault>, _ setting: Setting
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
    _ result: RuleResult, _ waivers: [Acceptance.Use], _ debt: Set<Fault>, _ setting: Setting
  ) -> Remainder {
    let missing = Set(waivers.flatMap(\.missing))
    let unexpected = Set(waivers.flatMap(\.unexpected))
    let providers = Set(waivers.flatMap(\.providers))
    let coversNameless = waivers.contains(where: \.coversNameless)
    let open = result.allFaults.subtracting(debt).filter { fault in
      switch fault {
      case .missing(let principal, _): !missing.contains(principal)
      case .unexpected(let principal, _): !unexpected.contains(principal)
      case .provider(let name): !providers.contains(name)
      case .nameless: !coversNameless
      }
    }
    if !open.isEmpty { return Remainder(open: open, doubt: Self.place(of: open, result)) }
    if let doubt = result.detail?.doubt { return Remainder(doubt: doubt, mayFail: true) }
    let rights = plan.rules[result.ruleIndex].right.map { [$0] } ?? result.detail?.rights ?? []
    if let right = rights.first(where: setting.disputed.contains) {
      return Remainder(doubt: "the machine's sources say different things of \(right)", mayFail: true)
    }
    let covered = debt.deviation
    let (lacking, extra) = (missing.union(covered.missing), unexpected.union(covered.unexpected))
    if result.verdict == .unknown, coversNameless || !providers.isEmpty {
      // What is unknown of providers is covered where each is named.
      let isWhole = coversNameless || result.detail?.wmi?.hasUnseenProvider == false
      let open = coversNameless ? [] : (result.detail?.wmi?.providers ?? []).filter { !providers.contains($0) }
      if isWhole, open.isEmpty { return Remainder() }
      return Remainder(open: Set(open.map { .provider($0) }), doubt: result.reason)
    }
    if lacking.isEmpty, extra.isEmpty { return Remainder() }
    guard let again = setting.judgeAgain(result, missing: lacking, unexpected: extra) else {
      // Of an assertion that fails the faults are all there is.
      if result.verdict == .fail, result.detail != nil { return Remainder() }
      return Remainder(doubt: result.reason.isEmpty ? "it cannot be judged again" : result.reason)
    }
    switch again.verdict {
    case .pass, .notApplicable: return Remainder()
    case .fail: return Remainder(open: again.allFaults, doubt: "the rule fails all the same")
    case .unknown, .notCollected, .stale, .error:
      return Remainder(doubt: "what remains cannot be decided: \(again.reason)")
    }
  }

  /// In which of several rights, or in what, there is something that nobody covers.
  private static func place(of open: Set<Fault>, _ result: RuleResult) -> String? {
    var clauses: [String] = []
    let rights = Set(open.compactMap(\.right)).sorted().map(\.constant)
    if !rights.isEmpty { clauses.append("what remains is in \(rights.joined(separator: ", "))") }
    if !open.providers.isEmpty, open.nameless == nil { clauses.append(result.reason) }
    if open.nameless != nil { clauses.append(result.reason.isEmpty ? "something that names nobody" : result.reason) }
    return clauses.isEmpty ? nil : clauses.joined(separator: "; ")
  }

  // MARK: - What is wrong with waivers

  private func note(
    _ acceptance: Acceptance, _ facts: MachineFacts, _ problems: inout [WaiverProblem: [Acceptance.Use]]
  ) {
    for use in acceptance.waivers
    where plan.waivers.entries[use.waiver].waiver.isApprovedAfter(facts.collectedAt) {
      problems[.approval, default: []].append(use)
    }
    guard acceptance.outcome != .waived else { return }
    for use in acceptance.lapsed {
      switch use.standing {
      case .expired: problems[.expired, default: []].append(use)
      case .notYetApproved, .tooLong: problems[.approval, default: []].append(use)
      case .inForce: break
      }
    }
  }

  private func add(_ problem: WaiverProblem, _ uses: [Acceptance.Use], to report: inout SubjectReport) {
    guard let rule = plan.rules.firstIndex(of: .waiver(problem)) else { return }
    let uses = Dictionary(uses.map { ($0.waiver, $0.standing) }) { first, second in
      first == .tooLong ? second : first
    }.sorted { $0.key < $1.key }.map { Acceptance.Use(waiver: $0.key, standing: $0.value) }
    let ids = uses.map { plan.waivers.entries[$0.waiver].waiver.id }
    var clauses: [String] = []
    func add(_ uses: [Acceptance.Use], _ one: String, _ many: String) {
      guard !uses.isEmpty else { return }
      let names = uses.map { "`\(plan.waivers.entries[$0.waiver].waiver.id)`" }.joined(separator: ", ")
      clauses.append(uses.count == 1 ? "the waiver \(names) \(one)" : "the waivers \(names) \(many)")
    }
    switch problem {
    case .expired:
      add(uses, "ended, and what it covered counts again", "ended, and what they covered counts again")
    case .approval:
      let isLong = { (use: Acceptance.Use) in use.standing == .tooLong }
      add(uses.filter { !isLong($0) }, "was not approved when this was seen", "were not approved when this was seen")
      add(
        uses.filter(isLong), "lasts longer than the policy allows at the severity that its rule has here",
        "last longer than the policy allows at the severity that their rules have here")
    }
    var result = RuleResult(ruleIndex: rule, verdict: .fail, reason: clauses.joined(separator: "; "))
    result.acceptance = Acceptance(.open, lapsed: uses)
    let place = report.results.firstIndex { $0.ruleIndex > rule } ?? report.results.endIndex
    report.results.insert(result, at: place)
    // Another waiver is another finding.
    report.findingFingerprints.insert(
      Fingerprint.finding(rule: problem.rawValue, right: nil, Deviation(unexpected: ids.map { .name($0) })), at: place)
    report.counts[.fail] += 1
  }
}

extension AssertionDetail {
  fileprivate var rights: [UserRight] {
    parts.compactMap { part in
      if case .right(let right, _) = part.item { right } else { nil }
    }
  }
}

extension RuleResult {
  /// What has to be covered: of an unknown nothing certain, so that it is covered as a whole or judged again.
  fileprivate var allFaults: Set<Fault> {
    guard verdict == .fail else { return [] }
    if let faults { return faults }
    var faults: Set<Fault> = Set(missing: deviation.missing, unexpected: deviation.unexpected)
    if detail?.hasNamelessFault ?? true { faults.insert(.nameless(seen: [:])) }
    return faults
  }

  /// Who was seen by what names nobody; nil where everything that is wrong names somebody.
  fileprivate var seenByNameless: Set<Principal>? {
    guard case .nameless(let seen)? = allFaults.nameless else { return nil }
    return Set(seen.values.joined())
  }
}
