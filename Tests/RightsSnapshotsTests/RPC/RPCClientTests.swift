import RightsModel
import RightsSnapshots
import Testing

/// What rpcclient says of accounts: whole only where it says itself how much there is.
@Suite struct RPCClientTests {
  private func read(_ text: String) throws -> Snapshot {
    let format = try #require(SnapshotFormats.named("rpcclient"))
    let context = ReadContext(uri: "rpcclient.txt", subject: Subject(kind: .machine, id: "WEB01"))
    return try #require(format.read(Array(text.utf8).span, context).first)
  }

  private static let list = "found 2 SIDs\n\nS-1-1-0\nS-1-5-32-544\n"
  private static let everyone = "found 1 privileges for SID S-1-1-0\n\tSeChangeNotifyPrivilege\n"
  private static let administrators =
    "found 2 privileges for SID S-1-5-32-544\n\tSeDebugPrivilege\n\tSeNetworkLogonRight\n"
  private static let privileges =
    "found 1 privileges for SID S-1-1-0\n\nhigh\tlow\tattribute\n0\t23\t0\n"
    + "found 1 privileges for SID S-1-5-32-544\n\nhigh\tlow\tattribute\n0\t20\t0\n"

  private func shown(_ snapshot: Snapshot, _ rights: [UserRight]) -> [String] {
    rights.map { shorthand(snapshot.rights[$0]) }
  }

  @Test func `where every account of the list has its answer, nobody else holds anything`() throws {
    let snapshot = try read(Self.list + Self.everyone + Self.administrators)
    #expect(snapshot.completeness == .complete && snapshot.diagnostics.isEmpty)
    #expect(
      shown(snapshot, [.debugPrivilege, .networkLogonRight, .tcbPrivilege]) == ["S-1-5-32-544", "S-1-5-32-544", "-"])
  }

  @Test func `of several commands one that is refused leaves the others' answers, and asking again mends it`() throws {
    let batch =
      "rpcclient $> lsaenumacctrights S-1-1-0; lsaenumacctrights S-1-5-32-544; lsaenumacctrights S-1-5-32-551\n"
    let refused = "result was NT_STATUS_OBJECT_NAME_NOT_FOUND\n"
    let list = Self.list.replacing("found 2", with: "found 3") + "S-1-5-32-551\n"
    let first = list + batch + Self.everyone + Self.administrators + refused
    #expect(try read(first).completeness != .complete)
    let again =
      "rpcclient $> lsaenumacctrights S-1-5-32-544\n" + Self.administrators
      + "rpcclient $> lsaenumacctrights S-1-5-32-551\n" + refused
    #expect(try read(first + again).completeness == .complete)
  }

  @Test(arguments: [
    ("no list of accounts", everyone + administrators),
    ("a list that names fewer than it found", "found 3 SIDs\n\nS-1-1-0\nS-1-5-32-544\n" + everyone + administrators),
    ("an account without an answer", list + everyone),
    (
      "an answer with fewer rights than it found",
      list + everyone.replacing("found 1", with: "found 2") + administrators
    ),
    (
      "the holders of one right",
      "rpcclient $> lsaenumacctwithright SeDebugPrivilege\n" + list + everyone + administrators
    ),
    (
      "the holders of one right among others",
      "rpcclient $> lsaenumacctwithright SeDebugPrivilege; lsaenumsid\n" + list + everyone + administrators
    ),
    ("a list that goes on behind other accounts", "rpcclient $> lsaenumsid 7\n" + list + everyone + administrators),
    ("a refused list", "rpcclient $> lsaenumsid\nresult was NT_STATUS_ACCESS_DENIED\n" + everyone + administrators),
    (
      "a refused account",
      list + everyone + "rpcclient $> lsaenumacctrights S-1-5-32-544\nresult was NT_STATUS_ACCESS_DENIED\n"
    ),
    (
      "a refusal without its command",
      list + everyone + "result was NT_STATUS_OBJECT_NAME_NOT_FOUND\n"
    ),
    ("a list that ended in more entries", list + "result was STATUS_MORE_ENTRIES\n" + everyone + administrators),
    (
      "a list that ended in more entries, behind its command",
      "rpcclient $> lsaenumsid\n" + list + "S-1-1-0 \\Everyone (5)\nresult was STATUS_MORE_ENTRIES\n" + everyone
        + administrators
    ),
    (
      "an account whose answer ended in a refusal",
      list + everyone + administrators + "result was NT_STATUS_ACCESS_DENIED\n"
    ),
    ("a last line that may be cut", list + everyone + administrators.replacing("NetworkLogonRight\n", with: "Net")),
  ])
  func `what does not prove that it is whole shows holders at least, and nobody nowhere`(
    _ name: String, _ text: String
  ) throws {
    let snapshot = try read(text)
    #expect(snapshot.completeness != .complete)
    #expect(snapshot.diagnostics.contains { $0.code == "incomplete-enumeration" })
    for right in UserRight.allCases {
      switch snapshot.rights[right].assignment {
      case .noOne, .principals(_, complete: true): Issue.record("\(right) is certain")
      case .principals, .notDefined, .notCollected: break
      }
    }
  }

  @Test func `an account whose last right was taken away holds none`() throws {
    let gone = "rpcclient $> lsaenumacctrights S-1-5-32-544\nresult was NT_STATUS_OBJECT_NAME_NOT_FOUND\n"
    let snapshot = try read(Self.list + Self.everyone + gone)
    #expect(snapshot.completeness == .complete)
    #expect(shown(snapshot, [.debugPrivilege, .changeNotifyPrivilege]) == ["-", "S-1-1-0"])
  }

  @Test func `an account without privileges has no answer by LUID, which is no refusal`() throws {
    let snapshot = try read(
      "rpcclient $> lsaenumsid\n" + Self.list + "rpcclient $> lsaenumprivsaccount S-1-1-0\n"
        + "found 1 privileges for SID S-1-1-0\n\nhigh\tlow\tattribute\n0\t23\t0x0\n"
        + "rpcclient $> lsaenumprivsaccount S-1-5-32-544\nresult was NT_STATUS_OBJECT_NAME_NOT_FOUND\n")
    #expect(shown(snapshot, [.changeNotifyPrivilege, .debugPrivilege, .networkLogonRight]) == ["S-1-1-0", "-", "?"])
    #expect(snapshot.diagnostics.map(\.code.id) == ["incomplete-enumeration"])
  }

  @Test func `what was refused of other things is not why rights are unknown`() throws {
    let snapshot = try read(
      "rpcclient $> getdompwinfo\nresult was NT_STATUS_ACCESS_DENIED\nrpcclient $> lsaenumsid\n" + Self.list
        + "rpcclient $> lsaenumacctrights S-1-1-0\n" + Self.everyone)
    let reasons = snapshot.diagnostics.filter { $0.code == "incomplete-enumeration" }.map(\.message)
    #expect(reasons.count == 1 && reasons.allSatisfy { !$0.contains("getdompwinfo") })
  }

  @Test func `privileges by LUID say nothing of logon rights`() throws {
    let snapshot = try read(Self.list + Self.privileges)
    #expect(
      shown(snapshot, [.debugPrivilege, .tcbPrivilege, .networkLogonRight, .denyNetworkLogonRight])
        == ["S-1-5-32-544", "-", "?", "?"])
    #expect(snapshot.diagnostics.contains { $0.message.contains("lsaenumacctrights") })
  }

  @Test func `a server on which nobody may bypass traverse checking is no Windows, and proves no absence`() throws {
    let snapshot = try read("found 1 SIDs\n\nS-1-5-32-544\n" + Self.administrators)
    #expect(shown(snapshot, [.debugPrivilege, .tcbPrivilege]) == ["S-1-5-32-544", "?"])
    #expect(snapshot.diagnostics.contains { $0.message.contains("SeChangeNotifyPrivilege") })
  }

  @Test func `two answers that differ make the rights in which they do an error`() throws {
    let other = "found 1 privileges for SID S-1-5-32-544\n\tSeDebugPrivilege\n"
    let snapshot = try read(Self.list + Self.everyone + Self.administrators + other)
    #expect(snapshot.rights[.networkLogonRight].fault != nil && snapshot.rights[.debugPrivilege].fault == nil)
    #expect(snapshot.diagnostics.contains { $0.code == "contradicting-answers" && $0.location?.line == 10 })
  }

  @Test func `a deleted account of a known domain is an orphan, one of an unknown domain is not`() throws {
    let snapshot = try read(
      """
      S-1-5-21-1-2-3-9999 CORP\\0000270F (8)
      S-1-5-21-4-5-6-1001 *unknown*\\*unknown* (8)
      S-1-5-80-0 *unknown*\\*unknown* (8)
      S-1-1-0 \\Everyone (5)
      S-1-5-32-544 BUILTIN\\Administrators (4)

      """ + Self.everyone)
    #expect(snapshot.orphans.map(\.description) == ["S-1-5-21-1-2-3-9999"])
    #expect(snapshot.names.values.sorted() == ["BUILTIN\\Administrators", "Everyone"])
  }

  @Test(arguments: [
    ("a member server", "S-1-5-21-1-2-3", "S-1-5-21-7-8-9", "0x9003", Role.memberServer),
    ("a domain controller", "S-1-5-21-1-2-3", "S-1-5-21-1-2-3", "0x8000", Role.domainController),
    ("a domain controller by its flags", "S-1-5-21-1-2-3", "x", "0x8010", Role.domainController),
    ("a server of a workgroup", "(NULL SID)", "S-1-5-21-7-8-9", "0x9003", Role.standaloneServer),
    ("a client", "S-1-5-21-1-2-3", "S-1-5-21-7-8-9", "0x1003", Role.client),
    ("a server whose domain was refused", "x", "S-1-5-21-7-8-9", "0x9003", nil),
    ("one that says nothing", "x", "x", "x", nil),
  ])
  func `the role follows from the domains and what the server announces`(
    _ name: String, _ primary: String, _ own: String, _ flags: String, _ role: Role?
  ) throws {
    let snapshot = try read(
      """
      rpcclient $> lsaquery
      Domain Name: CORP
      Domain Sid: \(primary)
      rpcclient $> lsaquery 5
      Domain Name: WEB01
      Domain Sid: \(own)
      rpcclient $> srvinfo
      \tserver type     :\t\(flags)

      """)
    #expect(snapshot.facts.role == role)
    #expect(snapshot.facts.machineSID == SID(own) && snapshot.facts.domainSID == SID(primary))
  }

  @Test(arguments: FormatFixture.all.filter { $0.format == "rpcclient" && $0.name == "session.txt" })
  func `the forest is known where its name is the domain's`(_ fixture: FormatFixture) throws {
    let snapshot = try #require(try fixture.read().first)
    #expect(snapshot.facts.domain == "CORP" && snapshot.facts.forestSID == SID("S-1-5-21-1-2-3"))
    #expect(snapshot.facts.machineSID == SID("S-1-5-21-7-8-9") && snapshot.facts.role == .memberServer)
  }
}
