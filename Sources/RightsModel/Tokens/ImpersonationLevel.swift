/// How far a server may act as its client: SECURITY_IMPERSONATION_LEVEL (winnt.h), counted from 0.
///
/// RPC and COM count the same levels from 1 (`RPC_C_IMP_LEVEL_…`).
package enum ImpersonationLevel: Int, Sendable, Hashable, CaseIterable, Comparable {
  case anonymous = 0
  case identification
  case impersonation
  case delegation

  package static func < (lhs: ImpersonationLevel, rhs: ImpersonationLevel) -> Bool { lhs.rawValue < rhs.rawValue }

  /// What documents call it.
  package var name: String {
    switch self {
    case .anonymous: "anonymous"
    case .identification: "identification"
    case .impersonation: "impersonation"
    case .delegation: "delegation"
    }
  }

  /// Understands `Impersonation`, `SecurityImpersonation`, `RPC_C_IMP_LEVEL_IMPERSONATE` and `Identify`; case does not count.
  package init?(name text: String) {
    var word = text.lowercased()
    for prefix in ["security", "rpc_c_imp_level_"] where word.hasPrefix(prefix) { word.removeFirst(prefix.count) }
    switch word {
    case "anonymous": self = .anonymous
    case "identification", "identify": self = .identification
    case "impersonation", "impersonate": self = .impersonation
    case "delegation", "delegate": self = .delegation
    default: return nil
    }
  }

  /// From the number that RPC and COM use, 1 to 4.
  package init?(rpc number: Int) { self.init(rawValue: number - 1) }
}
