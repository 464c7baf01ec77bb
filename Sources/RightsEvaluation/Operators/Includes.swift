/// `includes`: at least these; others are fine.
enum Includes {
  static func judge(_ scene: Scene) -> Judgement {
    Needs.judge(strangers: [], absentees: scene.absentees, scene, isOpen: scene.expectsUnseen)
  }
}
