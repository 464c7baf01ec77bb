internal import RightsEvaluation
internal import RightsModel
internal import RightsPolicies

/// A group of machines that a rule compares.
struct GroupKey: Hashable, Sendable {
  /// Index of the rule in the run's rules.
  var rule: Int
  /// The value of the tag; nil for machines whose tags are not known, which may have any.
  var value: String?
}

/// Looks at every machine before any is judged, where a rule compares machines: what one must be is what the others are.
///
/// It reads everything twice, and keeps of a group only how many machines are alike.
enum GroupSurvey {
  /// What a machine adds to a group.
  struct Member: Sendable {
    var key: GroupKey
    var subject: String
    /// Nil where it is not known whether the machine is in it.
    var values: [UserRight: GroupValue]?
  }

  /// The groups of every rule that compares machines; empty, without reading anything, where none does.
  static func groups(_ plan: ScanPlan, pool: WorkerPool, jobs: Int) async throws -> [GroupKey: GroupSummary] {
    let comparisons = comparisons(plan)
    guard !comparisons.isEmpty else { return [:] }
    var groups = Groups(comparisons)
    let items = plan.items
    try await OrderedPipeline.run(count: items.count, width: jobs) { range in
      pool.with { worker in range.map { worker.survey(items[$0], comparisons) } }
    } consume: { chunks in
      for member in chunks.joined() { groups.add(member) }
    }
    pool.with { worker in groups.addAbsent(worker) }
    return groups.summaries
  }

  /// The same, one machine after the other.
  static func groups(_ worker: Worker) -> [GroupKey: GroupSummary] {
    let comparisons = comparisons(worker.plan)
    guard !comparisons.isEmpty else { return [:] }
    var groups = Groups(comparisons)
    for item in worker.plan.items { for member in worker.survey(item, comparisons) { groups.add(member) } }
    groups.addAbsent(worker)
    return groups.summaries
  }

  /// Those of machines that were read already.
  static func groups(
    _ judge: SubjectJudge, _ machines: [(item: WorkItem, reading: Reading)]
  ) -> [GroupKey: GroupSummary] {
    let comparisons = comparisons(judge.plan)
    var groups = Groups(comparisons)
    for machine in machines {
      for member in judge.survey(machine.item, machine.reading, comparisons) { groups.add(member) }
    }
    return groups.summaries
  }

  /// What rules compare, by their indices.
  private static func comparisons(_ plan: ScanPlan) -> [Int: GroupComparison] {
    var comparisons: [Int: GroupComparison] = [:]
    for (index, rule) in plan.rules.enumerated() {
      if case .assertion(let rule) = rule, case .sameInGroup(let comparison) = rule.body {
        comparisons[index] = comparison
      }
    }
    return comparisons
  }

  private struct Groups {
    let comparisons: [Int: GroupComparison]
    private(set) var summaries: [GroupKey: GroupSummary] = [:]

    init(_ comparisons: [Int: GroupComparison]) { self.comparisons = comparisons }

    mutating func add(_ member: Member) {
      guard let comparison = comparisons[member.key.rule] else { return }
      if let values = member.values {
        summaries[member.key, default: GroupSummary()].add(member.subject, values, rights: comparison.rights)
      } else {
        summaries[member.key, default: GroupSummary()].doubt(member.subject)
      }
    }

    /// Machines that nobody has to collect now, and that are members all the same.
    mutating func addAbsent(_ worker: Worker) {
      let plan = worker.plan
      let given = Set(plan.items.map { Int($0.inventory) })
      for (index, facts) in plan.input.inventory.enumerated() where !given.contains(index) && plan.isOffline(facts) {
        let context = worker.judge.context(facts, nil, mayBeWellKnown: false, namedRIDs: [])
        for member in worker.judge.survey(facts.subjectID ?? "", facts, .notCollected, context, comparisons) {
          add(member)
        }
      }
    }
  }
}

extension Worker {
  /// What a subject adds to the groups that it is in.
  func survey(_ item: WorkItem, _ comparisons: [Int: GroupComparison]) -> [GroupSurvey.Member] {
    item.subject.kind == .machine ? judge.survey(item, reader.read(item), comparisons) : []
  }
}

extension SubjectJudge {
  /// What a machine adds to the groups that it is in; a machine of which nothing was collected is a member, too.
  func survey(
    _ item: WorkItem, _ reading: Reading, _ comparisons: [Int: GroupComparison]
  ) -> [GroupSurvey.Member] {
    let (facts, rights, context) = seen(item, reading)
    return survey(item.subject.id, facts, rights, context, comparisons)
  }

  func survey(
    _ subject: String, _ facts: MachineFacts, _ rights: RightsTable, _ context: EvaluationContext,
    _ comparisons: [Int: GroupComparison]
  ) -> [GroupSurvey.Member] {
    // What nobody has to assess is nobody's example.
    if planner.plan(facts, gpo: nil, domain: nil, layer: .effective).exclusion != nil { return [] }
    return plan.source.assertions.compactMap { assertion in
      let index = assertion.compiled.index
      let isMet = AssertionCondition.isMet(by: context, of: assertion.rule.rule)
      guard let comparison = comparisons[index], let standing = assertion.rule.standing(facts),
        standing != .doesNotApply, isMet != false
      else { return nil }
      guard let tags = facts.tags else {
        return GroupSurvey.Member(key: GroupKey(rule: index, value: nil), subject: subject, values: nil)
      }
      guard let value = tags[comparison.tag] else { return nil }
      let key = GroupKey(rule: index, value: value)
      guard standing == .applies, isMet == true else {
        return GroupSurvey.Member(key: key, subject: subject, values: nil)
      }
      var values: [UserRight: GroupValue] = [:]
      for right in comparison.rights { values[right] = GroupValue(rights[right], context) }
      return GroupSurvey.Member(key: key, subject: subject, values: values)
    }
  }
}
