import RightsBaselines
import Testing

/// PowerShell DSC, as it is written and as it is compiled.
@Suite struct DSCTests {
  @Test func `a configuration is read without running it`() throws {
    let bytes = try ImportFixture.bytes("servers.ps1")
    let found = Importing(DSCConfiguration.self, bytes)
    #expect(
      found.rules == [
        "t SeDebugPrivilege: exactly b544", "t SeDenyBatchLogonRight: includes b546,CORP\\svc-old",
        "t SeImpersonatePrivilege: exactly b544,S-1-5-6,S-1-5-19,S-1-5-20", "t SeRestorePrivilege: exactly b544",
        "t SeServiceLogonRight: excludes b545",
        "t SeTrustedCredManAccessPrivilege: no one",
      ])
    #expect(found.reported == ["43 value-not-literal", "52 principal-not-carried", "57 condition-not-carried"])
    #expect(found.losses == 3)
    #expect(found.otherSettings == 1)
    #expect(DSCConfiguration.recognizes(ForeignFile(bytes, uri: "in")))
    #expect(!DSCCompiled.recognizes(ForeignFile(bytes, uri: "in")))
  }

  @Test func `what it is compiled to is read`() throws {
    let bytes = try ImportFixture.bytes("servers.mof")
    let found = Importing(DSCCompiled.self, bytes)
    #expect(
      found.rules == [
        "t SeCreateGlobalPrivilege: exactly b544,S-1-5-6", "t SeDenyInteractiveLogonRight: includes b546",
        "t SeTcbPrivilege: no one",
      ])
    #expect(found.reported == [])
    #expect(found.otherSettings == 1)
    #expect(found.content.title == "Servers")
    #expect(DSCCompiled.recognizes(ForeignFile(bytes, uri: "in")))
  }

  @Test func `files that are cut anywhere are read without a trap`() throws {
    Importing.survivesEveryCut(DSCConfiguration.self, try ImportFixture.bytes("servers.ps1"), step: 5)
    Importing.survivesEveryCut(DSCCompiled.self, try ImportFixture.bytes("servers.mof"), step: 5)
  }

  @Test(arguments: [("<DISASTIG>", false), ("<# ours #>", true)])
  func `XML that speaks of the resource is no configuration`(_ start: String, _ isRecognized: Bool) {
    let text = start + "\nconfiguration X { UserRightsAssignment y { } }"
    #expect(DSCConfiguration.recognizes(ForeignFile(Array(text.utf8), uri: "in")) == isRecognized)
  }
}
