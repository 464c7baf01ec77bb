internal import RightsModel

/// `excludes`: none of these; others are fine. A name that nobody resolved may always hide one of them.
enum Excludes {
  static func judge(_ holders: Holders, _ list: BoundList, _ possible: NamePossibilities) -> Judgement {
    var judgement = Judgement.pass
    var open = !holders.isComplete
    for sid in holders.sids {
      if list.contains(sid) || list.classes.contains(where: { $0.covers(sid) }) {
        judgement.unexpected.append(.sid(sid))
      } else if !list.parameters.isEmpty || list.accounts.contains(where: { $0.couldBe(sid) }) {
        open = true
      }
    }
    for name in holders.names {
      if list.accounts.contains(where: { $0.isNamed(name) }) {
        judgement.unexpected.append(.name(name))
      } else {
        open = true
      }
    }
    if !judgement.unexpected.isEmpty {
      judgement.outcome = .fail
    } else if open {
      judgement.outcome = .unknown
    }
    return judgement
  }
}
