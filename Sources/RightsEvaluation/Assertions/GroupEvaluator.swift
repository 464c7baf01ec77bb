package import RightsModel

/// Judges whether a machine has what the others of its group have.
///
/// A machine fails where it differs for certain from most others, or from any other where no value is the most frequent. It
/// passes only where every member was seen and nothing is open.
package enum GroupEvaluator {
  /// - Parameters:
  ///   - group: what the group is called: `cluster=SQL-A`.
  ///   - summary: of the group, this machine included.
  package static func evaluate(
    _ compiled: CompiledAssertion, _ comparison: GroupComparison, on scene: AssertionScene, group: String,
    _ summary: GroupSummary, doubt: String? = nil
  ) -> RuleResult {
    var result = RuleResult(ruleIndex: compiled.index, verdict: .pass)
    guard summary.members > 1 else {
      result.verdict = .notApplicable
      result.reason = "no other machine is in the group \(group)"
      return result
    }
    var outcome = Outcome.pass
    var parts: [AssertionPart] = []
    var open: [AssertionPart] = []
    var reasons: [String] = []
    var isUnseen = false
    var isOpen = false
    for right in comparison.rights {
      let observed = scene.rights[right]
      if let os = scene.context.os, !os.rights.contains(right), !RuleEvaluator.isStated(observed) { continue }
      let judgement = judge(right, observed, scene.context, summary)
      outcome = outcome && judgement.outcome
      var part = AssertionPart(right, observed)
      switch judgement.outcome {
      case .pass: continue
      case .fail:
        (part.missing, part.unexpected) = (judgement.missing, judgement.unexpected)
        isOpen = isOpen || judgement.isOpen
        parts.append(part)
      case .unknown:
        isUnseen = isUnseen || judgement.isUnseen
        isOpen = true
        open.append(part)
      }
      if !reasons.contains(judgement.reason) { reasons.append(judgement.reason) }
    }
    if outcome == .fail, let doubt {
      outcome = .unknown
      reasons = [doubt]
    }
    switch outcome {
    case .pass: break
    case .fail:
      result.verdict = .fail
      result.deviation = Deviation(
        missing: Set(parts.flatMap(\.missing)).sorted(), unexpected: Set(parts.flatMap(\.unexpected)).sorted())
      for principal in result.deviation.unexpected {
        if case .name(let name) = principal, scene.context.sid(named: name) == nil {
          result.deviation.unresolved.append(principal)
        }
      }
      result.reason = "it differs from others of \(group)"
    case .unknown:
      result.verdict = isUnseen && doubt == nil ? .notCollected : .unknown
      result.reason = reasons.joined(separator: "; ")
    }
    result.detail = AssertionDetail(
      parts.isEmpty ? open : parts, group: group,
      doubt: outcome == .fail && isOpen ? "not all that its group has is known" : nil)
    return result
  }

  private struct Judgement {
    var outcome: Outcome
    var missing: [Principal] = []
    var unexpected: [Principal] = []
    var reason = ""
    var isUnseen = false
    /// Of a fail, whether there may be more differences.
    var isOpen = false
  }

  private static func judge(
    _ right: UserRight, _ observed: ObservedRight, _ context: EvaluationContext, _ summary: GroupSummary
  ) -> Judgement {
    guard let own = GroupValue(observed, context) else {
      return Judgement(outcome: .unknown, reason: "\(right.constant) was not collected", isUnseen: true)
    }
    if let usual = summary.common(right) ?? summary.common(right, besides: own), own.isSame(as: usual) == .fail {
      let (held, wanted) = (Set(own.principals), Set(usual.principals))
      return Judgement(
        outcome: .fail, missing: wanted.subtracting(held).sorted(), unexpected: held.subtracting(wanted).sorted(),
        isOpen: !own.isCertain || summary.unseen[right, default: 0] > 0)
    }
    if let unseen = summary.unseen[right], unseen > 0 {
      return Judgement(
        outcome: .unknown,
        reason: "\(right.constant) was not collected of \(unseen) of the \(summary.members) machines of its group",
        isUnseen: true)
    }
    let others = summary.values[right, default: [:]].keys.filter { $0 != own }
    if own.isCertain, others.allSatisfy({ $0.isSame(as: own) != .unknown }) { return Judgement(outcome: .pass) }
    return Judgement(
      outcome: .unknown,
      reason: "\(right.constant) has holders that cannot be compared between the machines of its group")
  }
}
