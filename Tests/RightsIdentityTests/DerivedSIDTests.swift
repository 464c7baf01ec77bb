import RightsIdentity
import RightsModel
import Testing

@Suite struct DerivedSIDTests {
  @Test(arguments: [
    ("WdiServiceHost", "S-1-5-80-3139157870-2983391045-3678747466-658725712-1809340420"),
    ("trustedinstaller", "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"),
    ("autotimesvc", "S-1-5-80-3169285310-278349998-1452333686-3865143136-4212226833"),
  ])
  func `a service name gives the SID that Windows gives it, in any case`(name: String, sid: String) {
    #expect(DerivedSID.service(name)?.description == sid)
  }

  @Test(arguments: [
    ("DefaultAppPool", "S-1-5-82-3006700770-424185619-1745488364-794895919-4004696415"),
    (".NET v4.5", "S-1-5-82-271721585-897601226-2024613209-625570482-296978595"),
  ])
  func `a pool name gives the SID that IIS gives it`(name: String, sid: String) {
    #expect(DerivedSID.applicationPool(name)?.description == sid)
  }

  @Test func `a restricted service name gives its SID`() {
    #expect(
      DerivedSID.restrictedService("PrintSpoolerService")?.description
        == "S-1-5-99-216390572-1995538116-3857911515-2404958512-2623887229")
  }

  @Test func `a virtual machine's SID holds its GUID as four words in memory order`() throws {
    let guid = try #require(GUID("{12345678-9abc-def0-0102-030405060708}"))
    #expect(DerivedSID.virtualMachine(guid)?.description == "S-1-5-83-1-305419896-3740310204-67305985-134678021")
  }
}
