extension UserRightSet {
  // Which rights exist in which generation of Windows. Sources: the Windows 2000, XP, Server 2003 and Vista security
  // guides, which list the rights of their releases, and exports of builds 17763 and 20348 for the newest one.

  /// Windows 2000: 34 rights.
  package static let windows2000 = UserRightSet([
    .assignPrimaryTokenPrivilege, .auditPrivilege, .backupPrivilege, .batchLogonRight, .changeNotifyPrivilege,
    .createPagefilePrivilege, .createPermanentPrivilege, .createTokenPrivilege, .debugPrivilege,
    .denyBatchLogonRight, .denyInteractiveLogonRight, .denyNetworkLogonRight, .denyServiceLogonRight,
    .enableDelegationPrivilege, .increaseBasePriorityPrivilege, .increaseQuotaPrivilege, .interactiveLogonRight,
    .loadDriverPrivilege, .lockMemoryPrivilege, .machineAccountPrivilege, .networkLogonRight,
    .profileSingleProcessPrivilege, .remoteShutdownPrivilege, .restorePrivilege, .securityPrivilege,
    .serviceLogonRight, .shutdownPrivilege, .syncAgentPrivilege, .systemEnvironmentPrivilege,
    .systemProfilePrivilege, .systemtimePrivilege, .takeOwnershipPrivilege, .tcbPrivilege, .undockPrivilege,
  ])

  /// Windows XP before Service Pack 2: 37.
  package static let windowsXP = windows2000.union(
    UserRightSet([
      .denyRemoteInteractiveLogonRight, .manageVolumePrivilege, .remoteInteractiveLogonRight,
    ]))

  /// Windows XP SP2 and Server 2003: 39, SeImpersonatePrivilege and SeCreateGlobalPrivilege among them.
  package static let windowsXPSP2 = windowsXP.union(
    UserRightSet([
      .createGlobalPrivilege, .impersonatePrivilege,
    ]))

  /// Windows Vista and Server 2008 up to Windows 10 1511: 44.
  package static let windowsVista = windowsXPSP2.union(
    UserRightSet([
      .createSymbolicLinkPrivilege, .increaseWorkingSetPrivilege, .relabelPrivilege, .timeZonePrivilege,
      .trustedCredManAccessPrivilege,
    ]))

  /// Windows 10 1607, Server 2016 and later: 45. Confirmed from build 17763; 1607 to 1803 are taken from Microsoft's statement.
  package static let windows10 = windowsVista.union(
    UserRightSet([
      .delegateSessionUserImpersonatePrivilege
    ]))
}
