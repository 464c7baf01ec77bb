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
    let snapshot = try #require(try fixtures.first?.read().first)
    var line: [UInt8] = []
    SnapshotFormats.write(snapshot, into: &line)
    let again = try #require(
      SnapshotFormats.native.read(line.span, ReadContext(uri: "x", subject: snapshot.subject)).first)
    #expect(again.tokens == snapshot.tokens)
    #expect(!again.diagnostics.contains { $0.severity == .error })
  }
}
