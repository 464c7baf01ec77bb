import RightsModel
import RightsSnapshots
import Testing

@Suite struct GroupPolicyPathTests {
  static let guid = "{31B2F340-016D-11D2-945F-00C04FB984F9}"

  @Test(arguments: [
    "a/SYSVOL/corp.example/Policies/\(guid)/Machine/Microsoft/Windows NT/SecEdit/GptTmpl.inf",
    "//dc1/sysvol/CORP.example/policies/{31b2f340-016d-11d2-945f-00c04fb984f9}/MACHINE/microsoft/windows nt/secedit/gpttmpl.inf",
    #"\\dc1\sysvol\corp.example\Policies\{31B2F340-016D-11D2-945F-00C04FB984F9}\Machine\Microsoft\Windows NT\SecEdit\GptTmpl.inf"#,
  ])
  func `reads SYSVOL`(_ text: String) throws {
    let path = try #require(GroupPolicyPath(text))
    let guid = try #require(GUID(Self.guid))
    #expect(path.store == .sysvol(guid, domain: "corp.example"))
    #expect(text.hasPrefix(path.folder) && path.folder.hasSuffix("}"))
    #expect(path.identityFiles.isEmpty)
  }

  @Test func `knows no domain where the path has none`() throws {
    let guid = try #require(GUID(Self.guid))
    for prefix in ["", "Policies/", "C:/Windows/SYSVOL/domain/Policies/", "backups/Policies/"] {
      let path = GroupPolicyPath("\(prefix)\(Self.guid)/Machine/Microsoft/Windows NT/SecEdit/GptTmpl.inf")
      #expect(path?.store == .sysvol(guid, domain: nil))
    }
  }

  @Test func `reads a backup`() throws {
    let text = "gpos/\(Self.guid)/DomainSysvol/GPO/Machine/microsoft/windows nt/SecEdit/GptTmpl.inf"
    let path = try #require(GroupPolicyPath(text))
    #expect(path.store == .backup(GUID(Self.guid)))
    #expect(path.folder == "gpos/\(Self.guid)")
    #expect(
      path.identityFiles
        == ["gpos/\(Self.guid)/Backup.xml", "gpos/\(Self.guid)/bkupInfo.xml", "gpos/manifest.xml"])
    let renamed = try #require(GroupPolicyPath("DomainSysvol/GPO/Machine/microsoft/windows nt/SecEdit/GptTmpl.inf"))
    #expect(renamed.store == .backup(nil))
    #expect(renamed.identityFiles == ["Backup.xml", "bkupInfo.xml", "manifest.xml"])
  }

  @Test func `other paths are of no GPO, or of one without a GUID`() {
    for text in ["", "GptTmpl.inf", "SecEdit/GptTmpl.inf", "Machine/Microsoft/SecEdit/GptTmpl.inf", "////"] {
      #expect(GroupPolicyPath(text) == nil)
    }
    let named = GroupPolicyPath("x/My GPO/Machine/Microsoft/Windows NT/SecEdit/GptTmpl.inf")
    #expect(named?.store == .folder)
    #expect(named?.folder == "x/My GPO")
    #expect(GroupPolicyPath("Machine/Microsoft/Windows NT/SecEdit/GptTmpl.inf")?.folder == "")
  }
}
