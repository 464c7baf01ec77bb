/// `exactly`: the holders are this set.
enum Exactly {
  static func judge(_ scene: Scene) -> Judgement {
    let isOpen = !scene.isComplete || scene.hasUnresolvedNames || scene.expectsUnseen
    return Needs.judge(strangers: scene.strangers, absentees: scene.absentees, scene, isOpen: isOpen)
  }
}
