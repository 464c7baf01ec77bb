package import RightsModel

/// What changes in the rule of one right.
package struct RuleChange: Sendable {
  /// What it means for the machines that are judged. A severity counts too: one that drops loosens.
  package enum Effect: String, Sendable, Hashable, CaseIterable {
    case added, removed, loosened, tightened
    /// Looser in one way and tighter in another, such as one principal for another.
    case both = "loosened and tightened"
    /// The same assignments pass.
    case neutral
  }

  package var right: UserRight
  /// Nil for a rule that is new.
  package var old: Rule?
  /// Nil for a rule that is gone.
  package var new: Rule?
  package var effect: Effect
  /// Empty for a rule that is new or gone, and where only the default of a parameter changes.
  package var details: [Detail]

  /// Nil where nothing changes.
  ///
  /// - Parameter lists: the default of each parameter.
  init?(
    from old: Rule?, to new: Rule?, lists: (old: [String: [PrincipalReference]], new: [String: [PrincipalReference]])
  ) {
    guard let right = (new ?? old)?.right else { return nil }
    self.right = right
    self.old = old
    self.new = new
    guard let old, let new else {
      effect = new == nil ? .removed : .added
      details = []
      return
    }
    details = Detail.all(from: old, to: new)
    effect = Self.effect(from: old, to: new)
    if effect == .neutral, lists.old != lists.new {
      effect = Self.effect(from: old.substituting(lists.old), to: new.substituting(lists.new))
    }
    if details.isEmpty, effect == .neutral { return nil }
  }

  private static func effect(from old: Rule, to new: Rule) -> Effect {
    let isDeny = old.right.isDeny
    var isLooser = new.severity < old.severity
    var isTighter = old.severity < new.severity
    for world in World.all(asking: (old.branches + new.branches).map(\.condition)) {
      let (before, after) = (old.expectation(under: world), new.expectation(under: world))
      if before == after { continue }
      if Loosening.isLooser(from: before, to: after, isDeny: isDeny) { isLooser = true }
      if Loosening.isLooser(from: after, to: before, isDeny: isDeny) { isTighter = true }
    }
    switch (isLooser, isTighter) {
    case (true, true): return .both
    case (true, false): return .loosened
    case (false, true): return .tightened
    case (false, false): return .neutral
    }
  }
}

extension Rule {
  /// The expectation that counts under an answer to every condition.
  fileprivate func expectation(under world: World) -> Expectation {
    (branches.first { world.satisfies($0.condition) })?.expectation ?? expectation
  }
}
