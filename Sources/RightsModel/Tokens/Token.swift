/// An access token as a debugger or `whoami` shows it: whom a process or thread acts as, and with which privileges.
///
/// What is nil was not shown. A token says which privileges it has; it says nothing of the machine's assignments.
package struct Token: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case primary, impersonation
  }

  /// What User Account Control made of it. Source: TOKEN_ELEVATION_TYPE (winnt.h).
  package enum Elevation: String, Sendable, Hashable, CaseIterable {
    /// There is one token only: no administrator, or User Account Control is off.
    case standard = "default"
    /// An administrator's whole token.
    case full
    /// An administrator's filtered token.
    case limited
  }

  /// A row of the groups.
  package struct Group: Sendable, Hashable {
    package var sid: SID
    /// As the source prints it; nil where it prints none.
    package var name: String?
    /// Nil where they were not shown or are in words that we do not know.
    package var attributes: Set<GroupAttribute>?
    package init(sid: SID, name: String? = nil, attributes: Set<GroupAttribute>? = nil) {
      self.sid = sid
      self.name = name
      self.attributes = attributes
    }

    /// Whether its rights count: nil where the attributes do not say so.
    package var isEnabled: Bool? {
      attributes.map { $0.contains(.enabled) && !$0.contains(.denyOnly) }
    }
  }

  /// A row of the privileges. A privilege that is listed is held: its holder can enable it.
  package struct Privilege: Sendable, Hashable {
    package var right: UserRight
    /// Nil where the state was not shown or is in words that we do not know.
    package var isEnabled: Bool?
    package var isEnabledByDefault: Bool?
    /// 1-based line of the source; 0 where there is none.
    package var line: Int32
    package init(_ right: UserRight, isEnabled: Bool? = nil, isEnabledByDefault: Bool? = nil, line: Int32 = 0) {
      self.right = right
      self.isEnabled = isEnabled
      self.isEnabledByDefault = isEnabledByDefault
      self.line = line
    }
  }

  /// The image of the process, such as `WmiPrvSE.exe`.
  package var process: String?
  package var kind: Kind?
  package var impersonationLevel: ImpersonationLevel?
  package var user: SID?
  /// As the source prints it.
  package var userName: String?
  /// Whether a debugger shows the environment of its process (`!peb`), which is that of a service under the same account:
  /// whoever shows that was attached to the process that is meant.
  package var showsEnvironment = false
  package var groups: [Group]?
  /// Whether there are groups that could not be read, so that one that is not among them may be there all the same.
  package var hidesGroups = false
  /// In the order of the source.
  package var privileges: [Privilege]?
  /// Names of privileges that the catalogue does not know, as they were read.
  package var unknownPrivileges: [String]
  /// Whether it is restricted (restricting SIDs, a sandbox), which takes privileges away.
  package var isRestricted: Bool?
  /// 1-based line where it begins.
  package var line: Int32
  /// Index into the snapshot's `sources`.
  package var source: Int16

  package init(line: Int32 = 0) {
    unknownPrivileges = []
    self.line = line
    source = 0
  }

  /// The groups with which nobody is an administrator, so that there is nothing to filter.
  private var administrators: Group? { groups?.first { $0.sid == SID("S-1-5-32-544") } }

  /// The integrity level, such as 12288 (high), or nil.
  package var integrity: UInt32? {
    groups?.first { $0.sid.authority == 16 && $0.sid.count == 1 }?.sid.rid
  }

  /// Whether User Account Control filtered it; nil where groups do not tell.
  package var elevation: Elevation? {
    guard groups != nil else { return nil }
    guard let administrators else { return hidesGroups ? nil : .standard }
    // Below high integrity an administrator's token is the filtered one, whatever words its attributes are in.
    if let integrity, integrity < 12_288 { return .limited }
    guard let attributes = administrators.attributes else { return nil }
    if attributes.contains(.denyOnly) { return .limited }
    return integrity.map { $0 >= 12_288 ? .full : .limited } ?? (hidesGroups ? nil : .full)
  }
}
