import Testing

/// The tokens of the case that the product starts from: a NETWORK SERVICE token, and one user's token elevated and filtered.
@Suite(.timeLimit(.minutes(15))) struct TokenCommandTests {
  private static func dump(_ rows: [(luid: Int, name: String, state: String)]) -> String {
    "Privs:\r\n"
      + rows.enumerated().map { index, row in
        let digits = String(row.luid, radix: 16)
        let luid = String(repeating: "0", count: 9 - digits.count) + digits
        return "\(index < 10 ? "0" : "")\(index) 0x\(luid) \(row.name) Attributes - \(row.state)\r\n"
      }.joined()
  }

  private static let networkService =
    dump([
      (3, "SeAssignPrimaryTokenPrivilege", ""), (5, "SeIncreaseQuotaPrivilege", ""), (0x13, "SeShutdownPrivilege", ""),
      (0x15, "SeAuditPrivilege", ""), (0x17, "SeChangeNotifyPrivilege", "Enabled Default"),
      (0x19, "SeUndockPrivilege", ""), (0x1D, "SeImpersonatePrivilege", "Enabled Default"),
      (0x1E, "SeCreateGlobalPrivilege", "Enabled Default"), (0x21, "SeIncreaseWorkingSetPrivilege", ""),
      (0x22, "SeTimeZonePrivilege", ""),
    ]) + "USERDOMAIN=CORP\r\nUSERNAME=PC7$\r\nUSERPROFILE=C:\\Windows\\ServiceProfiles\\NetworkService\r\n"

  private static let filtered = dump([
    (0x13, "SeShutdownPrivilege", ""), (0x17, "SeChangeNotifyPrivilege", "Enabled Default"),
    (0x19, "SeUndockPrivilege", ""), (0x21, "SeIncreaseWorkingSetPrivilege", ""), (0x22, "SeTimeZonePrivilege", ""),
  ])

  private static let elevated = dump([
    (5, "SeIncreaseQuotaPrivilege", ""), (8, "SeSecurityPrivilege", ""), (9, "SeTakeOwnershipPrivilege", ""),
    (0xA, "SeLoadDriverPrivilege", ""), (0xB, "SeSystemProfilePrivilege", ""), (0xC, "SeSystemtimePrivilege", ""),
    (0xD, "SeProfileSingleProcessPrivilege", ""), (0xE, "SeIncreaseBasePriorityPrivilege", ""),
    (0xF, "SeCreatePagefilePrivilege", ""), (0x11, "SeBackupPrivilege", ""), (0x12, "SeRestorePrivilege", ""),
    (0x13, "SeShutdownPrivilege", ""), (0x14, "SeDebugPrivilege", ""), (0x16, "SeSystemEnvironmentPrivilege", ""),
    (0x17, "SeChangeNotifyPrivilege", "Enabled Default"), (0x18, "SeRemoteShutdownPrivilege", ""),
    (0x19, "SeUndockPrivilege", ""), (0x1C, "SeManageVolumePrivilege", ""),
    (0x1D, "SeImpersonatePrivilege", "Enabled Default"), (0x1E, "SeCreateGlobalPrivilege", "Enabled Default"),
    (0x21, "SeIncreaseWorkingSetPrivilege", ""), (0x22, "SeTimeZonePrivilege", ""),
    (0x23, "SeCreateSymbolicLinkPrivilege", ""),
  ])

  @Test func `each privilege of NETWORK SERVICE has its giver as installed`() throws {
    let folder = try Folder()
    try folder.write("token.txt", Self.networkService)
    let run = try Plumbline.run(["token", "token.txt", "--os", "windows-7-sp1", "--role", "client"], in: folder)
    #expect(run.exit == 0, "\(run.error)\(run.output)")
    let rows = run.output.split(separator: "\n").filter { $0.hasPrefix("  held ") }
    #expect(rows.count == 10)
    let row = try #require(rows.first { $0.contains("SeImpersonatePrivilege") })
    #expect(row.contains("enabled") && row.contains("NETWORK SERVICE (S-1-5-20), SERVICE (S-1-5-6)"))
    #expect(rows.contains { $0.contains("SeShutdownPrivilege") && $0.contains("Users (S-1-5-32-545)") })
  }

  @Test func `a token that lost the privilege is told from one that never had it`() throws {
    let folder = try Folder()
    let rows = Self.networkService.split(separator: "\r\n").filter { !$0.contains("SeImpersonatePrivilege") }
    try folder.write("token.txt", rows.joined(separator: "\r\n") + "\r\n")
    try folder.write("good.inf", Sample.export("SeImpersonatePrivilege = *S-1-5-20,*S-1-5-6,*S-1-5-32-544"))
    try folder.write("bad.inf", Sample.export("SeImpersonatePrivilege = *S-1-5-32-544"))
    let good = try Plumbline.run(["token", "token.txt", "--against", "good.inf"], in: folder)
    #expect(good.exit == 1 || good.exit == 3)
    #expect(good.output.contains("missing    SeImpersonatePrivilege"))
    let bad = try Plumbline.run(["token", "token.txt", "--against", "bad.inf"], in: folder)
    #expect(!bad.output.contains("SeImpersonatePrivilege"))
  }

  @Test func `the elevated and the filtered token are explained line by line`() throws {
    let folder = try Folder()
    try folder.write("elevated.txt", Self.elevated)
    try folder.write("filtered.txt", Self.filtered)
    let run = try Plumbline.run(["token", "elevated.txt", "--against", "filtered.txt"], in: folder)
    #expect(run.exit == 0)
    #expect(run.output.hasPrefix("elevated, line 1: 23 privileges\n"))
    let rows = run.output.split(separator: "\n").dropFirst()
    #expect(rows.count { $0.hasPrefix("  filtered ") } == 18)
    #expect(rows.count { $0.hasPrefix("  held ") } == 5)
  }

  private static let whoami = """
    USER INFORMATION
    ----------------

    User Name  SID
    ========== ===================
    corp\\ann   S-1-5-21-1-2-3-1300

    GROUP INFORMATION
    -----------------

    Group Name             Type             SID          Attributes
    ====================== ================ ============ ==================================================
    Everyone               Well-known group S-1-1-0      Mandatory group, Enabled by default, Enabled group
    BUILTIN\\Administrators Alias            S-1-5-32-544 Group used for deny only
    BUILTIN\\Users          Alias            S-1-5-32-545 Mandatory group, Enabled by default, Enabled group

    PRIVILEGES INFORMATION
    ----------------------

    Privilege Name                Description              State
    ============================= ======================== ========
    SeChangeNotifyPrivilege       Bypass traverse checking Enabled
    SeTimeZonePrivilege           Change the time zone     Disabled

    """.replacing("\\\\", with: "\\")

  @Test func `a filtered token says of each privilege that its machine gives who would give it`() throws {
    let folder = try Folder(["token.txt": Self.whoami])
    try folder.write(
      "WEB01.inf",
      Sample.export(
        """
        SeChangeNotifyPrivilege = *S-1-1-0\r\nSeDebugPrivilege = *S-1-5-32-544\r\nSeTimeZonePrivilege = *S-1-5-32-544\r
        SeUndockPrivilege = *S-1-5-32-545,*S-1-5-32-544
        """))
    let run = try Plumbline.run(["token", "token.txt", "--against", "WEB01.inf"], in: folder)
    let rows = run.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: " ").prefix(2).joined(separator: " ")
    }
    #expect(
      rows == [
        "held SeChangeNotifyPrivilege", "filtered SeDebugPrivilege", "held SeTimeZonePrivilege",
        "missing SeUndockPrivilege",
      ], "\(run.output)")
    #expect(run.output.contains("from BUILTIN\\Administrators (S-1-5-32-544); for denials only"))
  }

  @Test(arguments: [
    Named("facts alone", #"{"name": "WEB01"}"#),
    Named("no rights", "[Unicode]\r\nUnicode=yes\r\n[Version]\r\nsignature=\"$CHICAGO$\"\r\n"),
  ])
  func `what holds no rights explains nothing:`(_ against: Named<String>) throws {
    let folder = try Folder(["token.txt": Self.whoami])
    let name = against.value.hasPrefix("{") ? "m/machine.json" : "m/WEB01.inf"
    try folder.write(name, against.value)
    let run = try Plumbline.run(["token", "token.txt", "--against", "m"], in: folder)
    #expect(run.exit == 3, "\(run.output)\(run.error)")
    #expect(!run.output.contains("held"))
  }

  @Test func `a token without privileges is not explained`() throws {
    let cut = String(Self.whoami.split(separator: "PRIVILEGES INFORMATION")[0])
    let run = try Plumbline.run(["token", "token.txt"], in: Folder(["token.txt": cut]))
    #expect(run.exit == 3 && run.output.contains("its privileges were not shown"), "\(run.output)")
  }

  @Test func `a token is compared with one machine`() throws {
    let folder = try Folder(["token.txt": Self.whoami, "in/A.inf": Sample.clean, "in/B.inf": Sample.clean])
    let run = try Plumbline.run(["token", "token.txt", "--against", "in"], in: folder)
    #expect(run.exit == 3 && run.error.contains("in is about 2 machines, such as A and B"), "\(run.error)")
  }

  @Test func `tokens of two users are not the pair of one`() throws {
    let other = Self.whoami.replacing("-1300", with: "-1301")
    let folder = try Folder(["token.txt": Self.whoami, "other.txt": other])
    let run = try Plumbline.run(["token", "token.txt", "--against", "other.txt"], in: folder)
    #expect(run.exit == 3 && run.output.contains("another user, S-1-5-21-1-2-3-1301"), "\(run.output)")
  }

  @Test func `names cannot command the terminal`() throws {
    let folder = try Folder(["token.txt": Self.whoami.replacing("corp\\ann ", with: "corp\\a\u{1B}n\u{202E}")])
    let run = try Plumbline.run(["token", "token.txt"], in: folder)
    #expect(run.output.contains("corp\\a<U+001B>n<U+202E>"), "\(run.output)")
  }

  @Test func `a token beside an export in a machine's folder joins it, whatever its extension`() throws {
    let folder = try Folder()
    try folder.write("in/WEB01/machine.json", #"{"name": "WEB01"}"#)
    try folder.write("in/WEB01/machine.yaml", "name: WEB02\n")
    try folder.write("in/WEB01/secedit.inf", Sample.clean)
    try folder.write(
      "in/WEB01/whoami.csv",
      "\"Privilege Name\",\"Description\",\"State\"\r\n\"SeDebugPrivilege\",\"Debug\",\"Enabled\"\r\n")
    try folder.write("in/WEB01/notes.txt", "asked on Monday\n")
    let run = try Plumbline.run(["read", "in"], in: folder)
    #expect(run.exit == 0, "\(run.error)")
    #expect(run.output.contains(#""readAs":["secedit","whoami"]"#))
    #expect(run.output.contains(#""tokens":[{"#))
    #expect(run.error.contains("machine.yaml") && run.error.contains("second-facts"))
  }

  @Test func `an input without a token is told, and is no success`() throws {
    let folder = try Folder()
    try folder.write("WEB01.inf", Sample.clean)
    let run = try Plumbline.run(["token", "WEB01.inf"], in: folder)
    #expect(run.exit == 3 && run.error.contains("WEB01.inf holds no token"), "\(run.error)")
  }

  @Test func `tables between the sentences of an article are tokens of their own`() throws {
    let folder = try Folder()
    try folder.write(
      "article.txt",
      "3. Look for the privileges.\r\n\r\n"
        + Self.networkService.replacing("USERDOMAIN", with: "\r\n4. Whose is it?\r\n\r\nUSERDOMAIN")
        + "\r\n5. Leave with .detach.\r\n\r\nElevated\r\n" + Self.elevated + "\r\nFiltered\r\n" + Self.filtered
        + "\r\nThe end.")
    let run = try Plumbline.run(["token", "article.txt"], in: folder)
    #expect(run.exit == 0, "\(run.error)\(run.output)")
    let heads = run.output.split(separator: "\n").filter { $0.hasPrefix("article, ") }
    #expect(
      heads == [
        "article, line 3: CORP\\PC7$ (S-1-5-20), 10 privileges", "article, line 24: 23 privileges",
        "article, line 50: 5 privileges",
      ])
  }

  private static let misuses: [([String], Int32)] = [
    (["token", "no-such-file"], 3), (["token", "x.txt", "--os", "windows-7"], 64),
    (["token", "x.txt", "--os", "windows-77", "--role", "client"], 64), (["token"], 64),
  ]

  @Test(arguments: misuses)
  func `wrong use is told`(arguments: [String], exit: Int32) throws {
    let run = try Plumbline.run(arguments, in: Folder())
    #expect(run.exit == exit, "\(run.error)")
    #expect(!run.error.isEmpty)
  }
}
