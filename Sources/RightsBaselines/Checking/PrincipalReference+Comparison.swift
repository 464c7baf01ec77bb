import RightsModel

extension PrincipalReference {
  /// True where the two can be one principal on some machine; false only where that is certain.
  func mayEqual(_ other: PrincipalReference) -> Bool {
    if self == other { return true }
    switch (self, other) {
    case (.parameter, _), (_, .parameter): return true
    case (.anyOf(let family), .sid(let sid)), (.sid(let sid), .anyOf(let family)): return family.contains(sid)
    case (.anyOf, _), (_, .anyOf): return false
    case (.sid, .sid): return false
    case (.sid(let sid), .relative(_, let rid)), (.relative(_, let rid), .sid(let sid)):
      return sid.isDomainAccount && sid.rid == rid
    case (.relative(_, let left), .relative(_, let right)): return left == right
    case (.sid(let sid), .relativeName), (.relativeName, .sid(let sid)): return sid.isDomainAccount
    case (.sid(let sid), .account), (.account, .sid(let sid)): return sid.isDomainAccount
    case (.relativeName, _), (.account, _): return true
    case (.relative, .relativeName), (.relative, .account): return true
    }
  }
}
