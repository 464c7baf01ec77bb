import RightsBaselines
import RightsModel
import Testing

@Suite struct HardeningKittyTests {
  private static func file(_ rows: String...) -> String {
    "ID,Category,Name,Method,MethodArgument,RegistryPath,DefaultValue,RecommendedValue,Operator,Severity\r\n"
      + rows.joined(separator: "\r\n") + "\r\n"
  }

  private static func row(
    _ id: String, _ name: String, _ right: String, _ value: String, operation: String = "="
  ) -> String {
    "\(id),Rights,\"\(name)\",accesschk,\(right),,,\"\(value)\",\(operation),Medium"
  }

  @Test func `holders are read by name, and an empty list is nobody`() {
    let text = Self.file(
      Self.row("1", "Debug programs", "SeDebugPrivilege", "BUILTIN\\Administrators;NT SERVICE\\WdiServiceHost"),
      Self.row("2", "Act", "SeTcbPrivilege", ""), Self.row("3", "Time", "SeSystemTimePrivilege", "COMPUTERNAME\\Guest"),
      "4,Other,Name,Registry,,x,,1,=,Low")
    let found = Importing(HardeningKitty.self, text)
    #expect(
      found.rules == [
        "t SeDebugPrivilege: exactly b544,S-1-5-80-3139157870-2983391045-3678747466-658725712-1809340420",
        "t SeSystemtimePrivilege: exactly $machine-501", "t SeTcbPrivilege: no one",
      ])
    #expect(found.reported == [])
    #expect(found.otherSettings == 1)
    #expect(found.baselines[0].document.rights[0].severity == .medium)
    #expect(HardeningKitty.recognizes(ForeignFile(Array(text.utf8), uri: "in")))
  }

  @Test func `roles in brackets give a baseline each, features a branch`() {
    let found = Importing(
      HardeningKitty.self,
      Self.file(
        Self.row("1", "Debug programs", "SeDebugPrivilege", "Administrators"),
        Self.row("2", "Links (DC)", "SeCreateSymbolicLinkPrivilege", "Administrators"),
        Self.row("3", "Links (Member)", "SeCreateSymbolicLinkPrivilege", "Administrators"),
        Self.row(
          "4", "Links (Member, Hyper-V)", "SeCreateSymbolicLinkPrivilege",
          "NT VIRTUAL MACHINE\\Virtual Machines;Administrators")))
    #expect(
      found.rules == [
        "t/member-server SeCreateSymbolicLinkPrivilege: exactly b544",
        "t/member-server SeCreateSymbolicLinkPrivilege [hyper-v]: exactly S-1-5-83-0,b544",
        "t/member-server SeDebugPrivilege: exactly b544",
        "t/domain-controller SeCreateSymbolicLinkPrivilege: exactly b544",
        "t/domain-controller SeDebugPrivilege: exactly b544",
      ])
    #expect(found.losses == 0)
  }

  @Test func `two exact lists for every machine are a contradiction`() {
    let found = Importing(
      HardeningKitty.self,
      Self.file(
        Self.row("1", "Debug programs", "SeDebugPrivilege", "Administrators"),
        Self.row("2", "Debug programs", "SeDebugPrivilege", "")))
    #expect(found.rules == [])
    #expect(found.reported == ["3 contradiction"])
  }

  @Test(arguments: [
    (row("1", "x", "SeDebugPrivilege", "Administrators;"), ["2 trailing-separator"], 0),
    (row("1", "x", "SeDebugPrivilege", "Administrators", operation: ">="), ["2 operator-not-carried"], 1),
    (
      row("1", "x", "SeDenyNetworkLogonRight", "Local account;member of Administrators group"),
      ["2 principal-not-carried"], 1
    ),
  ])
  func `mistakes of lists are reported`(_ row: String, _ reports: [String], _ losses: Int) {
    let found = Importing(HardeningKitty.self, Self.file(row))
    #expect(found.reported == reports)
    #expect(found.losses == losses)
  }

  @Test func `lint finds what the list gets wrong, at the list's line`() {
    let found = Importing(
      HardeningKitty.self,
      Self.file(Self.row("1", "x", "SeDenyNetworkLogonRight", "Local account;Administrators")))
    let lint = found.baselines.flatMap { $0.lint() }
    #expect(lint.contains { $0.code == "split-local-account-group" && $0.location?.line == 2 })
  }

  @Test func `a file that is cut anywhere is read without a trap`() {
    Importing.survivesEveryCut(
      HardeningKitty.self, Array(Self.file(Self.row("1", "x (DC)", "SeDebugPrivilege", "A;Administrators")).utf8))
  }
}
