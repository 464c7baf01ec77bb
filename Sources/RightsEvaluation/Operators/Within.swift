internal import RightsModel

/// `within`: nobody outside the list; fewer, or nobody, is fine.
enum Within {
  static func judge(_ holders: Holders, _ list: BoundList, _ possible: NamePossibilities) -> Judgement {
    var judgement = Judgement.pass
    var open = 0
    for sid in holders.sids where !list.contains(sid) && !list.classes.contains(where: { $0.contains(sid) }) {
      if !list.parameters.isEmpty || list.accounts.contains(where: { $0.couldBe(sid) }) {
        open += 1
      } else {
        judgement.unexpected.append(.sid(sid))
      }
    }
    // Each account that is named without a SID can be one holder.
    let isOverfull = list.parameters.isEmpty && open > list.accounts.count
    for name in holders.names where !list.accounts.contains(where: { $0.isNamed(name) }) {
      if !list.parameters.isEmpty || couldBeExpected(name, holders, list, possible) {
        open += 1
      } else {
        judgement.unexpected.append(.name(name))
      }
    }
    if !judgement.unexpected.isEmpty || isOverfull {
      judgement.outcome = .fail
    } else if open > 0 || !holders.isComplete {
      judgement.outcome = .unknown
    }
    return judgement
  }

  /// Whether the name could be an expected principal that is not seen among the holders.
  private static func couldBeExpected(
    _ name: String, _ holders: Holders, _ list: BoundList, _ possible: NamePossibilities
  ) -> Bool {
    list.sids.contains { !holders.sids.contains($0) && possible.could(name, be: $0) }
      || list.accounts.contains { possible.could(name, be: $0) }
  }
}
