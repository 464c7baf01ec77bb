import RightsBaselines
import RightsModel
import Testing

@Suite struct XCCDFTests {
  @Test func `prose of a client's benchmark becomes rules with conditions`() throws {
    let found = Importing(XCCDF.self, try ImportFixture.bytes("client-stig.xml"))
    #expect(
      found.rules == [
        "t SeBackupPrivilege: within b544", "t SeDebugPrivilege: within b544",
        "t SeDenyBatchLogonRight: excludes S-1-0-0",
        "t SeDenyBatchLogonRight [joined]: includes $forest-519,$domain-512",
        "t SeDenyInteractiveLogonRight: includes b546",
        "t SeDenyInteractiveLogonRight [joined]: includes b546,$forest-519,$domain-512",
      ])
    #expect(found.reported == ["54 contradiction", "79 prose-not-understood", "2 exceptions-apart"])
    #expect(found.losses == 2)
    #expect(found.otherSettings == 1)
  }

  @Test func `severity, title, version and every number are carried`() throws {
    let found = Importing(XCCDF.self, try ImportFixture.bytes("client-stig.xml"))
    let document = try #require(found.baselines.first).document
    #expect(document.title == "Example client Security Technical Implementation Guide")
    #expect(document.version == "V3R6")
    #expect(document.source?.publisher == "DISA")
    let debug = try #require(document.rights.first { $0.right == .debugPrivilege })
    #expect(debug.severity == .high)
    #expect(
      debug.references == [
        Rule.Reference(framework: "cci", ids: ["CCI-002235"]), Rule.Reference(framework: "stig", ids: ["V-900001"]),
        Rule.Reference(framework: "stig-id", ids: ["EX-UR-000010"]),
        Rule.Reference(framework: "stig-rule", ids: ["SV-900001r1_rule"]),
      ])
  }

  @Test func `rules for roles give a baseline each, in which a condition on the domain is decided`() {
    let found = Importing(XCCDF.self, Self.server)
    #expect(
      found.rules == [
        "t/standalone-server SeCreateSymbolicLinkPrivilege: within b544",
        "t/standalone-server SeCreateSymbolicLinkPrivilege [hyper-v]: within b544,S-1-5-83-0",
        "t/standalone-server SeDenyNetworkLogonRight: includes b546",
        "t/standalone-server SeDenyServiceLogonRight: no one",
        "t/member-server SeCreateSymbolicLinkPrivilege: within b544",
        "t/member-server SeCreateSymbolicLinkPrivilege [hyper-v]: within b544,S-1-5-83-0",
        "t/member-server SeDenyNetworkLogonRight: includes $forest-519,b546 and includes S-1-5-114 or includes S-1-5-113",
        "t/member-server SeDenyServiceLogonRight: includes $domain-512",
        "t/domain-controller SeCreateSymbolicLinkPrivilege: within b544",
        "t/domain-controller SeCreateSymbolicLinkPrivilege [hyper-v]: within b544,S-1-5-83-0",
        "t/domain-controller SeDenyNetworkLogonRight: includes b546",
      ])
    #expect(found.losses == 0, "\(found.reported)")
  }

  @Test func `a file that is cut anywhere is read without a trap`() throws {
    Importing.survivesEveryCut(XCCDF.self, Array(Self.server.utf8), step: 7)
  }

  private static func rule(_ number: Int, _ check: String) -> String {
    """
    <Group id="V-\(number)"><Rule id="SV-\(number)_rule" severity="medium"><version>W-\(number)</version>
    <title>T</title><check><check-content>\(check)

    Go to User Rights Assignment.</check-content></check></Rule></Group>

    """
  }

  private static let server =
    "<Benchmark xmlns=\"http://checklists.nist.gov/xccdf/1.1\"><title>S</title>\n"
    + rule(
      1,
      """
      This applies to domain controllers. A separate version applies to other systems.

      If the following accounts or groups are not defined for the "Deny access to this computer from the network" user right, this is a finding.

      - Guests Group

      If the following SIDs are not defined for the "SeDenyNetworkLogonRight" user right, this is a finding.

      S-1-5-32-546 (Guests)
      """)
    + rule(
      2,
      """
      This applies to member servers and standalone or nondomain-joined systems.

      If the following accounts or groups are not defined for the "Deny access to this computer from the network" user right, this is a finding.

      Domain Systems Only:
      - Enterprise Admins group
      - "Local account and member of Administrators group" or "Local account" (see Note below)

      All Systems:
      - Guests group

      If the following SIDs are not defined for the "SeDenyNetworkLogonRight" user right, this is a finding.

      Domain Systems Only:
      S-1-5-root domain-519 (Enterprise Admins)
      S-1-5-114 ("Local account and member of Administrators group") or S-1-5-113 ("Local account")

      All Systems:
      S-1-5-32-546 (Guests)
      """)
    + rule(
      3,
      """
      This applies to member servers. A separate version applies to domain controllers.

      If the following accounts or groups are not defined for the "Deny log on as a service" user right on domain-joined systems, this is a finding.

      - Domain Admins Group

      If any accounts or groups are defined for the "Deny log on as a service" user right on nondomain-joined systems, this is a finding.
      """)
    + rule(
      4,
      """
      If any accounts or groups other than the following are granted the "Create symbolic links" user right, this is a finding.

      - Administrators

      Systems that have the Hyper-V role will also have "Virtual Machines" given this user right (this may be displayed as "NT Virtual Machine\\Virtual Machines", SID S-1-5-83-0). This is not a finding.
      """) + "</Benchmark>"
}
