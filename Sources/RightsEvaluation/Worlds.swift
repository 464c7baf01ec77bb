internal import RightsModel

/// The SIDs that unknown scopes could have, as far as they can make a difference.
///
/// A scope matters only by the account SIDs that stand beside it: so it is one of the domains that these are of, one of the
/// scopes that are known, or a domain that nothing else mentions. Every combination is one world.
struct Worlds {
  /// More combinations than this are not tried; what depends on them is unknown.
  static let limit = 4096

  typealias World = [RelativeScope: SID]

  /// All worlds, the one in which every unknown scope is a domain of its own first; nil where they are too many.
  static func enumerate(_ scopes: Set<RelativeScope>, mentioned: [SID], _ context: EvaluationContext) -> [World]? {
    var domains = Set(mentioned.compactMap { $0.isDomainAccount ? $0.domain : nil })
    for scope in RelativeScope.allCases { context.sid(of: scope).map { _ = domains.insert($0) } }
    let known = domains.sorted()
    // On a domain controller the machine's accounts are the domain's; elsewhere they never are.
    let isController = context.role == .domainController
    var worlds: [World] = [[:]]
    for scope in RelativeScope.allCases where scopes.contains(scope) {
      guard context.sid(of: scope) == nil, let fresh = fresh(scope, apart: known) else { continue }
      if scope == .machine, isController, scopes.contains(.domain) {
        worlds = worlds.map { world in world.merging([.machine: world[.domain] ?? fresh]) { first, _ in first } }
        continue
      }
      var next: [World] = []
      for world in worlds {
        var candidates = [fresh] + known
        if scope != .domain, let domain = world[.domain], !candidates.contains(domain) { candidates.append(domain) }
        for candidate in candidates where isPossible(candidate, scope, world, context) {
          next.append(world.merging([scope: candidate]) { first, _ in first })
        }
        if next.count > limit { return nil }
      }
      worlds = next
    }
    return worlds
  }

  private static func isPossible(
    _ candidate: SID, _ scope: RelativeScope, _ world: World, _ context: EvaluationContext
  ) -> Bool {
    guard let role = context.role, role != .domainController else { return true }
    switch scope {
    case .machine: return candidate != (world[.domain] ?? context.domainSID)
    case .domain: return candidate != context.machineSID
    case .forest: return candidate != context.machineSID
    }
  }

  // A domain that nothing mentions; the first world has no other.
  private static func fresh(_ scope: RelativeScope, apart known: [SID]) -> SID? {
    let index: UInt32 =
      switch scope {
      case .domain: 1
      case .forest: 2
      case .machine: 3
      }
    for attempt in 0...UInt32(known.count) {
      let candidate = SID(authority: 5, subAuthorities: [21, 0, attempt, index])
      if let candidate, !known.contains(candidate) { return candidate }
    }
    return nil
  }
}
