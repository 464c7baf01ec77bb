/// `exactly`: the holders are this set.
enum Exactly {
  static func judge(_ holders: Holders, _ list: BoundList, _ possible: NamePossibilities) -> Judgement {
    Within.judge(holders, list, possible) && Includes.judge(holders, list, possible)
  }
}
