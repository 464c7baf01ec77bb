/// What a person should know of a user right before giving it or taking it away.
///
/// The words are ours; the facts are those of Microsoft's security policy reference (`page`), of its privilege and
/// account-rights constants, and of the published abuse of each privilege.
package struct RightGuidance: Sendable, Hashable {
  /// What somebody who should not hold it can do with it; for a deny right, what stays open where it is not set.
  package let abuse: String
  /// What stops working where those who need it do not hold it; for a deny right, where it is set too widely.
  package let breakage: String
  /// What Windows does of itself, whatever the assignment says; one sentence each, may be empty.
  package let byItself: [String]

  init(abuse: String, breakage: String, byItself: [String] = []) {
    self.abuse = abuse
    self.breakage = breakage
    self.byItself = byItself
  }

  /// True of every right; shown after what is true of the one.
  package static let ofPrivileges = [
    "A privilege enters a token when the token is made: a change counts from the next logon, or the service's next start.",
    "Accounts in Administrators work with a filtered token until they elevate (User Account Control): it keeps at most SeChangeNotifyPrivilege, SeIncreaseWorkingSetPrivilege, SeShutdownPrivilege, SeTimeZonePrivilege and SeUndockPrivilege.",
    "SYSTEM has nearly every privilege in its own token without any assignment.",
  ]

  /// True of every logon right.
  package static let ofLogonRights = [
    "A logon right is asked for at logon and stands in no token: sessions that exist go on.",
    "A deny right wins over the right to log on in the same way, through whatever group either came.",
  ]
}

extension UserRight {
  /// What a person should know of it.
  package var guidance: RightGuidance { RightGuidance.table[Int(rawValue)] }

  /// The page of Microsoft's security policy reference that describes it.
  package var page: String {
    let name =
      self == .delegateSessionUserImpersonatePrivilege
      ? "user-rights-assignment" : displayName.lowercased().split(separator: " ").joined(separator: "-")
    return "https://learn.microsoft.com/windows/security/threat-protection/security-policy-settings/\(name)"
  }
}
