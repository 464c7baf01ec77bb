import RightsModel

/// Why what could not be judged, over all subjects, in bounded memory.
struct GapGroups: Sendable {
  struct Group: Sendable {
    var verdict: Verdict
    var reason: String
    var subjects: SubjectNames
    /// Results, over all subjects.
    var results: Int
    fileprivate var order: Int
  }

  private struct Key: Hashable {
    var verdict: Verdict
    var reason: String
  }

  static let limit = 200

  private var groups: [Key: Group] = [:]
  /// Results that belong to none of the groups that are kept.
  private(set) var ungrouped = 0

  init() {}

  /// Takes `results` results of one subject that have the same verdict and reason.
  mutating func add(_ verdict: Verdict, _ reason: String, _ subject: Subject, results: Int) {
    let key = Key(verdict: verdict, reason: reason)
    if groups[key] != nil {
      groups[key]?.subjects.add(subject)
      groups[key]?.results += results
      return
    }
    guard groups.count < Self.limit else {
      ungrouped += results
      return
    }
    var subjects = SubjectNames()
    subjects.add(subject)
    groups[key] = Group(verdict: verdict, reason: reason, subjects: subjects, results: results, order: groups.count)
  }

  /// The most subjects first, then as they came.
  var largestFirst: [Group] {
    groups.values.sorted { left, right in
      if left.subjects.count != right.subjects.count { return left.subjects.count > right.subjects.count }
      return left.order < right.order
    }
  }
}
