/// The catalogue row of one user right.
///
/// Sources: LUIDs from the native API headers (ntseapi.h), mode bits from MS-LSAD 3.1.1.2.2, constants from Microsoft's
/// privilege and account-rights pages.
struct UserRightFacts: Sendable {
  var constant: String
  var kind: UserRightKind
  /// English; `LocalizedRightNames` has the other languages.
  var displayName: String

  // One row a right, in the order of the cases of UserRight.
  static let table: [UserRightFacts] = [
    UserRightFacts(
      constant: "SeAssignPrimaryTokenPrivilege", kind: .privilege(luid: 3),
      displayName: "Replace a process level token"),
    UserRightFacts(
      constant: "SeAuditPrivilege", kind: .privilege(luid: 21),
      displayName: "Generate security audits"),
    UserRightFacts(
      constant: "SeBackupPrivilege", kind: .privilege(luid: 17),
      displayName: "Back up files and directories"),
    UserRightFacts(
      constant: "SeBatchLogonRight", kind: .logonRight(mode: 0x4),
      displayName: "Log on as a batch job"),
    UserRightFacts(
      constant: "SeChangeNotifyPrivilege", kind: .privilege(luid: 23),
      displayName: "Bypass traverse checking"),
    UserRightFacts(
      constant: "SeCreateGlobalPrivilege", kind: .privilege(luid: 30),
      displayName: "Create global objects"),
    UserRightFacts(
      constant: "SeCreatePagefilePrivilege", kind: .privilege(luid: 15),
      displayName: "Create a pagefile"),
    UserRightFacts(
      constant: "SeCreatePermanentPrivilege", kind: .privilege(luid: 16),
      displayName: "Create permanent shared objects"),
    UserRightFacts(
      constant: "SeCreateSymbolicLinkPrivilege", kind: .privilege(luid: 35),
      displayName: "Create symbolic links"),
    UserRightFacts(
      constant: "SeCreateTokenPrivilege", kind: .privilege(luid: 2),
      displayName: "Create a token object"),
    UserRightFacts(
      constant: "SeDebugPrivilege", kind: .privilege(luid: 20),
      displayName: "Debug programs"),
    UserRightFacts(
      constant: "SeDelegateSessionUserImpersonatePrivilege", kind: .privilege(luid: 36),
      displayName: "Obtain an impersonation token for another user in the same session"),
    UserRightFacts(
      constant: "SeDenyBatchLogonRight", kind: .logonRight(mode: 0x100),
      displayName: "Deny log on as a batch job"),
    UserRightFacts(
      constant: "SeDenyInteractiveLogonRight", kind: .logonRight(mode: 0x40),
      displayName: "Deny log on locally"),
    UserRightFacts(
      constant: "SeDenyNetworkLogonRight", kind: .logonRight(mode: 0x80),
      displayName: "Deny access to this computer from the network"),
    UserRightFacts(
      constant: "SeDenyRemoteInteractiveLogonRight", kind: .logonRight(mode: 0x800),
      displayName: "Deny log on through Remote Desktop Services"),
    UserRightFacts(
      constant: "SeDenyServiceLogonRight", kind: .logonRight(mode: 0x200),
      displayName: "Deny log on as a service"),
    UserRightFacts(
      constant: "SeEnableDelegationPrivilege", kind: .privilege(luid: 27),
      displayName: "Enable computer and user accounts to be trusted for delegation"),
    UserRightFacts(
      constant: "SeImpersonatePrivilege", kind: .privilege(luid: 29),
      displayName: "Impersonate a client after authentication"),
    UserRightFacts(
      constant: "SeIncreaseBasePriorityPrivilege", kind: .privilege(luid: 14),
      displayName: "Increase scheduling priority"),
    UserRightFacts(
      constant: "SeIncreaseQuotaPrivilege", kind: .privilege(luid: 5),
      displayName: "Adjust memory quotas for a process"),
    UserRightFacts(
      constant: "SeIncreaseWorkingSetPrivilege", kind: .privilege(luid: 33),
      displayName: "Increase a process working set"),
    UserRightFacts(
      constant: "SeInteractiveLogonRight", kind: .logonRight(mode: 0x1),
      displayName: "Allow log on locally"),
    UserRightFacts(
      constant: "SeLoadDriverPrivilege", kind: .privilege(luid: 10),
      displayName: "Load and unload device drivers"),
    UserRightFacts(
      constant: "SeLockMemoryPrivilege", kind: .privilege(luid: 4),
      displayName: "Lock pages in memory"),
    UserRightFacts(
      constant: "SeMachineAccountPrivilege", kind: .privilege(luid: 6),
      displayName: "Add workstations to domain"),
    UserRightFacts(
      constant: "SeManageVolumePrivilege", kind: .privilege(luid: 28),
      displayName: "Perform volume maintenance tasks"),
    UserRightFacts(
      constant: "SeNetworkLogonRight", kind: .logonRight(mode: 0x2),
      displayName: "Access this computer from the network"),
    UserRightFacts(
      constant: "SeProfileSingleProcessPrivilege", kind: .privilege(luid: 13),
      displayName: "Profile single process"),
    UserRightFacts(
      constant: "SeRelabelPrivilege", kind: .privilege(luid: 32),
      displayName: "Modify an object label"),
    UserRightFacts(
      constant: "SeRemoteInteractiveLogonRight", kind: .logonRight(mode: 0x400),
      displayName: "Allow log on through Remote Desktop Services"),
    UserRightFacts(
      constant: "SeRemoteShutdownPrivilege", kind: .privilege(luid: 24),
      displayName: "Force shutdown from a remote system"),
    UserRightFacts(
      constant: "SeRestorePrivilege", kind: .privilege(luid: 18),
      displayName: "Restore files and directories"),
    UserRightFacts(
      constant: "SeSecurityPrivilege", kind: .privilege(luid: 8),
      displayName: "Manage auditing and security log"),
    UserRightFacts(
      constant: "SeServiceLogonRight", kind: .logonRight(mode: 0x10),
      displayName: "Log on as a service"),
    UserRightFacts(
      constant: "SeShutdownPrivilege", kind: .privilege(luid: 19),
      displayName: "Shut down the system"),
    UserRightFacts(
      constant: "SeSyncAgentPrivilege", kind: .privilege(luid: 26),
      displayName: "Synchronize directory service data"),
    UserRightFacts(
      constant: "SeSystemEnvironmentPrivilege", kind: .privilege(luid: 22),
      displayName: "Modify firmware environment values"),
    UserRightFacts(
      constant: "SeSystemProfilePrivilege", kind: .privilege(luid: 11),
      displayName: "Profile system performance"),
    UserRightFacts(
      constant: "SeSystemtimePrivilege", kind: .privilege(luid: 12),
      displayName: "Change the system time"),
    UserRightFacts(
      constant: "SeTakeOwnershipPrivilege", kind: .privilege(luid: 9),
      displayName: "Take ownership of files or other objects"),
    UserRightFacts(
      constant: "SeTcbPrivilege", kind: .privilege(luid: 7),
      displayName: "Act as part of the operating system"),
    UserRightFacts(
      constant: "SeTimeZonePrivilege", kind: .privilege(luid: 34),
      displayName: "Change the time zone"),
    UserRightFacts(
      constant: "SeTrustedCredManAccessPrivilege", kind: .privilege(luid: 31),
      displayName: "Access Credential Manager as a trusted caller"),
    UserRightFacts(
      constant: "SeUndockPrivilege", kind: .privilege(luid: 25),
      displayName: "Remove computer from docking station"),
  ]
}
