internal import RightsModel
internal import RightsPolicies

/// The waivers of a run, found by the rule that they are about. Made once; nothing is asked of it where a rule has none.
struct WaiverIndex: Sendable {
  /// Sorted by id.
  let entries: [WaiverEntry]
  private let limits: WaiverLimits
  /// The moment of the run.
  private let asOf: Timestamp
  /// By rule index; nil where no waiver is about the rule.
  private let candidates: [NameIndex?]

  init(_ entries: [WaiverEntry], _ rules: [RunRule], limits: WaiverLimits = WaiverLimits(), asOf: Timestamp) {
    self.entries = entries
    self.limits = limits
    self.asOf = asOf
    var byID: [String: [Int]] = [:]
    var byRight: [UserRight: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      for rule in entry.waiver.rules { byID[rule, default: []].append(index) }
      for right in entry.waiver.rights { byRight[right, default: []].append(index) }
    }
    candidates = rules.map { rule in
      switch rule {
      // What was not looked at, what is wrong with waivers and sources that contradict each other no waiver covers.
      case .gap, .outOfScope, .sourcesDisagree, .waiver: return nil
      case .baseline, .assertion:
        let own = Set((byID[rule.id] ?? []) + (rule.right.flatMap { byRight[$0] } ?? []))
        if own.isEmpty { return nil }
        var index = NameIndex()
        for entry in own.sorted() { index.add(entries[entry].names, entry) }
        return index
      }
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  /// Whether a waiver may be about a rule.
  func covers(_ rule: Int) -> Bool { candidates[rule] != nil }

  /// Indices of the waivers that may be about a rule on a machine, ascending.
  func candidates(_ rule: Int, _ facts: MachineFacts) -> [Int] {
    candidates[rule]?.candidates([facts.name, facts.fqdn, facts.id].compactMap(\.self)) ?? []
  }

  /// Whether a waiver counts where its rule is of a severity.
  func standing(_ index: Int, _ severity: Severity) -> WaiverStanding {
    entries[index].waiver.standing(at: asOf, atMost: limits.maximumDays[severity])
  }
}
