internal import RightsEvaluation
internal import RightsModel
internal import RightsPolicies

/// Everything that is fixed before the first subject is read, shared by all workers and never changed.
struct ScanPlan: Sendable {
  var input: ReadPlan
  var items: [WorkItem]
  var source: PlanSource
  var directory: DirectoryView
  /// The run's.
  var rules: [RunRule]
  var waivers: WaiverIndex
  /// What the run is held against; nil where there is nothing.
  var known: KnownIndex?
  /// Index of `plumbline/gap` in the run's rules.
  var gapIndex: Int
  /// Index of `plumbline/sources-disagree` there.
  var disagreementIndex: Int
  /// Of `plumbline/out-of-scope`; -1 where no policy leaves anything out.
  var outOfScopeIndex: Int
  /// Whether reports show what passed and what does not apply; where none does, it is counted and not kept.
  var showsEveryVerdict: Bool
  /// Snapshots collected before this are stale; nil where age does not matter.
  var oldest: Timestamp?
  /// What the machines of each group have; empty where no rule compares machines.
  var groups: [GroupKey: GroupSummary] = [:] {
    didSet { groupingRules = Set(groups.keys.map(\.rule)) }
  }
  /// Indices of the rules for which any machine is in a group.
  private(set) var groupingRules: Set<Int> = []
  /// The moment of the run; a snapshot from later than a day after it has no believable time.
  var asOf: Timestamp

  init(
    input: ReadPlan, items: [WorkItem], source: PlanSource, directory: DirectoryView, rules: [RunRule],
    showsEveryVerdict: Bool, oldest: Timestamp?, asOf: Timestamp, waivers: WaiverIndex? = nil, known: KnownIndex? = nil
  ) {
    self.input = input
    self.items = items
    self.source = source
    self.directory = directory
    self.oldest = oldest
    self.asOf = asOf
    self.showsEveryVerdict = showsEveryVerdict
    self.rules = rules
    self.waivers = waivers ?? WaiverIndex([], rules, asOf: asOf)
    self.known = known
    gapIndex = rules.firstIndex(of: .gap) ?? 0
    disagreementIndex = rules.firstIndex(of: .sourcesDisagree) ?? 0
    outOfScopeIndex = rules.firstIndex(of: .outOfScope) ?? -1
  }

  /// Whether a machine of the inventory is there and need not be collected now.
  func isOffline(_ facts: MachineFacts) -> Bool {
    !facts.decommissioned && facts.offlineUntil.map { $0 > asOf } == true
  }

  /// How old what was collected of a machine is.
  func age(_ facts: MachineFacts) -> SubjectJudge.Age {
    guard let oldest else { return .fresh }
    guard let collectedAt = facts.collectedAt, collectedAt.seconds <= asOf.seconds + 86400 else { return .unknown }
    return collectedAt < oldest ? .stale : .fresh
  }
}
