import RightsModel
import RightsSnapshots
import Testing

/// `net rpc rights list` has no end, so it shows holders at least and never that there are none.
@Suite struct NetRightsTests {
  private func read(_ text: String, _ wholeness: Wholeness = .unstated) throws -> Snapshot {
    let format = try #require(SnapshotFormats.named("net-rpc-rights"))
    let context = ReadContext(
      uri: "rights.txt", subject: Subject(kind: .machine, id: "WEB01"), wholeness: wholeness)
    return try #require(format.read(Array(text.utf8).span, context).first)
  }

  @Test func `an account without a name stands by its SID, with a right to each line`() throws {
    let snapshot = try read("S-1-5-21-1-2-3-1107\nSeDebugPrivilege\nSeBackupPrivilege\n\n")
    #expect(snapshot.rights[.debugPrivilege].line == 2 && snapshot.rights[.backupPrivilege].line == 3)
    #expect(shorthand(snapshot.rights[.debugPrivilege]) == "~S-1-5-21-1-2-3-1107")
  }

  @Test(arguments: [
    "", "BUILTIN\\Users\nNo privileges assigned\n\n", "SeTcbPrivilege:\n", "BUILTIN\\Users\n\n",
    "Could not connect to server 10.0.0.1\nConnection failed: NT_STATUS_LOGON_FAILURE\n",
    "     SeMachineAccountPrivilege  Add machines to domain\n      SeTakeOwnershipPrivilege  Take ownership\n",
  ])
  func `nothing is ever held by nobody`(_ text: String) throws {
    let snapshot = try read(text)
    #expect(UserRight.allCases.allSatisfy { snapshot.rights[$0].assignment == .notCollected })
    #expect(snapshot.completeness != .complete)
  }

  private static let whole = "Everyone\nSeChangeNotifyPrivilege\n\nBUILTIN\\Users\nNo privileges assigned\n\n"

  @Test func `a list that the collection proves whole shows all holders, and who has none`() throws {
    let snapshot = try read(Self.whole, .proven)
    #expect(snapshot.completeness == .complete)
    #expect(
      shorthand(snapshot.rights[.changeNotifyPrivilege]) == "Everyone"
        && shorthand(snapshot.rights[.tcbPrivilege]) == "-")
  }

  @Test(arguments: [
    (whole, Wholeness.stated), (whole + "BUILTIN\\Guests\n\n", .proven), (whole + "\nSeTcbPrivilege\n", .proven),
    ("Everyone\nSeTcbPrivilege\n\n", .proven), ("SeChangeNotifyPrivilege:\n  Everyone\n", .proven),
    (whole + "Connection failed: NT_STATUS_IO_TIMEOUT\n", .proven),
  ])
  func `one with a gap, without an account that every machine has, or of one right is not`(
    _ text: String, _ wholeness: Wholeness
  ) throws {
    let snapshot = try read(text, wholeness)
    #expect(snapshot.completeness != .complete && snapshot.rights[.denyNetworkLogonRight].assignment == .notCollected)
  }

  @Test(arguments: [
    ("SeDebugPrivilege\n", "malformed-line"),
    ("BUILTIN\\Users\nSeTcbPrivilege\n\nSeDebugPrivilege\n", "malformed-line"),
    ("  BUILTIN\\Users\n", "malformed-line"), ("SeTcbPrivilege:\n  CORP\\al", "malformed-line"),
    ("BUILTIN\\Users\n\n", "cut-answer"), ("Connection failed: NT_STATUS_LOGON_FAILURE\n", "collector-message"),
    ("                SeDebugPrivilege  Debug programs\n", "no-holders"),
  ])
  func `what cannot be used is said with its line`(_ text: String, _ code: String) throws {
    let snapshot = try read(text)
    #expect(snapshot.diagnostics.map(\.code.id) == [code])
    #expect(snapshot.lines.rejected == (code == "malformed-line" ? 1 : 0))
  }

  @Test(arguments: [
    "net rpc rights list accounts -Uadministrator\nEnter administrator's password:\n",
    "# net rpc rights list accounts -S web01\nPassword for [CORP\\admin]:\n",
  ])
  func `the command and what asks for a password are nobody's account`(_ prompt: String) throws {
    let snapshot = try read(prompt + Self.whole, .proven)
    #expect(snapshot.diagnostics.isEmpty && snapshot.completeness == .complete)
    #expect(shorthand(snapshot.rights[.changeNotifyPrivilege]) == "Everyone")
  }

  @Test(arguments: [
    "BUILTIN\\Users\nSeShutdownPrivilege\n", "S-1-5-32-544\nNo privileges assigned\n", "SeTcbPrivilege:\n  Everyone\n",
    "     SeMachineAccountPrivilege  a\n      SeTakeOwnershipPrivilege  b\n             SeBackupPrivilege  c\n",
  ])
  func `each form is recognised`(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(SnapshotFormats.recognize(bytes.span, at: SnapshotPath("WEB01.txt"))?.id == "net-rpc-rights")
  }

  @Test(arguments: [
    "Everything\nSeShutdownPrivilege\n", "SeShutdownPrivilege\nSeDebugPrivilege\n", "A title:\n  Everyone\n",
  ])
  func `a list of rights without an account is none`(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(SnapshotFormats.recognize(bytes.span, at: SnapshotPath("WEB01.txt"))?.id != "net-rpc-rights")
  }
}
