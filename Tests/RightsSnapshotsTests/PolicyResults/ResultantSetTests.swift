import RightsModel
import RightsSnapshots
import Testing

/// Resultant sets, as a report or as instances: who wins, and what a setting does not prove.
@Suite struct ResultantSetTests {
  private func read(_ text: String, as format: String = "gpresult") throws -> Snapshot {
    let format = try #require(SnapshotFormats.named(format))
    let snapshots = format.read(Array(text.utf8).span, ReadContext(uri: "r", subject: Subject(kind: .machine, id: "X")))
    #expect(snapshots.count == 1)
    return try #require(snapshots.first)
  }

  @Test(arguments: FormatFixture.all.filter { ["gpresult", "rsop-wmi"].contains($0.format) })
  func `the winner and the losers of a right are kept, whatever the notation`(_ fixture: FormatFixture) throws {
    let snapshot = try #require(try fixture.read().first)
    let settings = try #require(snapshot.policies[.debugPrivilege])
    #expect(settings.map(\.precedence) == [1, 2])
    #expect(settings.map(\.principals.description) == ["[S-1-5-32-544]", "[S-1-1-0]"])
    #expect(
      settings.map { $0.guid?.description } == [
        "6AC1786C-016F-11D2-945F-00C04FB984F9", "31B2F340-016D-11D2-945F-00C04FB984F9",
      ])
    #expect(settings.map(\.domain) == ["corp.example", "corp.example"])
    #expect(snapshot.policies[.tcbPrivilege]?.map(\.principals) == [[]])
    #expect(snapshot.policies.count == 5 && snapshot.policies.values.allSatisfy { $0.allSatisfy(\.isApplied) })
    #expect(settings.first?.line == snapshot.rights[.debugPrivilege].line)
    #expect(fixture.lines > 3 ? settings.allSatisfy { $0.line > 1 } : true)
  }

  @Test func `a report names the GPO, the link and whether it is enforced`() throws {
    let fixture = try #require(FormatFixture.all.first { $0.format == "gpresult" })
    let settings = try #require(try fixture.read().first?.policies[.debugPrivilege])
    #expect(settings.map(\.gpo) == ["Servers", "Default Domain Policy"])
    #expect(settings.map(\.scope) == ["corp.example/Servers", "corp.example"])
    #expect(settings.map(\.isEnforced) == [true, false])
  }

  @Test(arguments: FormatFixture.all.filter { ["gpresult", "rsop-wmi", "gpreport"].contains($0.format) })
  func `what read prints of it is read again as the same`(_ fixture: FormatFixture) throws {
    var snapshot = try #require(try fixture.read().first)
    snapshot.sources = [InputFile(uri: fixture.uri, length: 1, sha256: nil, purpose: .evidence)]
    var line: [UInt8] = []
    SnapshotFormats.write(snapshot, into: &line)
    let again = try #require(
      SnapshotFormats.native.read(line.span, ReadContext(uri: "x", subject: snapshot.subject)).first)
    #expect(again.policies == snapshot.policies)
    #expect(again.rights == snapshot.rights)
    #expect(again.facts.domainSID == snapshot.facts.domainSID && again.subject == snapshot.subject)
    #expect(!again.diagnostics.contains { $0.severity == .error }, "\(again.diagnostics)")
  }

  @Test func `a report says which machine it is, and of which domain`() throws {
    let group = "<SecurityGroup><SID>S-1-5-21-1-2-3-516</SID></SecurityGroup>"
    let facts = try read(PolicySample.resultant(more: group)).facts
    #expect(facts.name == "DC01" && facts.domain == "CORP" && facts.role == .domainController)
    #expect(facts.domainSID == SID("S-1-5-21-1-2-3") && facts.machineSID == facts.domainSID)
    #expect(facts.collectedAt == Timestamp("2026-10-01T02:00:00Z"))
    let two = group + "<SecurityGroup><SID>S-1-5-21-4-5-6-515</SID></SecurityGroup>"
    let open = try read(PolicySample.resultant(more: two)).facts
    #expect(open.domainSID == nil && open.role == nil)
  }

  private static let status =
    "<ExtensionStatus><Identifier>{827d319e-6eac-11d2-a4ea-00c04f79f83a}</Identifier><LoggingStatus>L</LoggingStatus><Error>E</Error></ExtensionStatus>"

  @Test(arguments: [
    (
      PolicySample.resultant(PolicySample.right("SeTcbPrivilege", precedence: "1"), type: "PlanningData"),
      "planning-data"
    ),
    (PolicySample.resultant(PolicySample.right("SeTcbPrivilege", precedence: "1"), type: ""), "planning-data"),
    (
      PolicySample.resultant(
        PolicySample.right("SeTcbPrivilege", precedence: "1"),
        more: status.replacing("L<", with: "Complete<").replacing("E<", with: "1332<")), "security-not-applied"
    ),
    (
      PolicySample.resultant(
        PolicySample.right("SeTcbPrivilege", precedence: "1"),
        more: status.replacing("L<", with: "Failed<").replacing("E<", with: "0<")), "security-not-applied"
    ),
    (
      PolicySample.resultant(
        PolicySample.right("SeTcbPrivilege", precedence: "1"),
        more: "<ExtensionData><Name>Sicherheit</Name><Error>x</Error></ExtensionData>"), "security-not-applied"
    ),
  ])
  func `what is no state of the machine is kept and proves nothing`(_ text: String, _ code: String) throws {
    let snapshot = try read(text)
    #expect(snapshot.rights == RightsTable(repeating: ObservedRight(.notCollected)).withLine(of: snapshot))
    #expect(snapshot.policies[.tcbPrivilege]?.map(\.isApplied) == [false])
    #expect(snapshot.diagnostics.map(\.code.id) == [code])
    var bytes: [UInt8] = []
    SnapshotFormats.write(snapshot, into: &bytes)
    let format = try #require(SnapshotFormats.named("snapshot"))
    let context = ReadContext(uri: "a.json", subject: snapshot.subject)
    #expect(format.read(bytes.span, context).first?.policies == snapshot.policies)
    #expect(
      snapshot.completeness != .partial(reason: "a resultant set of policy says nothing of rights that no GPO sets"))
  }

  @Test func `a report without the computer's results collects nothing`() throws {
    let snapshot = try read(
      "<Rsop xmlns=\"http://www.microsoft.com/GroupPolicy/Rsop\"><DataType>LoggedData</DataType><UserResults/></Rsop>")
    #expect(UserRight.allCases.allSatisfy { snapshot.rights[$0].assignment == .notCollected })
    #expect(snapshot.diagnostics.map(\.code.id) == ["rights-not-collected"])
  }

  @Test(arguments: [
    ([PolicySample.right("SeTcbPrivilege", "S-1-1-0", precedence: "2")], "no-winning-setting"),
    ([PolicySample.right("SeTcbPrivilege", "S-1-1-0")], "malformed-setting"),
    ([PolicySample.right("SeTcbPrivilege", "S-1-1-0", precedence: "first")], "malformed-setting"),
    ([PolicySample.right("SeTcbPrivilege", "S-1-1-0", precedence: "0")], "malformed-setting"),
    ([PolicySample.right("SeTcbPrivilege", "S-1-nonsense", precedence: "1")], "malformed-setting"),
    ([PolicySample.right("SeTcbPrivilege", "", precedence: "1")], "malformed-setting"),
    (
      [
        PolicySample.right("SeTcbPrivilege", "S-1-1-0", precedence: "1"),
        PolicySample.right("SeTcbPrivilege", precedence: "1"),
      ], "contradicting-settings"
    ),
  ])
  func `a right whose winner is not known is an error and nobody's`(_ rights: [String], _ code: String) throws {
    let text = PolicySample.resultant().replacing(
      "xsi:type=\"q:SecuritySettings\">", with: "xsi:type=\"q:SecuritySettings\">\(rights.joined())")
    let snapshot = try read(text)
    #expect(snapshot.rights[.tcbPrivilege].assignment == .notCollected)
    #expect(snapshot.rights[.tcbPrivilege].fault != nil)
    #expect(snapshot.diagnostics.map(\.code.id) == [code])
    #expect(snapshot.lines.read + snapshot.lines.rejected == rights.count)
  }

  @Test func `a setting without a name is rejected and the others stay`() throws {
    let snapshot = try read(
      PolicySample.resultant(
        PolicySample.right("", "S-1-1-0", precedence: "1"), PolicySample.right("SeTcbPrivilege", precedence: "1")))
    #expect(snapshot.lines == Snapshot.LineCount(read: 1, rejected: 1))
    #expect(snapshot.rights[.tcbPrivilege].assignment == .noOne)
  }

  @Test(arguments: [
    ("<LoggingStatus>L</LoggingStatus>", ""), ("<Error>E</Error>", ""), ("827d319e-", "927d319e-"),
    ("<ExtensionStatus>", "<Other>"),
  ])
  func `a report that does not say how the security extension ended proves nothing`(
    _ part: String, _ other: String
  ) throws {
    var status = Self.status.replacing(part, with: other).replacing("L<", with: "Complete<").replacing("E<", with: "0<")
    if other == "<Other>" { status = "" }
    let right = PolicySample.right("SeTcbPrivilege", precedence: "1")
    let snapshot = try read(PolicySample.resultant(right, status: status))
    #expect(shorthand(snapshot.rights[.tcbPrivilege]) == "?" && snapshot.policies[.tcbPrivilege]?.count == 1)
    #expect(snapshot.diagnostics.map(\.code.id) == ["security-not-applied"])
    #expect(try read(PolicySample.resultant(right)).rights[.tcbPrivilege].assignment == .noOne)
  }

  // MARK: - Instances

  private static func instance(_ more: String) -> String { "[{\"UserRight\": \"SeTcbPrivilege\", \(more)}]" }

  @Test(arguments: [
    (#""Precedence": 1, "AccountList": null"#, "-", 0),
    (#""Precedence": 1, "AccountList": []"#, "-", 0),
    (#""Precedence": "1", "AccountList": "*S-1-1-0""#, "S-1-1-0", 0),
    (
      #""Precedence": 1, "AccountList": ["a b", "*S-1-1-0"]"#,
      "S-1-1-0|a b", 0
    ),
    (#""Precedence": 1, "AccountList": [null]"#, "?", 1),
    (#""Precedence": 1, "AccountList": {"x": 1}"#, "?", 1),
    (#""Precedence": 1, "AccountList": "System.String[]""#, "?", 1),
    (#""Precedence": 1, "AccountList": "*S-1-1-0 *S-1-5-11""#, "?", 1),
    (#""Precedence": 1, "AccountList": "a b *S-1-5-11""#, "?", 1),
    (#""Precedence": 1, "AccountList": "{a, b...}""#, "?", 1),
    (#""Precedence": 1"#, "?", 1),
    (#""AccountList": []"#, "?", 1),
    (#""Precedence": 2, "AccountList": []"#, "?", 1),
    (#""Precedence": 1, "AccountList": [], "Status": 3, "ErrorCode": 1332"#, "?", 1),
    (#""Precedence": 1, "AccountList": [], "Status": 0"#, "?", 1),
    (#""Precedence": 1, "AccountList": [], "Status": 1, "ErrorCode": 0"#, "-", 0),
  ])
  func `an instance is believed only where it says all`(_ more: String, _ expected: String, _ errors: Int) throws {
    let snapshot = try read(Self.instance(more), as: "rsop-wmi")
    #expect(shorthand(ObservedRight(snapshot.rights[.tcbPrivilege].assignment)) == expected)
    #expect(snapshot.diagnostics.count { $0.severity == .error } == errors, "\(snapshot.diagnostics)")
    #expect((snapshot.rights[.tcbPrivilege].fault == nil) == (errors == 0))
  }

  @Test(arguments: [
    (#""Status": null, "ErrorCode": 0"#, false), (#""ErrorCode": 0"#, false),
    (#""Status": 1, "ErrorCode": null"#, false),
    (#""Status": 1"#, false), (#""Status": "", "ErrorCode": 0"#, false), (#""Status": 1, "ErrorCode": 0"#, true),
  ])
  func `an instance that does not say whether it was applied was perhaps not`(_ more: String, _ applied: Bool) throws {
    let other = #"{"UserRight": "SeDebugPrivilege", "Precedence": 1, "AccountList": [], "Status": 1, "ErrorCode": 0}"#
    let row = #"{"UserRight": "SeTcbPrivilege", "Precedence": 1, "AccountList": ["*S-1-1-0"], \#(more)}"#
    let snapshot = try read("[\(row), \(other)]", as: "rsop-wmi")
    #expect(snapshot.rights[.tcbPrivilege].assignment.isCollected == applied)
    #expect(snapshot.diagnostics.map(\.code.id) == (applied ? [] : ["setting-not-applied"]))
    #expect(snapshot.rights[.debugPrivilege].assignment == .noOne)
  }

  @Test func `instances of several machines stay apart`() throws {
    let format = try #require(SnapshotFormats.named("rsop-wmi"))
    let rows = """
      "UserRight","AccountList","Precedence","PSComputerName"
      "SeTcbPrivilege","","1","web01.corp.example"
      "SeTcbPrivilege","*S-1-1-0","1","10.0.0.7"
      "SeDebugPrivilege","*S-1-1-0","1","WEB01.corp.example"
      "SeDebugPrivilege","*S-1-1-0","1","localhost"
      """
    let context = ReadContext(uri: "x.csv", subject: Subject(kind: .machine, id: "X"))
    let snapshots = format.read(Array(rows.utf8).span, context)
    #expect(snapshots.map(\.subject.id) == ["web01.corp.example", "10.0.0.7", "X"])
    #expect(snapshots.map(\.facts.name) == ["web01", "10.0.0.7", nil])
    #expect(snapshots.map { $0.rights[.tcbPrivilege].assignment.state } == ["noOne", "principals", "notCollected"])
  }

  @Test func `a last row of a table that may be cut is not believed`() throws {
    let whole = "UserRight,Precedence,AccountList\nSeTcbPrivilege,1,\nSeDebugPrivilege,1,*S-1-5-32-544"
    let cut = try read(whole, as: "rsop-wmi")
    #expect(cut.rights[.tcbPrivilege].assignment == .noOne)
    #expect(cut.rights[.debugPrivilege].assignment == .notCollected)
    #expect(cut.lines == Snapshot.LineCount(read: 1, rejected: 1))
    #expect(try read(whole + "\n", as: "rsop-wmi").rights[.debugPrivilege].assignment.isCollected)
    #expect(
      try read(whole.replacing("*S-1-5-32-544", with: "\"*S-1-5-32-544\""), as: "rsop-wmi")
        .rights[.debugPrivilege].assignment.isCollected)
  }
}

extension RightsTable {
  /// The same with the line of the one right that the source speaks of.
  fileprivate func withLine(of snapshot: Snapshot) -> Self {
    var table = self
    table[.tcbPrivilege].line = snapshot.rights[.tcbPrivilege].line
    return table
  }
}
