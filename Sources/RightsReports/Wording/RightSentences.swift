import RightsModel

extension UserRight {
  /// What a holder can do with it, as one sentence: what a reader needs to judge a finding.
  var sentence: String {
    switch self {
    case .assignPrimaryTokenPrivilege: "A holder can start a process under the token of another user."
    case .auditPrivilege: "A holder can write any record into the security log."
    case .backupPrivilege: "A holder can read every file and registry key, whatever its permissions."
    case .batchLogonRight: "A holder can log on through scheduled tasks and other batch queues."
    case .changeNotifyPrivilege:
      "A holder can reach a file through folders that it may not list; Windows expects all users to."
    case .createGlobalPrivilege:
      "A holder can create named objects that all sessions share, and so stand in for a service."
    case .createPagefilePrivilege:
      "A holder can create and resize page files, which hold the memory of other processes."
    case .createPermanentPrivilege: "A holder can create kernel objects that outlive every process that uses them."
    case .createSymbolicLinkPrivilege:
      "A holder can create symbolic links that lead programs with more rights to other files."
    case .createTokenPrivilege: "A holder can create tokens with any user, group and privilege, and so become anyone."
    case .debugPrivilege: "A holder can open any process, LSASS included, and read credentials from its memory."
    case .delegateSessionUserImpersonatePrivilege: "A holder can act as another user of the same session."
    case .denyBatchLogonRight: "Those listed cannot log on as a batch job, whatever else grants it."
    case .denyInteractiveLogonRight: "Those listed cannot log on at the console, whatever else grants it."
    case .denyNetworkLogonRight: "Those listed cannot log on over the network, whatever else grants it."
    case .denyRemoteInteractiveLogonRight: "Those listed cannot log on through Remote Desktop, whatever else grants it."
    case .denyServiceLogonRight: "Those listed cannot log on as a service, whatever else grants it."
    case .enableDelegationPrivilege:
      "A holder can mark accounts as trusted for delegation, and so let them act as others."
    case .impersonatePrivilege:
      "A holder can act as any client that connects to it; services and WMI provider hosts cannot work without it."
    case .increaseBasePriorityPrivilege: "A holder can raise the priority of a process and starve all others."
    case .increaseQuotaPrivilege:
      "A holder can change how much memory a process may use; services need it to start others."
    case .increaseWorkingSetPrivilege: "A holder can raise how much of its memory stays in RAM."
    case .interactiveLogonRight: "A holder can log on at the console."
    case .loadDriverPrivilege: "A holder can load drivers, code that runs in the kernel."
    case .lockMemoryPrivilege: "A holder can keep pages in RAM and leave too little for others."
    case .machineAccountPrivilege: "A holder can add computers to the domain."
    case .manageVolumePrivilege:
      "A holder can do maintenance on volumes, and so read and write them below their permissions."
    case .networkLogonRight: "A holder can connect over the network, as file shares, WMI and remote management do."
    case .profileSingleProcessPrivilege: "A holder can watch how other processes perform."
    case .relabelPrivilege: "A holder can change the integrity label of objects, those above its own included."
    case .remoteInteractiveLogonRight: "A holder can log on through Remote Desktop."
    case .remoteShutdownPrivilege: "A holder can shut the machine down over the network."
    case .restorePrivilege:
      "A holder can write every file and registry key and set any owner, whatever the permissions."
    case .securityPrivilege: "A holder can change what is audited, and read and clear the security log."
    case .serviceLogonRight: "A holder can log on as a service, and so keep running without a user."
    case .shutdownPrivilege: "A holder who is logged on can shut the machine down."
    case .syncAgentPrivilege: "A holder can read every object of the directory, as its synchronisation does."
    case .systemEnvironmentPrivilege: "A holder can change firmware variables, and so how the machine starts."
    case .systemProfilePrivilege: "A holder can watch how the whole system performs."
    case .systemtimePrivilege: "A holder can set the clock, on which Kerberos and every log depend."
    case .takeOwnershipPrivilege: "A holder can become the owner of any object and then grant itself all access."
    case .tcbPrivilege: "A holder is part of the operating system and can take the identity of any user."
    case .timeZonePrivilege: "A holder can change the time zone."
    case .trustedCredManAccessPrivilege: "A holder can read the credentials that users have saved."
    case .undockPrivilege: "A holder can undock a portable computer without logging on."
    }
  }
}
