import RightsModel
import RightsSnapshots
import Testing

/// Computers as SharpHound collects them: what it filters and what it could not read is not known.
@Suite struct SharpHoundComputersTests {
  private func read(_ computers: String) throws -> [Snapshot] {
    let format = try #require(SnapshotFormats.named("sharphound"))
    let context = ReadContext(uri: "computers.json", subject: Subject(kind: .machine, id: "X"))
    return format.read(Array("{\"data\": [\(computers)], \"meta\": {}}".utf8).span, context)
  }

  @Test(arguments: FormatFixture.all.filter { $0.format == "sharphound" })
  func `a computer is who it says, and a failure is told in its own words`(_ fixture: FormatFixture) throws {
    let snapshot = try #require(try fixture.read().first)
    #expect(snapshot.facts.name == "WEB01" && snapshot.facts.fqdn == "WEB01.CORP.EXAMPLE")
    #expect(snapshot.facts.domainSID == SID("S-1-5-21-1-2-3") && snapshot.facts.role == nil)
    #expect(snapshot.diagnostics.contains { $0.message.contains("STATUS_ACCESS_DENIED") && $0.severity == .warning })
    #expect(snapshot.completeness != .complete)
  }

  @Test(arguments: [
    "", #""UserRights": null"#, #""UserRights": []"#,
    #""UserRights": [{"Privilege": "SeTcbPrivilege", "Collected": true, "Results": []}]"#,
    #""UserRights": [{"Privilege": "SeTcbPrivilege", "Collected": false, "Results": [{"ObjectIdentifier": "S-1-1-0"}]}]"#,
    #""UserRights": [{"Privilege": "SeTcbPrivilege", "Collected": true, "Results": null}]"#,
    #""UserRights": [{"Privilege": "SeTcbPrivilege", "Collected": true, "Results": [{"ObjectIdentifier": "x"}]}]"#,
    #""UserRights": [{"Privilege": "SeTcbPrivilege", "Results": []}]"#, #""UserRights": [1, null, {}]"#,
  ])
  func `what was not collected, or filtered away, is nobody's never`(_ rights: String) throws {
    let snapshot = try #require(try read("{\(rights)}").first)
    #expect(UserRight.allCases.allSatisfy { snapshot.rights[$0].assignment == .notCollected })
  }

  @Test func `a failure of the whole collection is told in its own words`() throws {
    let snapshot = try #require(try read(#"{"UserRights": {"Collected": false, "FailureReason": "Timeout"}}"#).first)
    #expect(snapshot.diagnostics.map(\.code.id) == ["rights-not-collected"])
    #expect(snapshot.diagnostics.first?.message.contains("Timeout") == true)
  }

  @Test func `a domain controller's groups are those of its domain`() throws {
    let snapshots = try read(
      """
      {"ObjectIdentifier": "S-1-5-21-1-2-3-1000", "PrimaryGroupSID": "S-1-5-21-1-2-3-516", "Properties": {"name": "DC01.CORP.EXAMPLE"},
       "UserRights": [{"Privilege": "SeTcbPrivilege", "Collected": true, "Results": [{"ObjectIdentifier": "CORP.EXAMPLE-S-1-5-32-544"}]}]},
      {"ObjectIdentifier": "S-1-5-21-1-2-3-1105"}
      """)
    #expect(snapshots.map(\.subject.id) == ["DC01.CORP.EXAMPLE", "S-1-5-21-1-2-3-1105"])
    #expect(snapshots.map(\.facts.role) == [.domainController, nil])
    #expect(snapshots.first.map { shorthand($0.rights[.tcbPrivilege]) } == "~S-1-5-32-544")
  }
}
