internal import RightsModel

extension Disagreements {
  /// The rights with what all sources agree on: for rules over several rights, where not every way to be right can be tried.
  func withheld(_ snapshot: Snapshot) -> RightsTable {
    var rights = snapshot.rights
    for (right, others) in alternatives {
      let values = others.map(\.assignment) + [rights[right].assignment]
      var common: Set<Principal>?
      for value in values {
        var holders: Set<Principal> = []
        if case .principals(let principals, _) = value { holders = Set(principals) }
        common = common.map { $0.intersection(holders) } ?? holders
      }
      rights[right].assignment = Assignment(holders: Array(common ?? []), complete: false)
    }
    return rights
  }
}
