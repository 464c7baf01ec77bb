internal import RightsModel

/// `includes`: at least these; others are fine.
enum Includes {
  static func judge(_ holders: Holders, _ list: BoundList, _ possible: NamePossibilities) -> Judgement {
    var judgement = Judgement.pass
    var open = !list.parameters.isEmpty
    for sid in list.sids where !holders.sids.contains(sid) {
      if !holders.isComplete || holders.names.contains(where: { possible.could($0, be: sid) }) {
        open = true
      } else {
        judgement.missing.append(.sid(sid))
      }
    }
    for account in list.accounts where !holders.names.contains(where: { account.isNamed($0) }) {
      let couldBeThere =
        !holders.isComplete || holders.sids.contains { account.couldBe($0) && !list.sids.contains($0) }
        || holders.names.contains { possible.could($0, be: account) }
      if couldBeThere { open = true } else { judgement.missing.append(.name(account.reference.description)) }
    }
    if !judgement.missing.isEmpty {
      judgement.outcome = .fail
    } else if open {
      judgement.outcome = .unknown
    }
    return judgement
  }
}
