internal import RightsModel

/// The worlds that unknown scopes leave possible, as far as they can make a difference.
///
/// A scope matters only by the account SIDs that stand beside it: so it is one of the domains that these are of, one of the
/// scopes that are known, or a domain that nothing mentions. Every combination is one world.
enum Worlds {
  /// More combinations than this are not tried; what depends on them is unknown.
  static let limit = 4096

  /// All worlds, the one in which every unknown scope is a domain of its own first; nil where they are too many.
  ///
  /// - Parameter mentioned: domains of the SIDs that an unknown scope could make a difference to.
  static func enumerate(_ scopes: Set<RelativeScope>, mentioned: Set<SID>, _ context: EvaluationContext) -> [World]? {
    let known = World(context)
    let unknown = RelativeScope.allCases.filter { scopes.contains($0) && known[$0] == nil }
    guard !unknown.isEmpty else { return [known] }
    let domains = mentioned.union(RelativeScope.allCases.compactMap { known[$0] }).sorted()
    let fresh = fresh(unknown.count, apart: Set(domains))
    var worlds = [known]
    for (index, scope) in unknown.enumerated() {
      // Its own fresh domain first; another scope's, where both are one.
      let candidates = [fresh[index]] + fresh[..<index].reversed() + domains
      guard worlds.count * candidates.count <= limit * 4 else { return nil }
      var next: [World] = []
      for world in worlds {
        for candidate in candidates {
          var world = world
          world[scope] = candidate
          if world.isPossible(context.role) { next.append(world) }
        }
      }
      guard next.count <= limit else { return nil }
      worlds = next
    }
    return worlds
  }

  private static func fresh(_ count: Int, apart known: Set<SID>) -> [SID] {
    var domains: [SID] = []
    var attempt: UInt32 = 0
    while domains.count < count {
      if let candidate = SID(authority: 5, subAuthorities: [21, 0, 0, attempt]), !known.contains(candidate) {
        domains.append(candidate)
      }
      attempt += 1
    }
    return domains
  }
}
