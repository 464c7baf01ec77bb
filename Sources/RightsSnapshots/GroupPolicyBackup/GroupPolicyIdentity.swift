package import RightsModel

/// What the XML files of a backup say of one GPO: which it is, and when it was backed up.
package struct GroupPolicyIdentity: Sendable, Hashable {
  /// A trustee that the GPO mentions.
  package struct Group: Sendable, Hashable {
    /// Nil where the setting names it without a SID.
    package var sid: SID?
    /// `CORP\Domain Admins`, or the bare name where the file gives no domain.
    package var name: String
    /// True where it comes from the security descriptor of the GPO and not from a setting.
    package var isFromDescriptor: Bool

    package init(sid: SID?, name: String, isFromDescriptor: Bool) {
      self.sid = sid
      self.name = name
      self.isFromDescriptor = isFromDescriptor
    }
  }

  /// The GPO itself, never the backup.
  package var guid: GUID
  /// The DNS name of its domain.
  package var domain: String?
  package var displayName: String?
  /// The backup, which is the name of its folder. Backup.xml does not say it.
  package var backupID: GUID?
  /// When it was backed up, `2022-07-15T21:43:27` by the clock of the machine that did it: its zone is not known, so it only
  /// orders backups of one domain. Compares as text.
  package var backupTime: String?
  /// The version of the computer part: high 16 bits in SYSVOL, low 16 bits in the directory.
  package var machineVersion: UInt32?
  /// False where the options switch the computer part off, so that no right of it applies; nil where they are not said.
  package var isComputerPartEnabled: Bool?
  /// Whether the backup had a template of security settings when it was made; nil where the file does not say what the backup
  /// holds.
  package var hasTemplate: Bool?
  /// In the order of the file.
  package var groups: [Group]
  /// Where the GPO's element begins.
  package var location: SourceLocation

  package init(guid: GUID, location: SourceLocation) {
    self.guid = guid
    self.location = location
    groups = []
  }

  /// Labels for the SIDs that the file names; of two names for one the first.
  package var names: [SID: String] {
    Dictionary(
      groups.compactMap { group in group.sid.map { ($0, group.name) } }, uniquingKeysWith: { first, _ in first })
  }

  /// Names to SIDs; names that stand for several SIDs are left out.
  package var accounts: [String: SID] {
    var found: [String: Set<SID>] = [:]
    for group in groups { if let sid = group.sid { found[group.name, default: []].insert(sid) } }
    return found.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// As reports know the GPO: `domain/GUID`, or the GUID where its domain is not known.
  package var subject: Subject {
    Subject(kind: .gpo, id: domain.map { "\($0.lowercased())/\(guid)" } ?? guid.description, gpoName: displayName)
  }

  /// What this file leaves open, filled from another file of the same backup.
  package func merged(with other: GroupPolicyIdentity) -> GroupPolicyIdentity {
    var merged = self
    merged.domain = domain ?? other.domain
    merged.displayName = displayName ?? other.displayName
    merged.backupID = backupID ?? other.backupID
    merged.backupTime = backupTime ?? other.backupTime
    merged.machineVersion = machineVersion ?? other.machineVersion
    merged.isComputerPartEnabled = isComputerPartEnabled ?? other.isComputerPartEnabled
    merged.hasTemplate = hasTemplate ?? other.hasTemplate
    merged.groups = groups.isEmpty ? other.groups : groups
    return merged
  }
}
