import RightsBaselines
import RightsModel
import Testing

@Suite struct PolicyRulesTests {
  private static func file(_ lines: String...) -> String {
    "\u{FEFF}<PolicyRules>\n" + lines.joined(separator: "\n") + "\n</PolicyRules>\n"
  }

  private static func line(_ text: String, policy: String = "MSFT Windows 11 - Computer") -> String {
    "<SecurityTemplate Section=\"Privilege Rights\"><LineItem>\(text)</LineItem><SourceFile>C:\\x</SourceFile>"
      + "<PolicyName>\(policy)</PolicyName></SecurityTemplate>"
  }

  @Test func `each policy is a baseline of its role`() {
    let text = Self.file(
      Self.line("SeDebugPrivilege=*S-1-5-32-544"),
      Self.line("SeTcbPrivilege=", policy: "MSFT Windows Server 2025 - Domain Controller"),
      Self.line("SeDebugPrivilege=*S-1-5-32-544,*S-1-5-6", policy: "MSFT Windows Server 2025 - Member Server"),
      "<ComputerConfig><Key>x</Key></ComputerConfig>",
      "<SecurityTemplate Section=\"System Access\"><LineItem>A=1</LineItem></SecurityTemplate>")
    let found = Importing(PolicyRules.self, text)
    #expect(
      found.rules == [
        "t/msft-windows-11-computer SeDebugPrivilege: exactly b544",
        "t/msft-windows-server-2025-domain-controller SeTcbPrivilege: no one",
        "t/msft-windows-server-2025-member-server SeDebugPrivilege: exactly b544,S-1-5-6",
      ])
    #expect(found.baselines.map { $0.document.appliesTo.roles } == [[.client], [.domainController], [.memberServer]])
    #expect(found.reported == [])
    #expect(found.otherSettings == 2)
    #expect(PolicyRules.recognizes(ForeignFile(Array(text.utf8), uri: "in")))
  }

  @Test func `a role that is asked for is the only one`() {
    let text = Self.file(
      Self.line("SeDebugPrivilege=", policy: "A - Domain Controller"),
      Self.line("SeDebugPrivilege=*S-1-5-32-544", policy: "A - Member Server"))
    #expect(Importing(PolicyRules.self, text, role: .memberServer).rules == ["t SeDebugPrivilege: exactly b544"])
  }

  @Test func `two lists for one right in one policy are a contradiction, and neither is taken`() {
    let found = Importing(
      PolicyRules.self,
      Self.file(Self.line("SeDebugPrivilege=*S-1-5-32-544"), Self.line("SeDebugPrivilege=*S-1-5-32-545")))
    #expect(found.rules == [])
    #expect(found.reported == ["3 contradiction"])
    #expect(found.content.diagnostics.first?.notes.first?.location?.line == 2)
  }

  @Test func `a right that is stated again with the same holders is no contradiction`() {
    let found = Importing(
      PolicyRules.self,
      Self.file(
        Self.line("SeDebugPrivilege=*S-1-5-32-544,*S-1-5-6"), Self.line("SeDebugPrivilege=*S-1-5-6,*S-1-5-32-544")))
    #expect(found.rules == ["t SeDebugPrivilege: exactly b544,S-1-5-6"])
    #expect(found.reported == ["3 repeated-statement"])
    #expect(found.losses == 0)
  }

  @Test(arguments: [
    ("SeFlyPrivilege=*S-1-1-0", "2 unknown-right"), ("SeDebugPrivilege", "2 malformed-line"),
    ("SeDebugPrivilege=*S-1-5-32-544,nobody knows", "2 principal-not-carried"),
  ])
  func `what cannot be carried is reported with its line`(_ line: String, _ report: String) {
    let found = Importing(PolicyRules.self, Self.file(Self.line(line)))
    #expect(found.rules == [])
    #expect(found.reported == [report])
    #expect(found.losses == 1)
  }

  @Test func `a trailing separator is reported, and the rest is carried`() {
    let found = Importing(PolicyRules.self, Self.file(Self.line("SeDebugPrivilege=*S-1-5-32-544,")))
    #expect(found.rules == ["t SeDebugPrivilege: exactly b544"])
    #expect(found.reported == ["2 trailing-separator"])
  }

  @Test func `a file that is cut anywhere is read without a trap`() {
    Importing.survivesEveryCut(PolicyRules.self, Array(Self.file(Self.line("SeDebugPrivilege=*S-1-5-32-544")).utf8))
  }
}
