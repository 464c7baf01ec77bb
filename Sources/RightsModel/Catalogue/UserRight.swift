/// One of the 45 user rights that Windows assigns: a privilege or a logon right.
///
/// Cases stand in the byte order of their constants, which is the order of rules in every report.
package enum UserRight: UInt8, Sendable, Hashable, CaseIterable, Comparable {
  case assignPrimaryTokenPrivilege = 0
  case auditPrivilege
  case backupPrivilege
  case batchLogonRight
  case changeNotifyPrivilege
  case createGlobalPrivilege
  case createPagefilePrivilege
  case createPermanentPrivilege
  case createSymbolicLinkPrivilege
  case createTokenPrivilege
  case debugPrivilege
  case delegateSessionUserImpersonatePrivilege
  case denyBatchLogonRight
  case denyInteractiveLogonRight
  case denyNetworkLogonRight
  case denyRemoteInteractiveLogonRight
  case denyServiceLogonRight
  case enableDelegationPrivilege
  case impersonatePrivilege
  case increaseBasePriorityPrivilege
  case increaseQuotaPrivilege
  case increaseWorkingSetPrivilege
  case interactiveLogonRight
  case loadDriverPrivilege
  case lockMemoryPrivilege
  case machineAccountPrivilege
  case manageVolumePrivilege
  case networkLogonRight
  case profileSingleProcessPrivilege
  case relabelPrivilege
  case remoteInteractiveLogonRight
  case remoteShutdownPrivilege
  case restorePrivilege
  case securityPrivilege
  case serviceLogonRight
  case shutdownPrivilege
  case syncAgentPrivilege
  case systemEnvironmentPrivilege
  case systemProfilePrivilege
  case systemtimePrivilege
  case takeOwnershipPrivilege
  case tcbPrivilege
  case timeZonePrivilege
  case trustedCredManAccessPrivilege
  case undockPrivilege

  package static func < (lhs: UserRight, rhs: UserRight) -> Bool { lhs.rawValue < rhs.rawValue }

  /// The constant as Windows spells it, such as `SeDebugPrivilege`.
  package var constant: String { facts.constant }

  /// What kind of right it is, with its number.
  package var kind: UserRightKind { facts.kind }

  /// The English name in the policy editor.
  package var displayName: String { facts.displayName }

  /// The name in the policy editor in a language such as `ja` or `zh-TW`, or nil where we do not know it.
  package func displayName(in language: String) -> String? {
    localizedNames.entries.first { $0.language == language }?.names.first
  }

  private var facts: UserRightFacts { UserRightFacts.table[Int(rawValue)] }
}

extension UserRight: CustomStringConvertible {
  package var description: String { constant }
}
