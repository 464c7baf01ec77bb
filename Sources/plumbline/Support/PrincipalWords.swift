import RightsIdentity
import RightsModel

/// Principals of a baseline as people read them: `Administrators (S-1-5-32-544)`.
enum PrincipalWords {
  static func list(_ references: [PrincipalReference]) -> String {
    references.map(label).joined(separator: ", ")
  }

  static func label(_ reference: PrincipalReference) -> String {
    switch reference {
    case .sid(let sid): PrincipalNames.label(of: .sid(sid), names: [:], facts: MachineFacts())
    case .relative(let scope, let rid):
      PrincipalNames.label(of: .relative(scope, rid: rid), names: [:], facts: MachineFacts())
    case .relativeName, .account, .anyOf, .parameter: reference.description
    }
  }
}
