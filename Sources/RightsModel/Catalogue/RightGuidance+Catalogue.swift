extension RightGuidance {
  // One row a right, in the order of the cases of UserRight.
  static let table: [RightGuidance] = [
    // SeAssignPrimaryTokenPrivilege
    RightGuidance(
      abuse:
        "Starts a process under any token that it can get hold of. Together with a stolen or impersonated token of a stronger account that is the stronger account.",
      breakage:
        "Services that start processes for other users fail: the task scheduler, IIS application pools, SQL Server Agent."
    ),
    // SeAuditPrivilege
    RightGuidance(
      abuse: "Writes events of its own making into the security log, to hide what happened among noise or to fake it.",
      breakage: "Services that report to the security log (IIS, AD FS, Exchange) log nothing there, or do not start."),
    // SeBackupPrivilege
    RightGuidance(
      abuse:
        "Reads every file and registry key past its permissions: the SAM and SYSTEM hives with the password hashes, on a domain controller NTDS.dit with those of the whole domain.",
      breakage: "Backups skip what their account may not read by permission.",
      byItself: ["It works only for a program that asks for backup semantics when it opens the file."]),
    // SeBatchLogonRight
    RightGuidance(
      abuse: "Runs scheduled tasks under an account whose password is known, unattended and without anybody logged on.",
      breakage:
        "Scheduled tasks under named accounts fail to start (error 0x80070569), as do COM servers and IIS with batch logon.",
      byItself: ["The task scheduler gives it to an account when an administrator saves a task for that account."]),
    // SeChangeNotifyPrivilege
    RightGuidance(
      abuse: "Little: it reaches a file whose path it knows through folders that it may not list.",
      breakage:
        "Nearly everything: without it each folder on a path is checked, programs are slow or fail, and some accounts cannot log on.",
      byItself: ["It is enabled in every token from the start, for those who hold it."]),
    // SeCreateGlobalPrivilege
    RightGuidance(
      abuse:
        "From a remote session, plants sections and symbolic links in the global namespace that services of all sessions open later.",
      breakage: "Programs in remote sessions that share memory across sessions fail, as do services without it.",
      byItself: ["Only sections and symbolic links are checked, and only where they are made outside session 0."]),
    // SeCreatePagefilePrivilege
    RightGuidance(
      abuse:
        "Moves or resizes the page file: the machine starves of memory or disk, or memory is paged to a disk that can be read.",
      breakage: "Administrators cannot change the page file."),
    // SeCreatePermanentPrivilege
    RightGuidance(
      abuse: "Makes kernel objects that stay after their maker is gone, until the next start.",
      breakage: "Nothing: the parts of the kernel that need it run as SYSTEM."),
    // SeCreateSymbolicLinkPrivilege
    RightGuidance(
      abuse:
        "Places a symbolic link where a program with more rights writes or reads, so that it writes or reads another file.",
      breakage: "Developers' tools and deployment that link files fail; Hyper-V needs it for its virtual machines.",
      byItself: [
        "In developer mode (Windows 10 1703 and later) links can be made without it by a program that asks for that."
      ]),
    // SeCreateTokenPrivilege
    RightGuidance(
      abuse: "Makes a token for any user with any groups and any privileges: it is the machine.",
      breakage: "Nothing: the local security authority, which makes tokens, runs as SYSTEM."),
    // SeDebugPrivilege
    RightGuidance(
      abuse:
        "Opens every process with full access: reads the secrets in the memory of LSASS, or runs code inside a process of SYSTEM.",
      breakage:
        "Debuggers reach their own user's processes only; some installers and cluster setup of SQL Server ask for it.",
      byItself: ["Protected processes (LSA protection, PPL) stay closed to it."]),
    // SeDelegateSessionUserImpersonatePrivilege
    RightGuidance(
      abuse: "Takes an impersonation token of somebody else who is logged on in the same session.",
      breakage: "Tools that act for another user of the same session fail. Few exist."),
    // SeDenyBatchLogonRight
    RightGuidance(
      abuse: "Where guests and strong domain accounts are not listed, a scheduled task can run as one of them.",
      breakage:
        "Scheduled tasks and batch jobs of everybody listed stop, service accounts in a listed group among them."),
    // SeDenyInteractiveLogonRight
    RightGuidance(
      abuse:
        "Where it is not set, domain administrators can log on at machines below their tier and leave their credentials there.",
      breakage: "Nobody listed can log on at the console; if Administrators or Everyone is listed, nobody at all can."),
    // SeDenyNetworkLogonRight
    RightGuidance(
      abuse:
        "Where local accounts are not listed, one local password or hash opens every machine that shares it (lateral movement).",
      breakage:
        "File shares, remote administration, WMI and RPC fail for everybody listed. Failover clusters before 2019 need local accounts (CLIUSR), so list S-1-5-114 and not S-1-5-113 there."
    ),
    // SeDenyRemoteInteractiveLogonRight
    RightGuidance(
      abuse: "Where local accounts and guests are not listed, a known local password gives a remote desktop.",
      breakage: "Nobody listed gets a remote desktop session, whatever group allows it."),
    // SeDenyServiceLogonRight
    RightGuidance(
      abuse:
        "Where strong domain accounts are not listed, a service can run as one and keep its secret on the machine.",
      breakage:
        "Services of everybody listed do not start (error 1069). SYSTEM, LOCAL SERVICE and NETWORK SERVICE are not touched."
    ),
    // SeEnableDelegationPrivilege
    RightGuidance(
      abuse:
        "On a domain controller, marks an account as trusted for delegation: that account can then act as every user who connects to it, domain administrators included.",
      breakage: "Delegation cannot be configured by anybody but those who hold it.",
      byItself: ["Only domain controllers look at it; elsewhere an assignment has no effect."]),
    // SeImpersonatePrivilege
    RightGuidance(
      abuse:
        "Acts as whoever can be lured into connecting, which for a service account means SYSTEM: the potato family of attacks needs nothing else.",
      breakage:
        "Services and COM servers cannot act for their callers: WMI providers in a NETWORK SERVICE or LOCAL SERVICE host, IIS, SQL Server and the print spooler answer access denied.",
      byItself: [
        "The service control manager puts SERVICE (S-1-5-6) into the token of every service that it starts, and COM does so for servers under a configured account; through SERVICE they hold the privilege.",
        "A process may always impersonate, without it, its own token, a token that it made itself with explicit credentials, and any token below level Impersonate (Anonymous, Identification).",
        "Without the privilege the call does not fail: the token falls to level Identification, and the access that follows is denied.",
        "Windows puts Administrators and SERVICE back where a policy takes them out.",
      ]),
    // SeIncreaseBasePriorityPrivilege
    RightGuidance(
      abuse: "Raises a process to real-time priority, so that nothing else gets to run.",
      breakage:
        "The window manager of Windows 10 and later needs it (Window Manager Group): without it the desktop stutters."),
    // SeIncreaseQuotaPrivilege
    RightGuidance(
      abuse:
        "Changes how much memory another process may use, which starves it. Needed, too, to start a process under another token.",
      breakage: "Services that start processes as other users fail: the task scheduler, IIS, SQL Server."),
    // SeIncreaseWorkingSetPrivilege
    RightGuidance(
      abuse: "Little: a process claims more physical memory than its share.",
      breakage: "Programs that enlarge their working set run slower; some fail."),
    // SeInteractiveLogonRight
    RightGuidance(
      abuse:
        "Logs on at the console, of a server or a virtual machine too; each bug that raises rights locally is then in reach.",
      breakage:
        "Nobody without it can log on at the console or through a KVM; on a domain controller that may be everybody.",
      byItself: ["Remote Desktop asks for SeRemoteInteractiveLogonRight instead."]),
    // SeLoadDriverPrivilege
    RightGuidance(
      abuse:
        "Loads a driver, which runs inside the kernel: signed drivers with known holes are enough to own the machine.",
      breakage: "Devices and printers with new drivers cannot be added by those who are not administrators.",
      byItself: ["Plug and play installs drivers that are already in the driver store as SYSTEM."]),
    // SeLockMemoryPrivilege
    RightGuidance(
      abuse: "Keeps its pages in physical memory until nothing is left for others.",
      breakage:
        "SQL Server and other databases cannot lock their buffers or use large pages, and are paged out under pressure."
    ),
    // SeMachineAccountPrivilege
    RightGuidance(
      abuse:
        "Joins up to ten computers to the domain (ms-DS-MachineAccountQuota); who owns a computer account has a foothold for delegation attacks and relays.",
      breakage: "Users cannot join their own machines; those with rights in the organisational unit still can.",
      byItself: ["Only domain controllers look at it; elsewhere an assignment has no effect."]),
    // SeManageVolumePrivilege
    RightGuidance(
      abuse:
        "Writes to a volume below the file system and changes its permissions, so every file on it, system files included, can be read or replaced.",
      breakage: "Defragmentation, disk management and instant file initialisation of SQL Server are not available."),
    // SeNetworkLogonRight
    RightGuidance(
      abuse: "Reaches shares, RPC, WMI and remote registry over the network: the way by which attackers move on.",
      breakage:
        "Users cannot reach shares and printers; a domain controller without Authenticated Users and ENTERPRISE DOMAIN CONTROLLERS neither replicates nor gives out policies."
    ),
    // SeProfileSingleProcessPrivilege
    RightGuidance(
      abuse:
        "Watches what another process does and how it uses memory, which helps to time an attack; some kernel queries leak addresses.",
      breakage: "Performance tools show no details of other users' processes."),
    // SeRelabelPrivilege
    RightGuidance(
      abuse:
        "Raises the integrity label of an object above its own, so that less trusted code reaches what was out of its reach.",
      breakage: "Nothing known: no part of Windows needs an assignment."),
    // SeRemoteInteractiveLogonRight
    RightGuidance(
      abuse: "Opens a full desktop from afar with nothing but a password: the favourite door of ransomware.",
      breakage: "Remote Desktop refuses everybody without it, members of Remote Desktop Users included.",
      byItself: [
        "Membership in Remote Desktop Users opens the connection; this right decides the logon. Both are needed."
      ]),
    // SeRemoteShutdownPrivilege
    RightGuidance(
      abuse: "Turns the machine off from somewhere else.",
      breakage: "Update and cluster tools cannot restart the machine from afar."),
    // SeRestorePrivilege
    RightGuidance(
      abuse:
        "Writes every file and registry key past its permissions and gives away ownership: replaces a system file or a service and is SYSTEM at the next start.",
      breakage: "Restores fail; installers that set owners fail.",
      byItself: ["It works only for a program that asks for backup semantics when it opens the file."]),
    // SeSecurityPrivilege
    RightGuidance(
      abuse: "Reads and clears the security log and changes what is audited on any object: covers tracks.",
      breakage: "Log collectors and Exchange servers that read the security log or set audit lists fail."),
    // SeServiceLogonRight
    RightGuidance(
      abuse:
        "Runs a program as a service from the start of the machine on: a place to stay for whoever has the account.",
      breakage: "Services under named accounts do not start (error 1069).",
      byItself: [
        "The Services console and many installers give it to an account when they configure a service with it.",
        "SYSTEM, LOCAL SERVICE and NETWORK SERVICE do not need it; virtual accounts get it through NT SERVICE\\ALL SERVICES.",
      ]),
    // SeShutdownPrivilege
    RightGuidance(
      abuse: "Turns the machine off at its console; of a domain controller or a cluster node that is an outage.",
      breakage: "Users cannot shut down or restart; some update tools cannot finish."),
    // SeSyncAgentPrivilege
    RightGuidance(
      abuse: "Reads every object and attribute of the directory past its permissions.",
      breakage: "Nothing: replication does not use it.",
      byItself: ["Only domain controllers look at it."]),
    // SeSystemEnvironmentPrivilege
    RightGuidance(
      abuse: "Changes firmware variables: the machine starts something else, or nothing.",
      breakage: "Boot settings cannot be changed; BitLocker setup and firmware updates fail for accounts without it."),
    // SeSystemProfilePrivilege
    RightGuidance(
      abuse: "Watches the performance of the whole system, kernel included, which leaks addresses and habits.",
      breakage: "System-wide profiling (Windows Performance Recorder, WdiServiceHost) does not work."),
    // SeSystemtimePrivilege
    RightGuidance(
      abuse:
        "Sets the clock: Kerberos logons fail beyond five minutes, time stamps in logs lie, expired certificates become valid.",
      breakage: "The time service (LOCAL SERVICE) and virtual machine integration cannot set the clock."),
    // SeTakeOwnershipPrivilege
    RightGuidance(
      abuse: "Makes itself the owner of any object, then gives itself any access to it.",
      breakage: "Administrators cannot recover files whose permissions shut them out."),
    // SeTcbPrivilege
    RightGuidance(
      abuse:
        "Is part of the trusted base: makes tokens with groups of its choice and acts as any user without a password.",
      breakage: "Nothing on supported releases: services that need it run as SYSTEM."),
    // SeTimeZonePrivilege
    RightGuidance(
      abuse: "Changes how times are shown, not the clock: log readers are misled.",
      breakage: "Travellers cannot change the zone of their notebook."),
    // SeTrustedCredManAccessPrivilege
    RightGuidance(
      abuse: "Reads the saved credentials of any user in plain text through backup of Credential Manager.",
      breakage: "Nothing: only Winlogon needs it, and it runs as SYSTEM."),
    // SeUndockPrivilege
    RightGuidance(
      abuse: "Ejects a notebook from its dock without a logon: at most a theft made easier.",
      breakage: "A portable machine cannot be undocked from the start menu."),
  ]
}
