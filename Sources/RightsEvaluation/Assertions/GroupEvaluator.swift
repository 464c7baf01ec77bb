package import RightsModel

/// Judges whether a machine has what the others of its group have.
///
/// A machine fails where it differs for certain from most others, or from any other where no value is the most frequent, and
/// would do so whatever was not seen of the group. It passes only where every member was seen and nothing is open.
package enum GroupEvaluator {
  /// The group that a machine is in, as far as it is known who is.
  package struct Group {
    /// What it is called: `cluster=SQL-A`.
    package var name: String
    /// Of those that are in it for certain, and of those that may be.
    package var summary: GroupSummary
    /// Of machines that may be in any group.
    package var strangers: GroupSummary
    /// Whether an inventory names the machines that there are.
    package var isListed: Bool

    package init(name: String, _ summary: GroupSummary, strangers: GroupSummary, isListed: Bool) {
      self.name = name
      self.summary = summary
      self.strangers = strangers
      self.isListed = isListed
    }

    /// How many machines may be in it, or not.
    var doubtful: Int { (summary.doubtful?.count ?? 0) + (strangers.doubtful?.count ?? 0) }

    /// Why others may be in it, of whom nothing is compared; nil where it is known who is.
    ///
    /// - Parameter own: whether the machine itself is one of whom that is not known.
    func doubt(own: Bool) -> String? {
      let all = [summary.doubtful, strangers.doubtful].compactMap(\.self)
      let count = doubtful - (own ? 1 : 0)
      guard count > 0 else { return nil }
      let examples = all.map(\.example).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      let such = own ? "" : ", such as \(examples[0])"
      return
        "whether \(count) other \(count == 1 ? "machine is" : "machines are") in the group \(name) is not known\(such)"
    }
  }

  /// - Parameter doubt: why it is not known whether the rule is meant for the machine; nil where it is.
  package static func evaluate(
    _ compiled: CompiledAssertion, _ comparison: GroupComparison, on scene: AssertionScene, group: Group,
    doubt: String? = nil
  ) -> RuleResult {
    let causes: [String]
    switch AssertionCondition.opening(compiled, scene.context, doubt: doubt) {
    case .excluded(let result): return result
    case .meant(let doubts): causes = doubts
    }
    let summary = group.summary
    let others = group.doubt(own: !causes.isEmpty)
    var result = RuleResult(ruleIndex: compiled.index, verdict: .pass)
    result.detail = AssertionDetail([], group: group.name)
    // Of whom it is not known whether it is a member is none of these.
    guard summary.members > (causes.isEmpty ? 1 : 0) else {
      if let others {
        (result.verdict, result.reason) = (.unknown, others)
      } else if group.isListed {
        (result.verdict, result.reason) = (.notApplicable, "no other machine is in the group \(group.name)")
        result.detail = nil
      } else {
        result.verdict = .notCollected
        result.reason =
          "nothing else of the group \(group.name) was given, and no inventory says that there is no more of it"
      }
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
      let judgement = judge(right, observed, scene.context, group, doubt: others)
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
    // Where it may not be a member, only what holds anyway is certain.
    if outcome == .fail, !causes.isEmpty { (outcome, reasons, isUnseen) = (.unknown, causes, false) }
    if outcome == .pass, let others { (outcome, reasons) = (.unknown, [others]) }
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
      result.reason = "it differs from others of \(group.name)"
    case .unknown:
      result.verdict = isUnseen && causes.isEmpty ? .notCollected : .unknown
      result.reason = reasons.joined(separator: "; ")
    }
    if outcome != .fail {
      // What may not be so is nobody's difference.
      for index in parts.indices { (parts[index].missing, parts[index].unexpected) = ([], []) }
      parts += open
    }
    result.detail = AssertionDetail(
      parts, group: group.name,
      doubt: outcome == .fail && (isOpen || others != nil) ? "not all that its group has is known" : nil)
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
    _ right: UserRight, _ observed: ObservedRight, _ context: EvaluationContext, _ group: Group, doubt: String?
  ) -> Judgement {
    let summary = group.summary
    guard let own = GroupValue(observed, context) else {
      return Judgement(outcome: .unknown, reason: "\(right.constant) was not collected", isUnseen: true)
    }
    let usual = summary.common(right) ?? summary.common(right, besides: own)
    let differs = usual.map { own.isSame(as: $0) == .fail } ?? false
    // Those of whom not all was seen may be as this machine is, and then most are.
    if let usual, differs,
      summary.count(of: usual, right) >= summary.mayBe(own, right) + (doubt == nil ? 0 : group.doubtful)
    {
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
    if differs, let doubt { return Judgement(outcome: .unknown, reason: doubt) }
    let others = summary.values[right, default: [:]].keys.filter { $0 != own }
    // Those that differ may be more alike than was seen, and then as many as those that are as this machine is.
    let isUsual = others.allSatisfy(\.isSettled) || summary.count(of: own, right) * 2 > summary.members
    if !differs, own.isCertain, isUsual, others.allSatisfy({ $0.isSame(as: own) != .unknown }) {
      return Judgement(outcome: .pass)
    }
    return Judgement(
      outcome: .unknown,
      reason: "\(right.constant) has holders that cannot be compared between the machines of its group")
  }
}
