package import RightsModel

extension PrincipalReference {
  /// Who holds a right where a test names this, as a snapshot would have it; nil for what is nobody in particular.
  ///
  /// - Parameter domain: the NetBIOS name of the machine's domain.
  package func holder(domain: String?) -> Principal? {
    switch self {
    case .sid(let sid): .sid(sid)
    case .relative(let scope, let rid): .relative(scope, rid: rid)
    // The accounts of the machine say who these are.
    case .relativeName(.machine, let name): .name(name)
    case .relativeName(.domain, let name): .name("\(domain ?? "$domain")\\\(name)")
    case .relativeName(.forest, _), .account: .name(description)
    case .anyOf, .parameter: nil
    }
  }
}
