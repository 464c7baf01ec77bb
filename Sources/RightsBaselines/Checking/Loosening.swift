import RightsModel

/// Decides whether a changed rule is looser than the one it came from.
///
/// Looser is: a severity that dropped; more assignments that pass; or, where the two sets of passing assignments only
/// differ, one that passes now and goes further than every one that passed before: more holders, of a deny right fewer.
/// The answer errs on the side of looser.
enum Loosening {
  /// What became looser, as a clause, or nil where nothing did.
  ///
  /// - Parameter lists: the defaults of parameters before and after; where they differ, a rule can be looser by them alone.
  static func reason(
    from old: ResolvedRule, to new: ResolvedRule?,
    lists: (old: [String: [PrincipalReference]], new: [String: [PrincipalReference]]) = ([:], [:])
  ) -> String? {
    guard let new else { return "the rule vanishes" }
    if new.severity < old.severity {
      return "the severity drops from \(old.severity.rawValue) to \(new.severity.rawValue)"
    }
    let isDeny = old.right.isDeny
    let isFilledAnew = lists.old.contains { lists.new[$0.key] != $0.value }
    for condition in World.all(asking: (old.branches + new.branches).map(\.condition)) {
      let (before, after) = (old.expectation(under: condition), new.expectation(under: condition))
      if isLooser(from: before, to: after, isDeny: isDeny) { return "assignments pass that did not" }
      if isFilledAnew,
        isLooser(from: before.substituting(lists.old), to: after.substituting(lists.new), isDeny: isDeny)
      {
        return "the default of a parameter lets assignments pass that did not"
      }
    }
    return nil
  }

  static func isLooser(from old: Expectation, to new: Expectation, isDeny: Bool) -> Bool {
    let before = AssignmentBox.boxes(old)
    let after = AssignmentBox.boxes(new)
    let fresh = after.filter { box in !before.contains(where: box.isSubset) }
    if fresh.isEmpty { return false }
    if before.allSatisfy({ box in after.contains(where: box.isSubset) }) { return true }
    return fresh.contains { box in
      !before.contains { other in
        guard !box.isUndefined, !other.isUndefined else { return false }
        return isDeny ? other.required.isSubset(of: box.required) : box.reach(isWithin: other)
      }
    }
  }
}

/// One answer to everything that branches ask.
struct World {
  var features: Set<String>
  var domainJoined: Bool

  func satisfies(_ condition: Rule.Condition) -> Bool {
    if let feature = condition.feature, !features.contains(feature) { return false }
    if let joined = condition.domainJoined, joined != domainJoined { return false }
    return true
  }

  /// Every combination of answers to these conditions.
  static func all(asking conditions: [Rule.Condition]) -> [World] {
    var features: [String] = []
    for feature in conditions.compactMap(\.feature) where !features.contains(feature) { features.append(feature) }
    let asksJoined = conditions.contains { $0.domainJoined != nil }
    var worlds = (asksJoined ? [true, false] : [true]).map { World(features: [], domainJoined: $0) }
    // Branches on features without `domainJoined` overlap, so a rule has few; ten of them are a thousand worlds.
    for feature in features.prefix(10) {
      worlds += worlds.map { World(features: $0.features.union([feature]), domainJoined: $0.domainJoined) }
    }
    return worlds
  }
}
