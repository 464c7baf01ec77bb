package import RightsModel

/// Judges assertions about sets on one machine. Pure and total, under the law of `RuleEvaluator`.
package enum AssertionEvaluator {
  /// More rights than this are evidence of what is wrong only.
  private static let partLimit = 8

  /// - Parameter doubt: why it is not known whether the rule is meant for the machine; nil where it is.
  package static func evaluate(
    _ compiled: CompiledAssertion, _ clauses: [SetClause], on scene: AssertionScene, doubt: String? = nil
  ) -> RuleResult {
    let context = scene.context
    let causes: [String]
    switch AssertionCondition.opening(compiled, context, doubt: doubt) {
    case .excluded(let result): return result
    case .meant(let doubts): causes = doubts
    }
    let applicable = clauses.filter { applies($0, scene) }
    guard !applicable.isEmpty else {
      return RuleResult(
        ruleIndex: compiled.index, verdict: .notApplicable,
        reason: "\(context.os?.name ?? "the release") has none of its rights")
    }
    var outcome = Outcome.pass
    var findings = AssertionFindings()
    var open: [SetClause] = []
    var isBroad = false
    for clause in applicable {
      let verdict = judge(clause, scene)
      isBroad = isBroad || verdict.isBroad
      outcome = outcome && verdict.outcome
      switch verdict.outcome {
      case .pass: break
      case .fail: findings.add(verdict, clause)
      case .unknown: open.append(clause)
      }
    }
    // Where it may not be meant for the machine, only what holds anyway is certain.
    if outcome == .fail, !causes.isEmpty { return undecided(compiled, applicable, causes, scene) }
    switch outcome {
    case .pass:
      let rights = rights(of: applicable)
      return RuleResult(
        ruleIndex: compiled.index, verdict: .pass,
        detail: rights.count <= partLimit ? AssertionDetail(parts(rights, scene)) : nil)
    case .fail:
      let isOpen = isBroad || !open.isEmpty || !isWhollySeen(rights(of: applicable), scene)
      return fail(compiled, findings, scene, doubt: isOpen ? "what else it is about is not all known" : nil)
    case .unknown: return undecided(compiled, open, causes, scene)
    }
  }

  // MARK: One clause

  /// A right that the release does not have, and nobody defined, has no holders; a clause that speaks of no other has no
  /// meaning.
  private static func applies(_ clause: SetClause, _ scene: AssertionScene) -> Bool {
    guard let os = scene.context.os else { return true }
    func exists(_ right: UserRight) -> Bool {
      os.rights.contains(right) || RuleEvaluator.isStated(scene.rights[right])
    }
    if let right = clause.right, !exists(right) { return false }
    let rights = clause.statement.rights
    return rights.isEmpty || rights.contains(where: exists)
  }

  private static func judge(_ clause: SetClause, _ scene: AssertionScene) -> StatementJudge.Verdict {
    let context = scene.context
    let statement = BoundStatement(clause.statement, context)
    let sets = statement.sets
    var rights = scene.rights
    for right in clause.statement.rights {
      guard let os = context.os, !os.rights.contains(right), !RuleEvaluator.isStated(rights[right]) else { continue }
      rights[right] = ObservedRight(.noOne)
    }
    let open = OpenScopes(sets, rights, context)
    guard let worlds = Worlds.enumerate(open.scopes, mentioned: open.mentioned, context) else {
      return StatementJudge.Verdict(outcome: .unknown)
    }
    var agreed: StatementJudge.Verdict?
    for world in worlds {
      let verdict = StatementJudge(SetScene(sets, rights, world, context, resolves: scene.resolves)).judge(statement)
      guard let first = agreed else {
        if verdict.outcome == .unknown { return verdict }
        agreed = verdict
        continue
      }
      guard verdict.outcome == first.outcome else { return StatementJudge.Verdict(outcome: .unknown) }
      // Only what is so in every world is said; where each fails differently, what the first one says.
      let common = first.violations.filter(verdict.violations.contains)
      if !common.isEmpty { agreed?.violations = common }
    }
    if worlds.count > 1 { agreed?.isBroad = true }
    return agreed ?? StatementJudge.Verdict(outcome: .unknown)
  }

  // MARK: Results

  private static func fail(
    _ compiled: CompiledAssertion, _ findings: AssertionFindings, _ scene: AssertionScene, doubt: String?
  ) -> RuleResult {
    var parts: [AssertionPart] = []
    for right in findings.rights {
      var part = AssertionPart(right, scene.rights[right])
      part.missing = findings.missing[right, default: []].sorted()
      part.unexpected = findings.unexpected[right, default: []].sorted()
      parts.append(part)
    }
    var deviation = Deviation(
      missing: findings.everyone(findings.missing), unexpected: findings.everyone(findings.unexpected))
    for principal in deviation.unexpected {
      switch principal {
      case .sid(let sid): if scene.resolves(sid) == false { deviation.orphans.append(principal) }
      case .name(let name): if scene.context.sid(named: name) == nil { deviation.unresolved.append(principal) }
      case .relative: break
      }
    }
    return RuleResult(
      ruleIndex: compiled.index, verdict: .fail, deviation: deviation,
      reason: findings.reasons.joined(separator: "; "),
      detail: AssertionDetail(parts, doubt: doubt, hasNamelessFault: !findings.reasons.isEmpty))
  }

  /// Whether every holder of these rights was seen, and is somebody.
  private static func isWhollySeen(_ rights: [UserRight], _ scene: AssertionScene) -> Bool {
    rights.allSatisfy { right in
      guard scene.rights[right].fault == nil else { return false }
      switch scene.rights[right].assignment {
      case .principals(let holders, let complete):
        return complete
          && holders.allSatisfy { holder in
            if case .sid = holder { true } else { false }
          }
      case .noOne, .notDefined: return true
      case .notCollected:
        // A right that the release does not have is held by nobody.
        return scene.context.os.map { !$0.rights.contains(right) } ?? false
      }
    }
  }

  private static func undecided(
    _ compiled: CompiledAssertion, _ clauses: [SetClause], _ causes: [String], _ scene: AssertionScene
  ) -> RuleResult {
    let rights = rights(of: clauses)
    let faults = rights.filter { scene.rights[$0].fault != nil }
    let unseen = rights.filter { scene.rights[$0].fault == nil && !scene.rights[$0].assignment.isCollected }
    var result = RuleResult(ruleIndex: compiled.index, verdict: .unknown)
    if !causes.isEmpty {
      result.reason = causes.joined(separator: "; ")
    } else if let first = faults.first {
      result.verdict = .error
      result.reason = scene.rights[first].fault.map { "\(first.constant): \($0)" } ?? ""
    } else if !unseen.isEmpty {
      result.verdict = .notCollected
      result.reason =
        scene.partial ?? "\(AssertionFindings.list(unseen)) \(unseen.count == 1 ? "was" : "were") not collected"
    } else {
      result.reason = AssertionDoubts.causes(clauses, scene).joined(separator: "; ")
      if result.reason.isEmpty { result.reason = "what is unknown leaves both outcomes open" }
    }
    let shown = faults + unseen.filter { _ in causes.isEmpty }
    result.detail = AssertionDetail(parts(Array((shown.isEmpty ? rights : shown).prefix(partLimit)), scene))
    return result
  }

  private static func rights(of clauses: [SetClause]) -> [UserRight] {
    Set(clauses.flatMap(\.statement.rights)).sorted()
  }

  private static func parts(_ rights: [UserRight], _ scene: AssertionScene) -> [AssertionPart] {
    rights.map { AssertionPart($0, scene.rights[$0]) }
  }
}
