import RightsBaselines
import Testing

@Suite struct AnsibleTasksTests {
  @Test func `tasks become rules by their action`() throws {
    let bytes = try ImportFixture.bytes("tasks.yml")
    let found = Importing(AnsibleTasks.self, bytes)
    #expect(
      found.rules == [
        "t SeBackupPrivilege: exactly b544", "t SeDebugPrivilege: exactly b544",
        "t SeInteractiveLogonRight: excludes b546", "t SeServiceLogonRight: includes CORP\\svc-web,$machine\\svc-local",
        "t SeTcbPrivilege: no one",
      ])
    #expect(found.reported == ["18 account-assumed", "26 condition-not-carried", "30 value-not-literal"])
    #expect(found.losses == 2)
    #expect(found.otherSettings == 1)
    #expect(AnsibleTasks.recognizes(ForeignFile(bytes, uri: "in")))
  }

  @Test func `a file that is no YAML is a loss`() {
    let found = Importing(AnsibleTasks.self, "- win_user_right: [")
    #expect(found.losses == 1)
    #expect(found.rules == [])
  }

  @Test func `a file that is cut anywhere is read without a trap`() throws {
    Importing.survivesEveryCut(AnsibleTasks.self, try ImportFixture.bytes("tasks.yml"), step: 5)
  }
}
