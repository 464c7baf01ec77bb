internal import RightsEvaluation
internal import RightsModel
internal import RightsPolicies

/// A group of machines that a rule compares.
struct GroupKey: Hashable, Sendable {
  /// Index of the rule in the run's rules.
  var rule: Int
  /// The value of the tag.
  var value: String
}

/// Looks at every machine before any is judged, where a rule compares machines: what one must be is what the others are.
///
/// It reads everything twice, and keeps of a group only how many machines are alike.
enum GroupSurvey {
  private struct Member: Sendable {
    var key: GroupKey
    var subject: String
    var values: [UserRight: GroupValue]
  }

  /// The groups of every rule that compares machines; empty, without reading anything, where none does.
  static func groups(_ plan: ScanPlan, pool: WorkerPool, jobs: Int) async throws -> [GroupKey: GroupSummary] {
    var comparisons: [Int: GroupComparison] = [:]
    for (index, rule) in plan.rules.enumerated() {
      if case .assertion(let rule) = rule, case .sameInGroup(let comparison) = rule.body {
        comparisons[index] = comparison
      }
    }
    guard !comparisons.isEmpty else { return [:] }
    var groups: [GroupKey: GroupSummary] = [:]
    let items = plan.items
    try await OrderedPipeline.run(count: items.count, width: jobs) { [comparisons] range in
      pool.with { worker in
        range.map { index in
          worker.survey(items[index], comparisons).map { Member(key: $0.key, subject: $0.subject, values: $0.values) }
        }
      }
    } consume: { chunks in
      for member in chunks.joined() {
        guard let comparison = comparisons[member.key.rule] else { continue }
        groups[member.key, default: GroupSummary()].add(member.subject, member.values, rights: comparison.rights)
      }
    }
    return groups
  }
}

extension Worker {
  /// What a machine adds to the groups that it is in; a machine of which nothing was collected is a member, too.
  func survey(
    _ item: WorkItem, _ comparisons: [Int: GroupComparison]
  ) -> [(key: GroupKey, subject: String, values: [UserRight: GroupValue])] {
    guard item.subject.kind == .machine else { return [] }
    let (facts, rights, context) = judge.seen(item, reader.read(item))
    let standings = plan.source.assertions.map { ($0.compiled.index, $0.rule.standing(facts)) }
    return standings.compactMap { index, standing in
      guard let comparison = comparisons[index], let standing, standing != .doesNotApply,
        let value = facts.tags[comparison.tag]
      else { return nil }
      var values: [UserRight: GroupValue] = [:]
      for right in comparison.rights { values[right] = GroupValue(rights[right], context) }
      return (GroupKey(rule: index, value: value), item.subject.id, values)
    }
  }
}
