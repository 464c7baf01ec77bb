import RightsModel
import RightsSnapshots
import Testing

/// What a scanner with OVAL collected, and what its statuses leave open.
@Suite struct SystemCharacteristicsTests {
  private func read(_ items: String, objects: String = "") throws -> Snapshot {
    let text = """
      <oval_system_characteristics xmlns="http://oval.mitre.org/XMLSchema/oval-system-characteristics-5">
      \(objects)<system_data>\(items)</system_data></oval_system_characteristics>
      """
    let format = try #require(SnapshotFormats.named("oval"))
    let context = ReadContext(uri: "o.xml", subject: Subject(kind: .machine, id: "X"))
    return try #require(format.read(Array(text.utf8).span, context).first)
  }

  @Test(arguments: FormatFixture.all.filter { $0.format == "oval" })
  func `the system says which machine and release it is`(_ fixture: FormatFixture) throws {
    let facts = try #require(try fixture.read().first?.facts)
    #expect(facts.name == "WEB01" && facts.fqdn == "WEB01.corp.example")
    #expect(facts.os?.id == "windows-server-2022")
    #expect(facts.collectedAt == Timestamp("2026-10-01T02:00:00Z"))
  }

  @Test(arguments: [
    ("<trustee_sid>S-1-1-0</trustee_sid>", "", "S-1-1-0"), ("", "", "-"), ("<trustee_sid/>", "", "-"),
    ("<trustee_sid status=\"does not exist\"/>", "", "-"), ("", " status=\"does not exist\"", "-"),
    ("", " status=\"error\"", "?"), ("<trustee_sid>S-1-1-0</trustee_sid>", " status=\"not collected\"", "?"),
    ("", " status=\"unheard of\"", "?"), ("<trustee_sid status=\"error\"/>", "", "?"),
    ("<trustee_sid>S-1-1-0</trustee_sid><trustee_sid status=\"not collected\"/>", "", "~S-1-1-0"),
    ("<trustee_name>CORP\\a</trustee_name><trustee_name>Everyone</trustee_name>", "", "CORP\\a|Everyone"),
    ("<trustee_name>Everyone</trustee_name><trustee_sid>S-1-1-0</trustee_sid>", "", "S-1-1-0"),
    ("<trustee_name>a</trustee_name><trustee_name>b</trustee_name><trustee_sid>S-1-1-0</trustee_sid>", "", "~S-1-1-0"),
    ("<trustee_sid>Everyone</trustee_sid>", "", "!"),
    ("<trustee_name>CORP\\a</trustee_name><trustee_sid/>", "", "CORP\\a"),
    ("<trustee_name>CORP\\a</trustee_name><trustee_sid status=\"does not exist\"/>", "", "CORP\\a"),
    ("<trustee_name>CORP\\a</trustee_name><trustee_sid status=\"error\"/>", "", "~CORP\\a"),
    ("<trustee_name status=\"error\"/><trustee_sid/>", "", "?"),
    ("<trustee_name>CORP\\a</trustee_name><trustee_sid/><trustee_sid/>", "", "~CORP\\a"),
    (
      "<trustee_name>A</trustee_name><trustee_name>B</trustee_name><trustee_sid>S-1-1-0</trustee_sid><trustee_sid/>",
      "",
      "~S-1-1-0"
    ),
    ("<trustee_sid>S-1-1-0</trustee_sid><trustee_sid status=\"does not exist\"/>", "", "~S-1-1-0"),
    ("<trustee_name/><trustee_sid>S-1-1-0</trustee_sid>", "", "S-1-1-0"),
  ])
  func `an item proves what its statuses let it prove`(_ values: String, _ status: String, _ expected: String) throws {
    let snapshot = try read(
      "<userright_item id=\"1\"\(status)><userright>SE_TCB_NAME</userright>\(values)</userright_item>")
    #expect(shorthand(snapshot.rights[.tcbPrivilege]) == expected)
    #expect(snapshot.lines.read + snapshot.lines.rejected == 1)
  }

  @Test(arguments: [
    ("flag=\"complete\"", "", "S-1-1-0", "-"), ("flag=\"incomplete\"", "", "~S-1-1-0", "?"),
    ("flag=\"error\"", "", "~S-1-1-0", "?"), ("flag=\"not collected\"", "", "~S-1-1-0", "?"), ("", "", "~S-1-1-0", "?"),
    ("flag=\"complete\"", "<message level=\"error\">x</message>", "~S-1-1-0", "?"),
    ("flag=\"complete\"", "<message level=\"fatal\">x</message>", "~S-1-1-0", "?"),
    ("flag=\"complete\"", "<message level=\"info\">x</message>", "S-1-1-0", "-"),
  ])
  func `an item proves no more than the scanner says of its collection`(
    _ flag: String, _ message: String, _ some: String, _ none: String
  ) throws {
    let items = """
      <userright_item id="1">\(message)<userright>SE_TCB_NAME</userright><trustee_sid>S-1-1-0</trustee_sid></userright_item>
      <userright_item id="2">\(message)<userright>SE_DEBUG_NAME</userright></userright_item>
      <userright_item id="3"><userright>SE_BACKUP_NAME</userright></userright_item>
      """
    let objects = """
      <collected_objects><object id="oval:x:obj:1" version="1" \(flag)><message level="error">x</message>
      <reference item_ref="1"/><reference item_ref="2"/></object></collected_objects>
      """
    let snapshot = try read(items, objects: objects)
    #expect(shorthand(snapshot.rights[.tcbPrivilege]) == some && shorthand(snapshot.rights[.debugPrivilege]) == none)
    #expect(shorthand(snapshot.rights[.backupPrivilege]) == "-")
  }

  @Test func `the rights of principals say who holds a right at least, and never that nobody does`() throws {
    func item(_ name: String, _ values: String) -> String {
      "<accesstoken_item id=\"1\"><security_principle>\(name)</security_principle>\(values)</accesstoken_item>"
    }
    let snapshot = try read(
      item("A", "<sedebugprivilege>true</sedebugprivilege><setcbprivilege>0</setcbprivilege>")
        + item("B", "<sedebugprivilege>1</sedebugprivilege><sebackupprivilege status=\"error\">1</sebackupprivilege>")
        + "<userright_item id=\"2\"><userright>SE_RESTORE_NAME</userright></userright_item>"
        + item("C", "<serestoreprivilege>1</serestoreprivilege>"))
    #expect(shorthand(snapshot.rights[.debugPrivilege]) == "~A|B")
    #expect(shorthand(snapshot.rights[.tcbPrivilege]) == "?" && shorthand(snapshot.rights[.backupPrivilege]) == "?")
    // All holders of a right outweigh what one principal is said to have.
    #expect(shorthand(snapshot.rights[.restorePrivilege]) == "-")
  }

  @Test func `a right of a principal that the catalogue does not know is kept`() throws {
    let snapshot = try read(
      """
      <accesstoken_item id="1"><message>setcbprivilege</message><security_principle>A</security_principle>
      <setrustedcredmanaccessnameright>1</setrustedcredmanaccessnameright><sedenybatchLogonright>true</sedenybatchLogonright>
      <sefooprivilege>1</sefooprivilege><sebarprivilege>0</sebarprivilege></accesstoken_item>
      """)
    #expect(shorthand(snapshot.rights[.trustedCredManAccessPrivilege]) == "~A")
    #expect(shorthand(snapshot.rights[.denyBatchLogonRight]) == "~A")
    #expect(snapshot.unknownRights.map(\.name) == ["sefooprivilege"])
    #expect(snapshot.lines == Snapshot.LineCount(read: 3, rejected: 0))
  }

  @Test func `each constant of the enumeration is a right`() throws {
    let names = [
      "SE_ASSIGNPRIMARYTOKEN_NAME", "SE_AUDIT_NAME", "SE_BACKUP_NAME", "SE_CHANGE_NOTIFY_NAME", "SE_CREATE_GLOBAL_NAME",
      "SE_CREATE_PAGEFILE_NAME", "SE_CREATE_PERMANENT_NAME", "SE_CREATE_SYMBOLIC_LINK_NAME", "SE_CREATE_TOKEN_NAME",
      "SE_DEBUG_NAME", "SE_ENABLE_DELEGATION_NAME", "SE_IMPERSONATE_NAME", "SE_INC_BASE_PRIORITY_NAME",
      "SE_INCREASE_QUOTA_NAME", "SE_INC_WORKING_SET_NAME", "SE_LOAD_DRIVER_NAME", "SE_LOCK_MEMORY_NAME",
      "SE_MACHINE_ACCOUNT_NAME", "SE_MANAGE_VOLUME_NAME", "SE_PROF_SINGLE_PROCESS_NAME", "SE_RELABEL_NAME",
      "SE_REMOTE_SHUTDOWN_NAME", "SE_RESTORE_NAME", "SE_SECURITY_NAME", "SE_SHUTDOWN_NAME", "SE_SYNC_AGENT_NAME",
      "SE_SYSTEM_ENVIRONMENT_NAME", "SE_SYSTEM_PROFILE_NAME", "SE_SYSTEMTIME_NAME", "SE_TAKE_OWNERSHIP_NAME",
      "SE_TCB_NAME", "SE_TIME_ZONE_NAME", "SE_TRUSTED_CREDMAN_ACCESS_NAME", "SE_UNDOCK_NAME",
      "SE_BATCH_LOGON_NAME", "SE_DENY_BATCH_LOGON_NAME", "SE_DENY_INTERACTIVE_LOGON_NAME", "SE_DENY_NETWORK_LOGON_NAME",
      "SE_DENY_REMOTE_INTERACTIVE_LOGON_NAME", "SE_DENY_SERVICE_LOGON_NAME", "SE_INTERACTIVE_LOGON_NAME",
      "SE_NETWORK_LOGON_NAME", "SE_REMOTE_INTERACTIVE_LOGON_NAME", "SE_SERVICE_LOGON_NAME",
    ]
    let snapshot = try read(
      names.map { "<userright_item id=\"1\"><userright>\($0)</userright></userright_item>" }.joined())
    #expect(snapshot.unknownRights.isEmpty)
    #expect(UserRight.allCases.count { snapshot.rights[$0].assignment == .noOne } == names.count)
  }
}
