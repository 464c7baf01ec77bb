package import RightsModel

/// Who holds what on a machine as installed, taken from the library: what a token is explained by where nothing of its
/// machine was collected.
package enum InstalledRights {
  /// Nil where the library has no defaults for the release and role.
  package static func table(_ baselines: [Baseline], os: OSRelease, role: Role) -> RightsTable? {
    let defaults = baselines.first { baseline in
      baseline.id.hasPrefix("defaults/") && baseline.appliesTo.roles.contains(role)
        && baseline.appliesTo.os.contains { os.matches(selector: $0) }
    }
    guard let defaults else { return nil }
    var table = RightsTable(repeating: ObservedRight(.notCollected))
    for rule in defaults.rules { table[rule.right] = ObservedRight(assignment(rule.expectation)) }
    return table
  }

  // Holders that are required are there; those that are allowed may be, so the set is not complete.
  private static func assignment(_ expectation: Expectation) -> Assignment {
    switch expectation {
    case .noOne: .noOne
    case .exactly(let list): principals(list, complete: true)
    case .includes(let list): principals(list, complete: false)
    case .all(let parts):
      parts.map(assignment).first { $0.isCollected } ?? .notCollected
    case .any(let parts): parts.first.map(assignment) ?? .notCollected
    case .within, .excludes, .notDefined, .defined: .notCollected
    }
  }

  private static func principals(_ list: [PrincipalReference], complete: Bool) -> Assignment {
    let sids = list.compactMap { reference in
      if case .sid(let sid) = reference { Principal.sid(sid) } else { nil }
    }
    return sids.isEmpty ? .notCollected : .principals(sids.sorted(), complete: complete && sids.count == list.count)
  }
}
