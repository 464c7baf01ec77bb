import RightsModel
import RightsSnapshots
import Testing

/// Outputs of `whoami` that hold several tokens, or less than they seem to.
@Suite struct WhoamiSectionsTests {
  private func read(_ text: String) throws -> Snapshot {
    let format = try #require(SnapshotFormats.named("whoami"))
    let context = ReadContext(uri: "token.txt", subject: Subject(kind: .machine, id: "WEB01"))
    return try #require(format.read(Array(text.utf8).span, context).first)
  }

  private static let user = """
    USER INFORMATION
    ----------------

    User Name SID
    ========= ================
    corp\\a    S-1-5-21-1-2-3-4


    """

  private static func groups(_ attributes: String, _ level: String) -> String {
    """
    GROUP INFORMATION
    -----------------

    Group Name             Type  SID          Attributes
    ====================== ===== ============ ==================================================
    BUILTIN\\Administrators Alias S-1-5-32-544 \(attributes)
    Mandatory Label\\X      Label S-1-16-\(level)


    """
  }

  private static func privileges(_ names: String...) -> String {
    """
    PRIVILEGES INFORMATION
    ----------------------

    Privilege Name                Description State
    ============================= =========== ========

    """ + names.map { "\($0)\(String(repeating: " ", count: 30 - $0.count))x y         Enabled\n" }.joined() + "\n\n"
  }

  private static let filtered =
    user + groups("Group used for deny only", "8192") + privileges("SeShutdownPrivilege", "SeChangeNotifyPrivilege")
  private static let full =
    user + groups("Mandatory group, Enabled by default, Enabled group", "12288")
    + privileges("SeDebugPrivilege", "SeShutdownPrivilege", "SeChangeNotifyPrivilege")

  @Test(arguments: [
    filtered + full, "C:\\>whoami /all\n\n" + filtered + "C:\\>whoami /all\n\n" + full,
    filtered + full.replacing("corp\\a    S-1-5-21-1-2-3-4", with: "corp\\b    S-1-5-21-1-2-3-5"),
  ])
  func `the outputs of two prompts in one file are two tokens`(_ text: String) throws {
    let snapshot = try read(text)
    #expect(snapshot.tokens.map(\.elevation) == [.limited, .full])
    #expect(snapshot.tokens.map { $0.privileges?.count } == [2, 3])
    #expect(snapshot.lines.rejected == 0 && snapshot.diagnostics.isEmpty)
  }

  @Test func `two tables of privileges that differ are two tokens`() throws {
    let text = Self.privileges("SeShutdownPrivilege") + Self.privileges("SeDebugPrivilege", "SeShutdownPrivilege")
    #expect(
      try read(text).tokens.map { $0.privileges?.map(\.right) } == [
        [.shutdownPrivilege], [.debugPrivilege, .shutdownPrivilege],
      ])
  }

  @Test(arguments: [
    full + full, privileges("SeDebugPrivilege", "SeShutdownPrivilege", "SeChangeNotifyPrivilege") + full, user + full,
    full + user,
    privileges("SeDebugPrivilege", "SeShutdownPrivilege", "SeChangeNotifyPrivilege")
      + groups("Mandatory group, Enabled by default, Enabled group", "12288") + user,
  ])
  func `what several commands show of one token comes together`(_ text: String) throws {
    let snapshot = try read(text)
    #expect(snapshot.tokens.map(\.elevation) == [.full])
    #expect(snapshot.tokens.first?.privileges?.count == 3 && snapshot.tokens.first?.user != nil)
    #expect(snapshot.diagnostics.isEmpty)
  }

  @Test func `rows of two tokens without their heads are no token that is whole`() throws {
    let row = "SeShutdownPrivilege  Shut down the system  "
    let snapshot = try read("\(row)Disabled\n\(row)Enabled\n")
    #expect(snapshot.lines.rejected == 1 && snapshot.collected[.tokens]?.outcome == .partial)
    #expect(try read("\(row)Disabled\n\(row)Disabled\n").tokens.map { $0.privileges?.count } == [1])
  }

  @Test(arguments: ["...", "\u{2026}"])
  func `rows that PowerShell shortened are rejected and leave the token open`(_ dots: String) throws {
    let text = """
      Group Name             Type             SID                  Attributes
      ----------             ----             ---                  ----------
      Everyone               Well-known group S-1-1-0              Mandatory group, Enabled by default, Enabled group
      CORP\\Domain Users      Group            S-1-5-21-1-2-3-51\(dots) Mandatory group, Enabled by default, Enabled group

      Privilege Name             Description                State
      --------------             -----------                -----
      SeIncreaseQuotaPrivilege   Adjust memory quotas\(dots)    Disabled
      SeProfileSingleProcessP\(dots) Profile single process     Disabled

      """
    let snapshot = try read(text)
    #expect(snapshot.lines == Snapshot.LineCount(read: 2, rejected: 2))
    #expect(snapshot.tokens.map(\.elevation) == [nil] && snapshot.collected[.tokens]?.outcome == .partial)
  }

  @Test(arguments: ["ERROR: Access is denied.", "FEHLER: Zugriff verweigert"])
  func `an error in place of a section leaves the token open`(_ error: String) throws {
    let text = Self.user + "GROUP INFORMATION\n-----------------\n\n\(error)\n\n" + Self.privileges("SeDebugPrivilege")
    let snapshot = try read(text)
    #expect(snapshot.collected[.tokens]?.outcome == .partial)
    #expect(snapshot.diagnostics.contains { $0.message.contains(error) })
    let claims = "USER CLAIMS INFORMATION\n-----------------------\n\nERROR: Unable to get user claims information.\n"
    #expect(try read(Self.full + claims).diagnostics.isEmpty)
  }

  @Test(arguments: [("8192", Token.Elevation.limited), ("4096", .limited), ("12288", nil)])
  func `below high integrity an administrator is filtered, in any language`(
    _ level: String, _ expected: Token.Elevation?
  ) throws {
    let text = Self.groups("Povinná skupina", level) + Self.privileges("SeShutdownPrivilege")
    #expect(try read(text).tokens.map(\.elevation) == [expected])
  }
}
