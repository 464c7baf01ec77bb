/// `within`: nobody outside the list; fewer, or nobody, is fine.
enum Within {
  static func judge(_ scene: Scene) -> Judgement {
    let isOpen = !scene.isComplete || scene.hasUnresolvedNames || scene.takesAnyone && scene.hasStrangers
    return Needs.judge(strangers: scene.strangers, absentees: [], scene, isOpen: isOpen)
  }
}
