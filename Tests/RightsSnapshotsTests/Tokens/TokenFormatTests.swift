import RightsModel
import RightsSnapshots
import Testing

@Suite struct TokenFormatTests {
  private func read(_ text: String, as format: String) throws -> Snapshot {
    let format = try #require(SnapshotFormats.named(format))
    let bytes = Array(text.utf8)
    let context = ReadContext(uri: "token.txt", subject: Subject(kind: .machine, id: "WEB01"))
    return try #require(format.read(bytes.span, context).first)
  }

  @Test(arguments: FormatFixture.all.filter { ["whoami", "windbg-token"].contains($0.format) })
  func `every notation shows the same token`(_ fixture: FormatFixture) throws {
    let snapshot = try #require(try fixture.read().first)
    let token = try #require(snapshot.tokens.first)
    #expect(snapshot.tokens.count == 1)
    #expect(token.user == SID("S-1-5-21-1-2-3-1104"))
    #expect(token.userName == "corp\\svc-web")
    #expect(token.groups?.map(\.sid.description) == ["S-1-5-32-544", "S-1-5-6"])
    #expect(token.groups?.map(\.name) == ["BUILTIN\\Administrators", "NT AUTHORITY\\SERVICE"])
    #expect(token.groups?.first?.attributes == [.denyOnly])
    #expect(token.groups?.last?.attributes == [.mandatory, .enabledByDefault, .enabled])
    #expect(token.elevation == .limited)
    #expect(token.privileges?.map(\.right) == [.changeNotifyPrivilege, .impersonatePrivilege, .shutdownPrivilege])
    #expect(token.privileges?.map(\.isEnabled) == [true, true, false])
  }

  @Test(arguments: FormatFixture.all.filter { ["whoami", "windbg-token"].contains($0.format) })
  func `a cut loses rows, invents none, and gives no other SID`(_ fixture: FormatFixture) throws {
    let whole = try #require(try fixture.read().first?.tokens.first)
    let groups = Set(whole.groups?.map(\.sid) ?? [])
    let rights = Set(whole.privileges?.map(\.right) ?? [])
    var wrong: [String] = []
    for length in 0..<fixture.bytes.count {
      for token in try fixture.read(length).flatMap(\.tokens) {
        if let user = token.user, user != whole.user { wrong.append("the user became \(user) at byte \(length)") }
        let strangers = (token.groups ?? []).map(\.sid).filter { !groups.contains($0) }
        let others = (token.privileges ?? []).map(\.right).filter { !rights.contains($0) }
        if !strangers.isEmpty || !others.isEmpty { wrong.append("\(strangers) \(others) at byte \(length)") }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(3))")
  }

  @Test(arguments: [
    "BUILTIN\\Administrators  Alias  S-1-5-32-544  Group used for deny only\nSeDebugPrivilege  Debug programs  Disabled\n",
    "Group Name Type SID Attributes\n===== ==== === =====\nBUILTIN\\Administrators Alias S-1-5-32-544 Group used for deny only\n\n"
      + "Privilege Name                Description                          State\n"
      + "============================= ==================================== ========\n"
      + "SeDebugPrivilege Debug programs Disabled\n",
  ])
  func `rows that lost their ruler or their blanks are read all the same`(_ text: String) throws {
    let token = try #require(try read(text, as: "whoami").tokens.first)
    #expect(token.groups?.map(\.sid.description) == ["S-1-5-32-544"])
    #expect(token.groups?.map(\.attributes) == [[.denyOnly]])
    #expect(token.privileges?.map(\.isEnabled) == [false])
  }

  @Test func `the index of a row says nothing, its LUID must agree with its name`() throws {
    let snapshot = try read(
      "Privs:\n 29 0x00000001d SeImpersonatePrivilege Attributes - Enabled Default\n 1 0x000000014 SeBackupPrivilege Attributes -\n",
      as: "windbg-token")
    #expect(snapshot.tokens.first?.privileges?.map(\.right) == [.impersonatePrivilege])
    #expect(snapshot.diagnostics.map(\.code.id) == ["malformed-line"])
    #expect(snapshot.lines == Snapshot.LineCount(read: 1, rejected: 1))
  }

  @Test func `a removed privilege is not held`() throws {
    let snapshot = try read("Privs:\n 0 0x000000014 SeDebugPrivilege Attributes - Removed\n", as: "windbg-token")
    #expect(snapshot.tokens.first?.privileges?.isEmpty == true)
  }

  @Test func `tables and an environment block of a session are one token of a service account`() throws {
    let snapshot = try read(
      """
      0:000> !token
      Thread is not impersonating. Using process token...
      Privs:
       06 0x00000001d SeImpersonatePrivilege            Attributes - Enabled Default
      0:000> !peb
          ImageFile:    'C:\\Windows\\system32\\wbem\\WmiPrvSE.exe'
              USERDOMAIN=CORP
              USERNAME=WEB01$
              USERPROFILE=C:\\Windows\\ServiceProfiles\\NetworkService

      """, as: "windbg-token")
    let token = try #require(snapshot.tokens.first)
    #expect(snapshot.tokens.count == 1)
    #expect(token.user == SID("S-1-5-20"))
    #expect(token.userName == "CORP\\WEB01$")
    #expect(token.process == "WmiPrvSE.exe")
  }

  private static func table(_ constant: String, _ luid: String) -> String {
    "Privs:\n00 0x000000017 SeChangeNotifyPrivilege Attributes - Enabled Default\n01 0x0000000\(luid) \(constant) Attributes -\n"
  }
  private static let service = table("SeAuditPrivilege", "15")
  private static let person = table("SeDebugPrivilege", "14")
  private static let environment =
    "0:000> !peb\n    USERDOMAIN=CORP\n    USERNAME=WEB01$\n    USERPROFILE=C:\\Windows\\ServiceProfiles\\NetworkService\n"
  private static let other = environment.replacing(
    "ServiceProfiles\\NetworkService", with: "ServiceProfiles\\LocalService")

  @Test(
    arguments: [
      ([service, environment, person], ["S-1-5-20", nil]), ([service, person, environment], [nil, "S-1-5-20"]),
      ([environment, service, person], ["S-1-5-20", nil]),
      ([service, environment, person, other], ["S-1-5-20", "S-1-5-19"]),
      ([environment, service, other, person], ["S-1-5-20", "S-1-5-19"]),
      ([service, environment, other, person], ["S-1-5-20", nil]),
      (["_TOKEN 0\nUser: S-1-5-18\n", service, environment, person], ["S-1-5-18", nil]),
    ] as [([String], [String?])])
  func `an environment block is of the token that it follows, or leads where it comes first`(
    _ parts: [String], _ users: [String?]
  ) throws {
    let snapshot = try read(parts.joined(separator: "0:000> !token\n"), as: "windbg-token")
    #expect(snapshot.tokens.map { $0.user?.description } == users)
  }

  @Test(arguments: [
    "\nThis is a token of a healthy machine.\n\n4. Type `!peb` to see whose it is.\n\n5. Leave with qd.\n",
    "4. Type `!peb`.\n", "\n4 more steps follow\n", "\n4) Then leave.\n",
  ])
  func `numbered sentences below a table are none of its rows`(_ prose: String) throws {
    let snapshot = try read(Self.service + prose + Self.person, as: "windbg-token")
    #expect(snapshot.tokens.map { $0.privileges?.count } == [2, 2])
    #expect(snapshot.diagnostics.isEmpty && snapshot.lines == Snapshot.LineCount(read: 4, rejected: 0))
  }

  @Test(arguments: [
    "02 0x00000001", "02 SeDebugPrivilege Attributes -", "\n02 0x000000014 SeDebug\n", "02 ?",
    "02. SeDebugPrivilege Attributes -",
  ])
  func `a row of a table that is mangled is reported, below an empty line too`(_ row: String) throws {
    let snapshot = try read(Self.service + row + "\n", as: "windbg-token")
    #expect(snapshot.lines.rejected == 1 && snapshot.diagnostics.map(\.code.id) == ["malformed-line"])
  }

  @Test func `a table whose rows stand apart by empty lines stays one`() throws {
    let snapshot = try read(Self.service.replacing("\n", with: "\n\n"), as: "windbg-token")
    #expect(snapshot.tokens.map { $0.privileges?.count } == [2])
  }

  @Test(arguments: [
    ("SecurityImpersonation", ImpersonationLevel.impersonation),
    ("Impersonation Level: Identification", .identification),
    ("Impersonation Level: Delegation", .delegation), ("SecurityAnonymous", .anonymous),
  ])
  func `the level of a thread's token is read in both spellings`(line: String, level: ImpersonationLevel) throws {
    let snapshot = try read("_TOKEN 0\nUser: S-1-5-20\n\(line)\nTokenType: Impersonation\n", as: "windbg-token")
    #expect(snapshot.tokens.first?.impersonationLevel == level)
    #expect(snapshot.tokens.first?.kind == .impersonation)
  }

  @Test func `RPC counts levels from one`() {
    #expect(ImpersonationLevel(rpc: 3) == .impersonation)
    #expect(ImpersonationLevel(name: "RPC_C_IMP_LEVEL_IDENTIFY") == .identification)
    #expect(ImpersonationLevel(rpc: 0) == nil && ImpersonationLevel(rpc: 5) == nil)
  }

  private static let newer = """
    kd> !process 0 1 explorer.exe
    PROCESS ffffc306d0c34580
        Image: explorer.exe
        Token                             ffff8b8e4937f940
    kd> !token ffff8b8e`4937f940
    _TOKEN 0xffff8b8e4937f940
    TS Session ID: 0xb
    User: S-1-5-21-1-2-3-1001
    User Groups:\u{20}
     00 S-1-5-114
        Attributes - DenyOnly\u{20}
     01 S-1-5-32-544
        Attributes - DenyOnly 0x20
     02 S-1-16-8192
        Attributes - GroupIntegrity GroupIntegrityEnabled\u{20}
    Device Groups:\u{20}
     00 S-1-5-21-1-2-3-515
        Attributes - Mandatory Default Enabled\u{20}
    Restricted Sids:\u{20}
     00 S-1-5-12
        Attributes - Mandatory Default Enabled\u{20}
    Primary Group: S-1-5-21-1-2-3-513
    Privs:\u{20}
     19 0x000000013 SeShutdownPrivilege               Attributes - Enabled\u{20}
    Authentication ID:         (0,fc65706c)
    kd> !token 0xffff8b8e`15b56940
    _TOKEN 0xffff8b8e15b56940
    User: S-1-5-21-1-2-3-1001
    User Groups:\u{20}
     00 S-1-5-32-544
        Attributes - Mandatory Default Enabled Owner\u{20}
    Primary Group: S-1-5-21-1-2-3-513
    Restricted: false

    """

  @Test func `the groups of a newer system are read, apart from those of the device and from restricting SIDs`() throws
  {
    let snapshot = try read(Self.newer, as: "windbg-token")
    let (first, second) = try (#require(snapshot.tokens.first), #require(snapshot.tokens.last))
    #expect(snapshot.tokens.count == 2)
    #expect(first.groups?.map(\.sid.description) == ["S-1-5-114", "S-1-5-32-544", "S-1-16-8192"])
    #expect(
      first.groups?.map(\.attributes) == [[.denyOnly], [.denyOnly, .integrity], [.integrity, .integrityEnabled]])
    #expect(first.elevation == .limited && first.isRestricted == true)
    #expect(second.elevation == .full && second.isRestricted == false)
    #expect(snapshot.diagnostics.isEmpty)
    #expect(snapshot.lines == Snapshot.LineCount(read: 9, rejected: 0))
  }

  @Test func `a process is named at the token with its address, and at no other`() throws {
    let snapshot = try read(Self.newer, as: "windbg-token")
    #expect(snapshot.tokens.map(\.process) == ["explorer.exe", nil])
  }

  @Test(arguments: [
    ("a row below no head", " 00 S-1-5-32-544\n    Attributes - DenyOnly\n"),
    ("a row below the head of the privileges", "Privs:\n 00 S-1-5-32-544\n"),
    ("a row without a SID", "Groups:\n 00 S-1-5-32\n 01 ?\nPrimary Group: S-1-1-0\n"),
  ])
  func `a row that belongs to no table is reported, and what it hides is not claimed`(
    _ name: String, _ rows: String
  ) throws {
    let snapshot = try read(
      "_TOKEN 0\nUser: S-1-5-20\nGroups:\n 00 S-1-1-0\nPrivs:\nAuth ID: 0\n" + rows, as: "windbg-token")
    #expect(snapshot.diagnostics.map(\.code.id).contains("malformed-line"))
    #expect(snapshot.lines.rejected > 0)
    #expect(snapshot.tokens.last.map(\.elevation) == .some(nil))
  }

  @Test(arguments: [
    "_TOKEN 0\nUser: S-1-5-20\nGroups:\n", "_TOKEN 0\nUser: S-1-5-20\nGroups:\n 00 S-1-1-0\nkd> q\n",
    "_TOKEN 0\nGroups:\n 00 S-1-5-32-544\n    Attributes - Mandatory Default Enabled",
    "_TOKEN 0\nGroups:\n 00 S-1-5-32-544\n    Attributes - Mandatory Sparkling\nPrivs:\n",
  ])
  func `groups that are cut say nothing of elevation`(_ text: String) throws {
    let token = try #require(try read(text, as: "windbg-token").tokens.first)
    #expect(token.groups != nil && token.elevation == nil)
  }

  @Test func `a row that is cut is no privilege that is disabled`() throws {
    let snapshot = try read("Privs:\n 20 0x000000014 SeDebugPrivilege Attributes - Ena", as: "windbg-token")
    #expect(snapshot.tokens.first?.privileges?.isEmpty == true)
    #expect(snapshot.lines == Snapshot.LineCount(read: 0, rejected: 1))
  }

  @Test func `two tokens of one dump stay two`() throws {
    let snapshot = try read(
      "Privs:\n00 0x000000017 SeChangeNotifyPrivilege Attributes - Enabled\nPrivs:\n00 0x000000013 SeShutdownPrivilege Attributes -\n",
      as: "windbg-token")
    #expect(snapshot.tokens.map { $0.privileges?.map(\.right) } == [[.changeNotifyPrivilege], [.shutdownPrivilege]])
  }

  @Test func `a state in a language that nobody taught us leaves the privilege held and its state open`() throws {
    let snapshot = try read(
      "Nom Beskrivelse Tilstand\n======================= =========== =======\nSeChangeNotifyPrivilege Krydstjek   Aktiveret\n",
      as: "whoami")
    #expect(snapshot.tokens.first?.privileges == [Token.Privilege(.changeNotifyPrivilege, line: 3)])
  }

  @Test func `what read prints of a token is read again as the same token`() throws {
    let fixtures = FormatFixture.all.filter { $0.format == "windbg-token" }
    var snapshot = try #require(try fixtures.first?.read().first)
    snapshot.tokens.append(contentsOf: try read(Self.newer + "Groups:\n", as: "windbg-token").tokens)
    var line: [UInt8] = []
    SnapshotFormats.write(snapshot, into: &line)
    let again = try #require(
      SnapshotFormats.native.read(line.span, ReadContext(uri: "x", subject: snapshot.subject)).first)
    #expect(again.tokens == snapshot.tokens)
    #expect(!again.diagnostics.contains { $0.severity == .error })
  }
}
