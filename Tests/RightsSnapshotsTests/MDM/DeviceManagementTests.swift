import Foundation
import RightsModel
import RightsSnapshots
import Testing

/// What device management sets: by Intune's policy, by messages, by the report of the device.
@Suite struct DeviceManagementTests {
  private func read(_ id: String, _ text: String) throws -> [Snapshot] {
    let format = try #require(SnapshotFormats.named(id))
    return format.read(Array(text.utf8).span, ReadContext(uri: "x", subject: Subject(kind: .machine, id: "X")))
  }

  private func answer(_ data: String, command: String = "Results") -> String {
    "<SyncML><SyncBody><\(command)><Item><Source><LocURI>./Device/Vendor/MSFT/Policy/Result/UserRights/DebugPrograms</LocURI></Source>\(data)</Item></\(command)></SyncBody></SyncML>"
  }

  @Test(arguments: [
    ("<Data>*S-1-5-32-544</Data>", "S-1-5-32-544"),
    ("<Data>*S-1-5-32-544&#xF000;*S-1-5-18</Data>", "S-1-5-18|S-1-5-32-544"),
    ("<Data></Data>", "-"), ("<Data/>", "-"), ("<Data><![CDATA[ ]]></Data>", "-"), ("<Data>&#xF000;</Data>", "-"),
    ("<Data>&lt;![CDATA[*S-1-5-18&amp;#xF000;CORP\\a]]&gt;</Data>", "S-1-5-18|CORP\\a"), ("<Data>\\\"\\\"</Data>", "-"),
    ("", "!"), ("<Data>*S-1-5-18?*S-1-5-19</Data>", "!"), ("<Data>*S-1-x</Data>", "!"),
    ("<Data>(&lt;![CDATA[]]&gt;)</Data>", "!"), ("<Data>&lt;![CDATA[*S-1-5-18]]&gt;&#xF000;CORP\\a</Data>", "!"),
    ("<Data> &lt;![CDATA[]]&gt; </Data>", "-"),
  ])
  func `a value lists holders between its separators`(_ data: String, _ expected: String) throws {
    let snapshot = try #require(try read("mdm", answer(data)).first)
    #expect(shorthand(snapshot.rights[.debugPrivilege]) == expected)
    #expect(snapshot.layer == .effective && shorthand(snapshot.rights[.tcbPrivilege]) == "?")
  }

  @Test func `what is sent is a policy and not the machine`() throws {
    let snapshot = try #require(try read("mdm", answer("<Data></Data>", command: "Replace")).first)
    #expect(snapshot.subject.kind == .gpo && snapshot.layer == .groupPolicy)
    #expect(shorthand(snapshot.rights[.debugPrivilege]) == "-" && shorthand(snapshot.rights[.tcbPrivilege]) == ".")
  }

  @Test(arguments: ["Get", "Delete", "Exec"])
  func `what is asked or removed is nobody's state`(_ command: String) throws {
    let snapshot = try #require(try read("mdm", answer("<Data></Data>", command: command)).first)
    #expect(UserRight.allCases.allSatisfy { snapshot.rights[$0].assignment == .notCollected })
  }

  @Test func `an answer that is none is told`() throws {
    let status =
      "<SyncML><SyncBody><Status><TargetRef>./Device/Vendor/MSFT/Policy/Result/UserRights/DebugPrograms</TargetRef><Data>404</Data></Status></SyncBody></SyncML>"
    let snapshot = try #require(try read("mdm", status).first)
    #expect(snapshot.diagnostics.map(\.code) == ["rights-not-collected"])
    #expect(snapshot.diagnostics.first?.message.contains("404") == true)
  }

  @Test func `a value beside an answer that there is none is not believed`() throws {
    let status =
      "<Status><TargetRef>./Device/Vendor/MSFT/Policy/Result/UserRights/DebugPrograms</TargetRef><Data>500</Data></Status>"
    let text = answer("<Data>*S-1-5-18</Data>").replacing("</SyncBody>", with: status + "</SyncBody>")
    let snapshot = try #require(try read("mdm", text).first)
    #expect(shorthand(snapshot.rights[.debugPrivilege]) == "!")
  }

  @Test func `what is in force counts before what one provider set`() throws {
    let report = """
      <MDMEnterpriseDiagnosticsReport><PolicyManager>
      <ConfigSource><PolicyScope><Area><PolicyAreaName>UserRights</PolicyAreaName><DebugPrograms>*S-1-5-18</DebugPrograms></Area></PolicyScope></ConfigSource>
      <currentPolicies><CurrentPolicyValues><PolicyAreaName>UserRights</PolicyAreaName><DebugPrograms>*S-1-5-19</DebugPrograms></CurrentPolicyValues></currentPolicies>
      </PolicyManager></MDMEnterpriseDiagnosticsReport>
      """
    #expect(try read("mdm", report).map { shorthand($0.rights[.debugPrivilege]) } == ["S-1-5-19"])
  }

  @Test(arguments: [
    #"[{"value": "*S-1-5-18"}]"#, #"[{"value": "\\\"\\\""}]"#, "[]", #"[{"value": null}]"#, #"[{}]"#, "null",
    #"[{"value": " "}]"#,
  ])
  func `an Intune setting has holders, nobody, or is at fault`(_ value: String) throws {
    let policy =
      #"{"name": "P", "settings": [{"settingInstance": {"settingDefinitionId": "device_vendor_msft_policy_config_userrights_debugprograms", "simpleSettingCollectionValue": \#(value)}}]}"#
    let snapshot = try #require(try read("intune", policy).first)
    let expected =
      value.contains("S-1-5-18") ? "S-1-5-18" : value.contains("\\\\") || value.contains("\" \"") ? "-" : "!"
    #expect(shorthand(snapshot.rights[.debugPrivilege]) == expected)
    #expect(shorthand(snapshot.rights[.tcbPrivilege]) == ".")
  }

  @Test(arguments: [
    #"{"settingInstance": {"settingDefinitionId": null, "simpleSettingCollectionValue": [{"value": "*S-1-1-0"}]}}"#,
    #"{"settingInstance": {"settingDefinitionId": "", "simpleSettingCollectionValue": [{"value": "*S-1-1-0"}]}}"#,
    #"{"settingInstance": {"settingDefinitionId": ["x"]}}"#, #"{"settingInstance": {}}"#, #"{"settingInstance": null}"#,
    #"{"id": "1"}"#, "null",
  ])
  func `an Intune setting that does not say what it sets may set any right`(_ setting: String) throws {
    let policy =
      #"{"name": "P", "settings": [{"settingInstance": {"settingDefinitionId": "device_vendor_msft_policy_config_userrights_debugprograms", "simpleSettingCollectionValue": [{"value": "*S-1-5-18"}]}},\#(setting)]}"#
    let snapshot = try #require(try read("intune", policy).first)
    #expect(
      shorthand(snapshot.rights[.debugPrivilege]) == "S-1-5-18" && shorthand(snapshot.rights[.tcbPrivilege]) == "?")
    #expect(snapshot.diagnostics.map(\.code.id) == ["malformed-setting"])
    #expect(snapshot.diagnostics.first?.location?.line == 1 && snapshot.completeness != .complete)
    #expect(snapshot.lines == Snapshot.LineCount(read: 1, rejected: 1))
  }

  @Test(arguments: [#"{"name": "P"}"#, #"{"name": "P", "settings": null}"#])
  func `an Intune policy without settings defines nothing that is known`(_ policy: String) throws {
    let snapshot = try #require(try read("intune", policy).first)
    #expect(UserRight.allCases.allSatisfy { snapshot.rights[$0].assignment == .notCollected })
    #expect(snapshot.completeness != .complete)
  }

  @Test(arguments: [
    #""settings@odata.nextLink": "https://graph.example""#, #""settingCount": 2"#, #""settings@odata.count": 2"#,
  ])
  func `an Intune policy that is one page of several defines nothing beyond what it shows`(_ mark: String) throws {
    let policy =
      #"{"name": "P", "settings": [{"settingInstance": {"settingDefinitionId": "device_vendor_msft_policy_config_userrights_debugprograms", "simpleSettingCollectionValue": [{"value": "*S-1-5-18"}]}}], \#(mark)}"#
    let snapshot = try #require(try read("intune", policy).first)
    #expect(
      shorthand(snapshot.rights[.debugPrivilege]) == "S-1-5-18" && shorthand(snapshot.rights[.tcbPrivilege]) == "?")
    #expect(snapshot.diagnostics.map(\.code.id) == ["incomplete-list"] && snapshot.completeness != .complete)
    let whole = try #require(
      try read("intune", policy.replacing("2}", with: "1}").replacing("\"https:", with: "null, \"x\": \"")).first)
    #expect(shorthand(whole.rights[.tcbPrivilege]) == "." && whole.diagnostics.isEmpty)
  }

  @Test func `a list of Intune policies that goes on elsewhere is told`() throws {
    let answer = #"{"value": [{"name": "A", "settings": []}], "@odata.nextLink": "https://graph.example"}"#
    let snapshot = try #require(try read("intune", answer).first)
    #expect(
      shorthand(snapshot.rights[.tcbPrivilege]) == "." && snapshot.diagnostics.map(\.code.id) == ["incomplete-list"])
  }

  @Test func `several policies of one answer are several`() throws {
    let answer =
      #"{"value": [{"id": "6ac1786c-016f-11d2-945f-00c04fb984f9", "name": "A", "settings": []}, {"name": "B", "settings": []}]}"#
    let snapshots = try read("intune", answer)
    #expect(snapshots.map(\.subject.id) == ["6AC1786C-016F-11D2-945F-00C04FB984F9", "B"])
    #expect(snapshots.map(\.subject.gpoName) == ["A", "B"])
  }
}
