/// A principal as a baseline or a waiver writes it, before it is bound to one machine.
package enum PrincipalReference: Sendable, Hashable {
  /// A SID, given or derived offline (well-known, service, application pool).
  case sid(SID)
  /// `$domain-512`, `$forest-519`, `$machine-500`.
  case relative(RelativeScope, rid: UInt32)
  /// `$domain\Domain Admins`: an account or group named within a scope; bound by RID where the name is well known.
  case relativeName(RelativeScope, name: String)
  /// `CORP\T0-Admins`: bound by a Directory document or by the snapshot's own account list. `domain` nil for `name` alone.
  case account(domain: String, name: String)
  /// `NT SERVICE\*`.
  case anyOf(PrincipalClass)
  /// `$(name)`: a list parameter that a policy gives.
  case parameter(String)
}

extension PrincipalReference: CustomStringConvertible {
  /// The canonical spelling, which parses back to the same reference.
  package var description: String {
    switch self {
    case .sid(let sid): sid.description
    case .relative(let scope, let rid): "$\(scope.rawValue)-\(rid)"
    case .relativeName(let scope, let name): "$\(scope.rawValue)\\\(name)"
    case .account(let domain, let name): "\(domain)\\\(name)"
    case .anyOf(let family): family.rawValue
    case .parameter(let name): "$(\(name))"
    }
  }
}

extension PrincipalReference: Comparable {
  /// SIDs first, in numeric order, then the others by their canonical spelling.
  package static func < (lhs: PrincipalReference, rhs: PrincipalReference) -> Bool {
    switch (lhs, rhs) {
    case (.sid(let left), .sid(let right)): left < right
    case (.sid, _): true
    case (_, .sid): false
    case (_, _): lhs.description.utf8.lexicographicallyPrecedes(rhs.description.utf8)
    }
  }
}
