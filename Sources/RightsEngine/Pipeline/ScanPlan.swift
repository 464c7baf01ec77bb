internal import RightsHistory
internal import RightsModel

/// Everything that is fixed before the first subject is read, shared by all workers and never changed.
struct ScanPlan: Sendable {
  var input: ReadPlan
  var items: [WorkItem]
  var source: PlanSource
  var directory: DirectoryView
  /// Index of `plumbline/gap` in the run's rules.
  var gapIndex: Int
  /// Finding fingerprints of rules that found nothing, by rule index: what every pass has.
  var cleanFindings: [String]
  /// By rule index.
  var ruleIDs: [String]
  var rights: [UserRight?]
  /// Whether reports show what passed and what does not apply; where none does, it is counted and not kept.
  var showsEveryVerdict: Bool
  /// Snapshots collected before this are stale; nil where age does not matter.
  var oldest: Timestamp?
  /// The moment of the run; a snapshot from later than a day after it has no believable time.
  var asOf: Timestamp

  init(
    input: ReadPlan, items: [WorkItem], source: PlanSource, directory: DirectoryView, rules: [RunRule],
    showsEveryVerdict: Bool, oldest: Timestamp?, asOf: Timestamp
  ) {
    self.input = input
    self.items = items
    self.source = source
    self.directory = directory
    self.oldest = oldest
    self.asOf = asOf
    self.showsEveryVerdict = showsEveryVerdict
    ruleIDs = rules.map(\.id)
    rights = rules.map(\.right)
    gapIndex = rules.firstIndex(of: .gap) ?? 0
    cleanFindings = rules.map { Fingerprint.finding(rule: $0.id, right: $0.right, .none) }
  }
}
