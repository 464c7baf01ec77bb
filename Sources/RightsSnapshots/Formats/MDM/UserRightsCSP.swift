internal import RightsModel

/// Names and values of the user rights that mobile device management sets.
///
/// Source: Microsoft's page of the Policy CSP, area UserRights. A value lists `*SID` and names between U+F000; an empty one sets the
/// right to nobody.
enum UserRightsCSP {
  /// The right with this name of the area, without case.
  static func right(_ name: some StringProtocol) -> UserRight? { rights[name.lowercased()] }

  /// The holders of a value, added to a statement.
  static func add(_ value: String, to statement: inout PolicyStatement) {
    let value = unwrapped(value)
    // Windows takes the wrapping off where it is around the whole value, and only there.
    if value.contains("<![CDATA[") || value.contains("]]>") {
      statement.fault = statement.fault ?? "its value has a CDATA section inside"
      return
    }
    for item in value.split(separator: "\u{F000}") {
      let holder = TokenLines.trimmed(item)
      // Tools that cannot print the separator write a question mark or U+FFFD, which no account's name has.
      if holder.contains("?") || holder.contains("\u{FFFD}") {
        statement.fault = statement.fault ?? "the separators of its holders are lost"
      } else if !isNothing(holder) {
        statement.add(sid: nil, name: String(holder))
      }
    }
  }

  /// Whether an item stands for nobody: nothing, blanks, or quotes around nothing, which the Intune console writes as `\"\"`.
  static func isNothing(_ item: Substring) -> Bool { item.allSatisfy { $0.isWhitespace || $0 == "\"" || $0 == "\\" } }

  // What was escaped twice is still escaped once.
  private static func unwrapped(_ value: String) -> String {
    var text = String(TokenLines.trimmed(value[...]))
    if text.hasPrefix("<![CDATA["), text.hasSuffix("]]>") { text = String(text.dropFirst(9).dropLast(3)) }
    for spelling in ["&#xF000;", "&#xf000;", "&#61440;"] { text = text.replacing(spelling, with: "\u{F000}") }
    return text
  }

  private static let rights: [String: UserRight] = {
    var rights: [String: UserRight] = [:]
    for (name, constant) in table { rights[name.lowercased()] = UserRight(constant: constant) }
    return rights
  }()

  /// Every name of the area; each is a right of the catalogue.
  static let table = [
    ("AccessCredentialManagerAsTrustedCaller", "SeTrustedCredManAccessPrivilege"),
    ("AccessFromNetwork", "SeNetworkLogonRight"), ("ActAsPartOfTheOperatingSystem", "SeTcbPrivilege"),
    ("AdjustMemoryQuotasForProcess", "SeIncreaseQuotaPrivilege"), ("AllowLocalLogOn", "SeInteractiveLogonRight"),
    ("AllowLogOnThroughRemoteDesktop", "SeRemoteInteractiveLogonRight"),
    ("BackupFilesAndDirectories", "SeBackupPrivilege"), ("BypassTraverseChecking", "SeChangeNotifyPrivilege"),
    ("ChangeSystemTime", "SeSystemtimePrivilege"), ("ChangeTimeZone", "SeTimeZonePrivilege"),
    ("CreateGlobalObjects", "SeCreateGlobalPrivilege"), ("CreatePageFile", "SeCreatePagefilePrivilege"),
    ("CreatePermanentSharedObjects", "SeCreatePermanentPrivilege"),
    ("CreateSymbolicLinks", "SeCreateSymbolicLinkPrivilege"), ("CreateToken", "SeCreateTokenPrivilege"),
    ("DebugPrograms", "SeDebugPrivilege"), ("DenyAccessFromNetwork", "SeDenyNetworkLogonRight"),
    ("DenyLocalLogOn", "SeDenyInteractiveLogonRight"), ("DenyLogOnAsBatchJob", "SeDenyBatchLogonRight"),
    ("DenyLogOnAsService", "SeDenyServiceLogonRight"),
    ("DenyRemoteDesktopServicesLogOn", "SeDenyRemoteInteractiveLogonRight"),
    ("EnableDelegation", "SeEnableDelegationPrivilege"), ("GenerateSecurityAudits", "SeAuditPrivilege"),
    ("ImpersonateClient", "SeImpersonatePrivilege"), ("IncreaseProcessWorkingSet", "SeIncreaseWorkingSetPrivilege"),
    ("IncreaseSchedulingPriority", "SeIncreaseBasePriorityPrivilege"),
    ("LoadUnloadDeviceDrivers", "SeLoadDriverPrivilege"), ("LockMemory", "SeLockMemoryPrivilege"),
    ("LogOnAsBatchJob", "SeBatchLogonRight"), ("LogOnAsService", "SeServiceLogonRight"),
    ("ManageAuditingAndSecurityLog", "SeSecurityPrivilege"), ("ManageVolume", "SeManageVolumePrivilege"),
    ("ModifyFirmwareEnvironment", "SeSystemEnvironmentPrivilege"), ("ModifyObjectLabel", "SeRelabelPrivilege"),
    ("ProfileSingleProcess", "SeProfileSingleProcessPrivilege"),
    ("ProfileSystemPerformance", "SeSystemProfilePrivilege"), ("RemoteShutdown", "SeRemoteShutdownPrivilege"),
    ("ReplaceProcessLevelToken", "SeAssignPrimaryTokenPrivilege"),
    ("RestoreFilesAndDirectories", "SeRestorePrivilege"), ("ShutDownTheSystem", "SeShutdownPrivilege"),
    ("TakeOwnership", "SeTakeOwnershipPrivilege"),
  ]
}
