import RightsModel

/// Identical deviations over all subjects, in bounded memory: what a fleet has in common is fixed in one place.
struct DeviationGroups: Sendable {
  /// One deviation and where it was seen.
  struct Group: Sendable {
    var severity: Severity
    var ruleIndex: Int
    /// Where overlays changed the rule for these subjects.
    var changed: ChangedRule?
    var deviation: Deviation
    /// What differs, in words.
    var text: String
    /// Of the first subject.
    var evidence: SourceLocation?
    var isGroupPolicy: Bool
    var subjects: SubjectNames
    fileprivate var order: Int

    /// The rule as these subjects have it.
    func rule(_ run: RunContext) -> RunRule { changed.map { .baseline($0.rule) } ?? run.rules[ruleIndex] }
  }

  private struct Key: Hashable {
    var ruleIndex: Int
    var changed: ChangedRule?
    var missing: [Principal]
    var unexpected: [Principal]
    /// What an assertion finds in each right; nil where the rule is about one.
    var parts: [[Principal]]?
    var reason: String?
  }

  /// Groups that are kept.
  static let limit = 1000

  private var groups: [Key: Group] = [:]
  /// Failing results that belong to none of the groups that are kept.
  private(set) var ungrouped = 0

  init() {}

  /// Takes a failing result; `text` is asked for only when it is the first of its group.
  mutating func add(
    _ result: RuleResult, _ severity: Severity, _ subject: Subject, evidence: SourceLocation?, text: () -> String
  ) {
    let key = Key(
      ruleIndex: result.ruleIndex, changed: result.changed, missing: result.deviation.missing,
      unexpected: result.deviation.unexpected,
      parts: result.detail.map { $0.parts.flatMap { [$0.missing, $0.unexpected] } },
      reason: result.detail.map { _ in result.reason })
    if groups[key]?.subjects.add(subject) != nil { return }
    guard groups.count < Self.limit else {
      ungrouped += 1
      return
    }
    var subjects = SubjectNames()
    subjects.add(subject)
    groups[key] = Group(
      severity: severity, ruleIndex: result.ruleIndex, changed: result.changed, deviation: result.deviation,
      text: text(),
      evidence: evidence,
      isGroupPolicy: subject.kind == .gpo, subjects: subjects, order: groups.count)
  }

  /// The worst severity first, then the most subjects, then as they came.
  var worstFirst: [Group] {
    groups.values.sorted { left, right in
      if left.severity != right.severity { return left.severity > right.severity }
      if left.subjects.count != right.subjects.count { return left.subjects.count > right.subjects.count }
      return left.order < right.order
    }
  }
}
