internal import RightsModel
internal import RightsPolicies

/// The waivers of a run, found by the rule that they are about. Made once; nothing is asked of it where a rule has none.
struct WaiverIndex: Sendable {
  /// Waivers of one rule, by index.
  private struct Candidates: Sendable {
    var anywhere: [Int] = []
    /// Those that are for machines of certain names only, by name in lower case.
    var named: [String: [Int]] = [:]
  }

  /// Sorted by id.
  let entries: [WaiverEntry]
  /// Of each, at the moment of the run.
  let standings: [WaiverStanding]
  /// Of each, that moment.
  let asOf: Timestamp
  /// By rule index; nil where no waiver is about the rule.
  private let candidates: [Candidates?]

  init(_ entries: [WaiverEntry], _ rules: [RunRule], asOf: Timestamp) {
    self.entries = entries
    self.asOf = asOf
    standings = entries.map { $0.waiver.standing(at: asOf) }
    var byID: [String: [Int]] = [:]
    var byRight: [UserRight: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      for rule in entry.waiver.rules { byID[rule, default: []].append(index) }
      for right in entry.waiver.rights { byRight[right, default: []].append(index) }
    }
    candidates = rules.map { rule in
      switch rule {
      // What was not looked at, what is wrong with waivers and sources that contradict each other no waiver covers.
      case .gap, .outOfScope, .sourcesDisagree, .waiver: nil
      case .baseline, .assertion: Self.candidates(byID[rule.id], rule.right.flatMap { byRight[$0] }, entries)
      }
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  /// Whether a waiver may be about a rule.
  func covers(_ rule: Int) -> Bool { candidates[rule] != nil }

  /// Indices of the waivers that may be about a rule on a machine, ascending.
  func candidates(_ rule: Int, _ facts: MachineFacts) -> [Int] {
    guard let own = candidates[rule] else { return [] }
    guard !own.named.isEmpty else { return own.anywhere }
    let names = Set([facts.name, facts.fqdn].compactMap { $0?.lowercased() })
    let named = names.flatMap { own.named[$0] ?? [] }
    return named.isEmpty ? own.anywhere : Set(own.anywhere + named).sorted()
  }

  private static func candidates(_ byID: [Int]?, _ byRight: [Int]?, _ entries: [WaiverEntry]) -> Candidates? {
    guard byID != nil || byRight != nil else { return nil }
    var candidates = Candidates()
    for index in Set((byID ?? []) + (byRight ?? [])).sorted() {
      if let names = entries[index].literalNames {
        for name in Set(names) { candidates.named[name, default: []].append(index) }
      } else {
        candidates.anywhere.append(index)
      }
    }
    return candidates
  }
}
