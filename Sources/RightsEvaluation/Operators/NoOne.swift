/// `no one`: defined, and held by nobody.
enum NoOne {
  static func judge(_ holders: Holders) -> Judgement {
    let everyone = holders.everyone
    if everyone.isEmpty { return holders.isComplete ? .pass : .unknown }
    return Judgement(outcome: .fail, unexpected: everyone)
  }
}
