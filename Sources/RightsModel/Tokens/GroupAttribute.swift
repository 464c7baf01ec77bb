/// An attribute of a group in a token: the SE_GROUP_ constants (winnt.h).
package enum GroupAttribute: String, Sendable, Hashable, CaseIterable, Comparable {
  case mandatory
  case enabledByDefault = "default"
  case enabled
  case owner
  /// It counts for denials only: what makes a filtered token.
  case denyOnly = "deny-only"
  case integrity
  case integrityEnabled = "integrity-enabled"
  case resource
  case logonID = "logon-id"

  package static func < (lhs: GroupAttribute, rhs: GroupAttribute) -> Bool {
    guard let left = allCases.firstIndex(of: lhs), let right = allCases.firstIndex(of: rhs) else { return false }
    return left < right
  }
}
