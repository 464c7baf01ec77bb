import RightsBaselines
import RightsModel
import Testing

@Suite struct InSpecControlsTests {
  @Test func `matchers become operators`() throws {
    let bytes = try ImportFixture.bytes("controls.rb")
    let found = Importing(InSpecControls.self, bytes)
    #expect(
      found.rules == [
        "t SeBackupPrivilege: within b544,b551", "t SeDebugPrivilege: exactly b544",
        "t SeDenyBatchLogonRight: exactly b546 or no one", "t SeDenyNetworkLogonRight: includes b546",
        "t SeImpersonatePrivilege: exactly b544,S-1-5-6,S-1-5-19,S-1-5-20",
        "t SeInteractiveLogonRight: excludes b546", "t SeLoadDriverPrivilege: exactly b544",
        "t SeRemoteInteractiveLogonRight: exactly b544,b555",
        "t SeTcbPrivilege: no one",
      ])
    #expect(found.reported == ["45 condition-not-carried", "49 value-not-literal", "54 condition-not-carried"])
    #expect(found.losses == 3)
    #expect(found.otherSettings == 1)
    #expect(InSpecControls.recognizes(ForeignFile(bytes, uri: "in")))
  }

  @Test func `tags and impact are carried`() throws {
    let found = Importing(InSpecControls.self, try ImportFixture.bytes("controls.rb"))
    let debug = try #require(found.baselines.first?.document.rights.first { $0.right == .debugPrivilege })
    #expect(debug.severity == .high)
    #expect(debug.references?.map(\.framework) == ["cci", "inspec", "stig", "stig-id"])
  }

  @Test(arguments: [
    ("should eq ['S-1-5-32-544'] if x", "value-not-literal"), ("should match /x/", "value-not-literal"),
    ("should be >= 1", "value-not-literal"), ("should_not eq []", "matcher-not-carried"),
    ("is_expected.to eq []", "matcher-not-carried"), ("should eq [sid]", "value-not-literal"),
  ])
  func `what only running it would tell is not carried`(_ matcher: String, _ code: String) {
    let found = Importing(
      InSpecControls.self, "describe security_policy do\n  its('SeDebugPrivilege') { \(matcher) }\nend\n")
    #expect(found.rules == [])
    #expect(found.reported == ["2 \(code)"])
  }

  @Test(arguments: [
    "its('SeDebugPrivilege') { should include 'S-1-5-6' }\n its('SeDebugPrivilege') { should_not include 'S-1-1-0' }",
    "its('SeTcbPrivilege') { should eq [] }", "its('SeDebugPrivilege') { should eq x }", "",
  ])
  func `an alternative that is not one expectation of the right makes all of them not carried`(_ other: String) {
    let found = Importing(
      InSpecControls.self,
      """
      describe.one do
        describe security_policy do
          its('SeDebugPrivilege') { should eq [] }
        end
        describe \(other.isEmpty ? "registry_key('x')" : "security_policy") do
          \(other)
        end
      end
      """)
    #expect(found.rules == [])
    #expect(found.reported.contains("1 alternatives-not-carried"))
  }

  @Test(arguments: [
    "security_policy.SeDebugPrivilege.entries.each do |sid|\n  describe sid do\n  end\nend",
    "describe security_policy.SeDebugPrivilege do\n  it { should be_empty }\nend",
    "holders = security_policy.SeDebugPrivilege",
  ])
  func `a right whose value the script works with is reported`(_ script: String) {
    let found = Importing(InSpecControls.self, script)
    #expect(found.rules == [])
    #expect(found.reported == ["1 matcher-not-carried"])
  }

  @Test func `what is asked of a right's list, and not the list, is reported`() {
    let found = Importing(
      InSpecControls.self, "describe security_policy do\n  its('SeDebugPrivilege.count') { should eq '1' }\nend\n")
    #expect(found.rules == [])
    #expect(found.reported == ["2 matcher-not-carried"])
    #expect(found.otherSettings == 0)
  }

  @Test(arguments: ["if", "unless"])
  func `an expectation with a condition behind it is not carried`(_ modifier: String) {
    let found = Importing(
      InSpecControls.self,
      "describe security_policy do\n  its('SeDebugPrivilege') { should eq [] } \(modifier) x\nend\n")
    #expect(found.rules == [])
    #expect(found.reported == ["2 condition-not-carried"])
  }

  @Test func `a file that is cut anywhere is read without a trap`() throws {
    Importing.survivesEveryCut(InSpecControls.self, try ImportFixture.bytes("controls.rb"), step: 5)
  }
}
