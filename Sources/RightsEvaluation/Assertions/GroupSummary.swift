package import RightsModel

/// What the machines of one group have in the rights that a rule compares: no machine is kept, only how many are alike.
package struct GroupSummary: Sendable {
  struct Alike {
    var count = 0
    /// Of their subjects the first by id, as an example.
    var example: String
  }

  private(set) var values: [UserRight: [GroupValue: Alike]] = [:]
  /// Machines of which the right was not seen.
  private(set) var unseen: [UserRight: Int] = [:]
  package private(set) var members = 0
  /// Machines of which it is not known whether they are members; the first by id is the example.
  private(set) var doubtful: Alike?

  package init() {}

  /// Takes a machine that may be a member, or not.
  package mutating func doubt(_ subject: String) {
    var alike = doubtful ?? Alike(example: subject)
    alike.count += 1
    if subject.utf8.lexicographicallyPrecedes(alike.example.utf8) { alike.example = subject }
    doubtful = alike
  }

  /// Takes one machine; the order does not matter.
  package mutating func add(_ subject: String, _ own: [UserRight: GroupValue], rights: [UserRight]) {
    members += 1
    for right in rights {
      guard let value = own[right] else {
        unseen[right, default: 0] += 1
        continue
      }
      var alike = values[right, default: [:]][value] ?? Alike(example: subject)
      alike.count += 1
      if subject.utf8.lexicographicallyPrecedes(alike.example.utf8) { alike.example = subject }
      values[right, default: [:]][value] = alike
    }
  }

  /// What the machines have in one right, the most frequent first, as explanations show it: who holds it, nil where that was
  /// not seen, on how many of them, and one of those.
  package func survey(of right: UserRight) -> [(principals: [Principal]?, count: Int, example: String?)] {
    let seen = values[right, default: [:]].sorted { first, second in
      if first.value.count != second.value.count { return first.value.count > second.value.count }
      return first.value.example.utf8.lexicographicallyPrecedes(second.value.example.utf8)
    }
    var all: [(principals: [Principal]?, count: Int, example: String?)] = []
    for (value, alike) in seen { all.append((value.principals, alike.count, alike.example)) }
    if let count = unseen[right] { all.append((nil, count, nil)) }
    return all
  }

  /// On how many machines of which the right was seen it is exactly this.
  func count(of value: GroupValue, _ right: UserRight) -> Int { values[right]?[value]?.count ?? 0 }

  /// How many machines may have the same in a right, for all that is known: those of which it was not seen as well.
  func mayBe(_ value: GroupValue, _ right: UserRight) -> Int {
    values[right, default: [:]].reduce(unseen[right] ?? 0) { count, other in
      other.key == value || other.key.isSame(as: value) != .fail ? count + other.value.count : count
    }
  }

  /// What most machines have, where one value is more frequent than every other, of those that are certain.
  func common(_ right: UserRight, besides own: GroupValue? = nil) -> GroupValue? {
    let certain = values[right, default: [:]].filter { $0.key.isCertain && $0.key != own }
    guard let most = certain.values.map(\.count).max() else { return nil }
    let best = certain.filter { $0.value.count == most }
    if own == nil, best.count > 1 { return nil }
    return best.min { $0.value.example.utf8.lexicographicallyPrecedes($1.value.example.utf8) }?.key
  }
}
