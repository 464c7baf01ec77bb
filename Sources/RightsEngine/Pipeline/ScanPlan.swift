internal import RightsEvaluation
internal import RightsHistory
internal import RightsModel
internal import RightsSnapshots

/// Everything that is fixed before the first subject is read, shared by all workers and never changed.
struct ScanPlan: Sendable {
  var roots: [InputRoot]
  var items: [WorkItem]
  var inventory: [MachineFacts]
  var planner: Planner
  var directory: DirectoryView
  /// Index of `plumbline/gap` in the run's rules.
  var gapIndex: Int
  /// Finding fingerprints of rules that found nothing, by rule index: what every pass has.
  var cleanFindings: [String]
  var ruleIDs: [String]
  /// The format that the user said every input is, or nil.
  var format: (any SnapshotFormat.Type)?
  /// What `--os` and `--role` say of inputs that do not say it themselves.
  var statedOS: OSRelease?
  var statedRole: Role?
  /// Snapshots collected before this are stale; nil where age does not matter.
  var oldest: Timestamp?
  /// The moment of the run; a snapshot from later than a day after it has no believable time.
  var asOf: Timestamp
  /// Whether reports need digests of the collected files.
  var digests: Bool

  init(
    roots: [InputRoot], items: [WorkItem], inventory: [MachineFacts], planner: Planner, directory: DirectoryView,
    rules: [RunRule], format: (any SnapshotFormat.Type)?, statedOS: OSRelease?, statedRole: Role?, oldest: Timestamp?,
    asOf: Timestamp, digests: Bool
  ) {
    self.roots = roots
    self.items = items
    self.inventory = inventory
    self.planner = planner
    self.directory = directory
    self.format = format
    self.statedOS = statedOS
    self.statedRole = statedRole
    self.oldest = oldest
    self.asOf = asOf
    self.digests = digests
    ruleIDs = rules.map(\.id)
    gapIndex = rules.firstIndex(of: .gap) ?? 0
    cleanFindings = rules.map { Fingerprint.finding(rule: $0.id, right: $0.right, .none) }
  }
}
