/// `excludes`: none of these; others are fine. A name that nobody resolved may always hide one of them.
enum Excludes {
  static func judge(_ scene: Scene) -> Judgement {
    let excluded = scene.excluded
    if !excluded.isEmpty { return Judgement(outcome: .fail, unexpected: excluded) }
    return !scene.isComplete || scene.hasUnresolvedNames || scene.mayHoldListed ? .unknown : .pass
  }
}
