import FoundationEssentials
import RightsModel
import RightsSnapshots
import Testing

@Suite struct GroupPolicyIdentityReaderTests {
  static let namespace = "http://www.microsoft.com/GroupPolicy/GPOOperations"
  static let gpo = "{31B2F340-016D-11D2-945F-00C04fB984F9}"
  static let backup = "{C2F94ED1-653A-4200-83C4-B91E44E89EC9}"

  static func instance(_ attributes: String = "") -> String {
    """
    <BackupInst\(attributes)><GPOGuid><![CDATA[\(gpo)]]></GPOGuid><GPODomain><![CDATA[Corp.example]]></GPODomain>\
    <BackupTime><![CDATA[2019-05-25T07:12:30]]></BackupTime><ID><![CDATA[\(backup)]]></ID>\
    <Comment><![CDATA[]]></Comment><GPODisplayName><![CDATA[Servers [x]]]></GPODisplayName></BackupInst>
    """
  }

  @Test func `reads bkupInfo and the GPO is not the backup`() throws {
    let text = Self.instance(" xmlns=\"\(Self.namespace)/Manifest\"")
    let reading = try GroupPolicyIdentityReader.read(Array(text.utf8), uri: "b.xml")
    #expect(reading.file == .info && reading.diagnostics.isEmpty)
    let identity = try #require(reading.identities.first)
    #expect(identity.guid == GUID(Self.gpo) && identity.backupID == GUID(Self.backup))
    #expect(identity.displayName == "Servers [x]" && identity.backupTime == "2019-05-25T07:12:30")
    #expect(identity.subject.id == "corp.example/31B2F340-016D-11D2-945F-00C04FB984F9")
  }

  @Test func `reads every backup of a manifest`() throws {
    let text = "<Backups xmlns=\"\(Self.namespace)/Manifest\">\(Self.instance())\(Self.instance())</Backups>"
    let reading = try GroupPolicyIdentityReader.read(Array(text.utf8), uri: "m.xml")
    #expect(reading.file == .manifest)
    #expect(reading.identities.count == 2)
  }

  @Test func `reads Backup xml with its trustees`() throws {
    let text = """
      <GroupPolicyBackupScheme xmlns="\(Self.namespace)" xmlns:bkp="\(Self.namespace)"><GroupPolicyObject><SecurityGroups>
      <Group><Sid/><SamAccountName>ADD YOUR DOMAIN ADMINS</SamAccountName><NetBIOSDomainName/></Group>
      <Group bkp:Source="FromDACL"><Sid>S-1-5-21-1-2-3-512</Sid><SamAccountName>Domain Admins</SamAccountName>\
      <NetBIOSDomainName>CORP</NetBIOSDomainName></Group>
      <Group><Sid>S-1-x</Sid><SamAccountName>x</SamAccountName></Group></SecurityGroups>
      <GroupPolicyCoreSettings><ID>\(Self.gpo)</ID><Domain>corp.example</Domain><DisplayName>D</DisplayName>\
      <Options>3</Options><MachineVersionNumber>458759</MachineVersionNumber></GroupPolicyCoreSettings>
      </GroupPolicyObject></GroupPolicyBackupScheme>
      """
    let reading = try GroupPolicyIdentityReader.read(Array(text.utf8), uri: "Backup.xml")
    let identity = try #require(reading.identities.first)
    #expect(identity.guid == GUID(Self.gpo) && identity.backupID == nil)
    #expect(identity.machineVersion == 0x0007_0007 && identity.isComputerPartEnabled == false)
    let sid = try #require(SID("S-1-5-21-1-2-3-512"))
    #expect(identity.names == [sid: "CORP\\Domain Admins"])
    #expect(identity.accounts == ["CORP\\Domain Admins": sid])
    #expect(identity.groups.map(\.isFromDescriptor) == [false, true, false])
    #expect(
      reading.diagnostics.map { "\($0.location?.description ?? "") \($0.code)" } == ["Backup.xml:4:8 invalid-value"])
  }

  @Test func `says what is missing`() throws {
    let text = "<BackupInst xmlns=\"\(Self.namespace)/Manifest\">\n<ID>x</ID></BackupInst>"
    let reading = try GroupPolicyIdentityReader.read(Array(text.utf8), uri: "b.xml")
    #expect(reading.identities.isEmpty)
    #expect(reading.diagnostics.map(\.message) == ["`BackupInst` has no `GPOGuid`"])
    let error = #expect(throws: DiagnosticError.self) {
      try GroupPolicyIdentityReader.read(Array("\n<a/>".utf8), uri: "a.xml")
    }
    #expect(error?.diagnostic.code == "not-a-gpo-backup" && error?.diagnostic.location?.line == 2)
  }

  @Test func `reads every real file of the corpus`() throws {
    let environment = ProcessInfo.processInfo.environment["PLUMBLINE_SHARED"]
    let root = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()
    let folders = [environment, root + "/../shared"].compactMap {
      $0.map { $0 + "/corpus/gpo-backup-xml" }
    }
    let names = folders.lazy.compactMap { folder in
      (try? FileManager.default.contentsOfDirectory(atPath: folder)).map { $0.sorted().map { folder + "/" + $0 } }
    }.first
    guard let names else {
      print("skipped: the corpus is not here; set PLUMBLINE_SHARED")
      return
    }
    #expect(names.count >= 12)
    for name in names {
      let bytes = try [UInt8](Data(contentsOf: URL(filePath: name)))
      let reading = try GroupPolicyIdentityReader.read(bytes, uri: name)
      #expect(GroupPolicyIdentityReader.recognize(Array(bytes.prefix(1024))) == reading.file)
      #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
      let identity = try #require(reading.identities.first)
      #expect(identity.domain != nil && identity.displayName != nil)
      #expect((identity.backupTime != nil) == (reading.file != .backup))
      // The folder of a backup has the name of the backup and not of the GPO.
      for part in name.split(separator: "_") { if let guid = GUID(String(part)) { #expect(guid != identity.guid) } }
    }
  }
}
