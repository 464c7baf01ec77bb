internal import RightsModel

/// `no one`: defined, and held by nobody.
enum NoOne {
  static func judge(_ holders: Holders) -> Judgement {
    if holders.sids.isEmpty, holders.names.isEmpty {
      return holders.isComplete ? .pass : Judgement(outcome: .unknown)
    }
    return Judgement(
      outcome: .fail, unexpected: holders.sids.map { .sid($0) } + holders.names.map { .name($0) })
  }
}
