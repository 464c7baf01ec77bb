import Foundation
import RightsModel
import RightsSnapshots
import Testing

/// Properties of PowerShell and WMI, whatever wrote them.
@Suite struct ComputerInfoTests {
  private func read(_ text: String) throws -> [Snapshot] {
    let format = try #require(SnapshotFormats.named("computerinfo"))
    return format.read(Array(text.utf8).span, ReadContext(uri: "x.json", subject: Subject(kind: .machine, id: "X")))
  }

  @Test(arguments: [
    (0, "client", false), (1, "client", true), (2, "standalone-server", false), (3, "member-server", true),
    (4, "domain-controller", true), (5, "domain-controller", true),
  ])
  func `a domain role is a role`(_ number: Int, _ role: String, _ isJoined: Bool) throws {
    let facts = try #require(
      try read(#"{"Name": "A", "Domain": "CORP", "DomainRole": \#(number), "PartOfDomain": \#(isJoined)}"#).first
    ).facts
    #expect(facts.role?.rawValue == role && facts.domainJoined == isJoined)
    #expect(facts.domain == (isJoined ? "CORP" : nil))
  }

  @Test(arguments: [
    ("/Date(1790812800000)/", "2026-10-01T00:00:00Z"), ("/Date(-1)/", "1969-12-31T23:59:59Z"),
    ("2026-10-01T02:00:00.5+02:00", "2026-10-01T00:00:00Z"), ("20261001020000.500000+120", "2026-10-01T00:00:00Z"),
    ("20260930170000.500000-420", "2026-10-01T00:00:00Z"), ("2026-10-01T02:00:00", nil), ("10/1/2026 2:00:00 AM", nil),
    ("20261001020000.500000+12", nil), ("20261301020000.500000+120", nil), ("/Date()/", nil),
    ("20261001020000.500000+1x0", nil),
  ])
  func `a moment is known where its zone is`(_ text: String, _ moment: String?) throws {
    let facts = try #require(try read(#"{"OsBuildNumber": "20348", "OsLastBootUpTime": "\#(text)"}"#).first).facts
    #expect(facts.bootedAt?.description == moment)
  }

  @Test func `instances of many machines are told apart, and two classes of one are joined`() throws {
    let snapshots = try read(
      """
      [{"CSName": "A", "BuildNumber": "20348", "ProductType": 2}, {"CSName": "B", "BuildNumber": "17763", "ProductType": 1},
       {"Name": "b", "DomainRole": 1, "Domain": "corp.example"}, {"PSComputerName": "a.corp.example", "DomainRole": 5}]
      """)
    #expect(snapshots.map(\.subject.id) == ["A", "B.corp.example"])
    #expect(snapshots.map { $0.facts.os?.id } == ["windows-server-2022", "windows-10-1809"])
    #expect(snapshots.map(\.facts.role) == [.domainController, .client])
  }

  @Test(arguments: [
    (#""WindowsProductName": "Windows Server 2019 Datacenter""#, "windows-server-2019"),
    (#""WindowsInstallationType": "Server Core""#, "windows-server-2019"),
    (#""WindowsInstallationType": "Client""#, "windows-10-1809"), (#""WindowsVersion": "1809""#, nil),
  ])
  func `the registry tells the release where WMI gave nothing`(_ property: String, _ os: String?) throws {
    let snapshot = try #require(
      try read(
        #"{"WindowsBuildLabEx": "17763.1.amd64fre.rs5_release.180914-1434", \#(property), "CsDomainRole": null, "OsBuildNumber": null, "OsProductType": null}"#
      ).first)
    #expect(snapshot.facts.build == 17763 && snapshot.facts.os?.id == os)
  }

  @Test func `instances are read as MOF too`() throws {
    let text = """

      instance of Win32_ComputerSystem
      {
      \tDomain = "CORP";
      \tDomainRole = 3;
      \tName = "WEB01";
      \tPartOfDomain = TRUE;
      \tUserName = "CORP\\\\a";
      };

      """
    let bytes = Array(text.utf8)
    #expect(SnapshotFormats.recognize(bytes.span, at: SnapshotPath("system.txt"))?.id == "computerinfo")
    let snapshot = try #require(try read(text).first)
    #expect(snapshot.facts.name == "WEB01" && snapshot.facts.domain == "CORP" && snapshot.facts.role == .memberServer)
    #expect(snapshot.diagnostics.isEmpty)
    for length in 0..<bytes.count {
      let cut = try read(String(decoding: bytes[..<length], as: UTF8.self))
      #expect(cut.allSatisfy { [nil, "WEB01"].contains($0.facts.name) && [nil, "CORP"].contains($0.facts.domain) })
    }
  }

  @Test func `what contradicts itself is an error`() throws {
    let snapshot = try #require(
      try read(#"{"CsName": "A", "OsBuildNumber": "20348", "OsProductType": 1, "CsDomainRole": 3}"#).first)
    #expect(snapshot.diagnostics.contains { $0.code == "contradiction" && $0.severity == .error })
  }

  @Test(arguments: [
    ("1031", "de-DE"), ("\"ja-JP\"", "ja-JP"), ("9999", nil), ("null", nil), ("\"x\"", nil), ("\"\\n-\"", nil),
  ])
  func `a language is a number of Windows or a tag`(_ value: String, _ language: String?) throws {
    #expect(
      try read(#"{"BuildNumber": "20348", "CSName": "A", "OSLanguage": \#(value)}"#).first?.facts.language == language)
  }

  @Test(arguments: [
    #"{"BuildNumber": "20348"}"#, #"{"build": 20348, "productType": "server", "role": "member-server"}"#,
    #"{"name": "x", "version": "1", "domain": "a"}"#, "Name: x\r\nVersion: 1\r\n", "name,build,role\r\nA,1,b\r\n", "[]",
    "{}",
  ])
  func `others' files are not taken for it`(_ text: String) {
    #expect(SnapshotFormats.recognize(Array(text.utf8).span, at: SnapshotPath("x.txt"))?.id == nil)
  }

  @Test func `a list of PowerShell is read without its local times`() throws {
    let text = """

      WindowsVersion                 : 2009
      CsName                         : WEB01
      CsDomainRole                   : MemberServer
      CsDomain                       : corp.example
      OsBuildNumber                  : 20348
      OsLastBootUpTime               : 01.10.2026 02:00:00
      OsLanguage                     : de-DE

      """
    #expect(SnapshotFormats.recognize(Array(text.utf8).span, at: SnapshotPath("x.txt"))?.id == "computerinfo")
    #expect(
      try read(text).first?.facts.shorthand
        == "name=WEB01 fqdn=WEB01.corp.example joined=true build=20348 os=windows-server-2022 role=member-server "
        + "server=true language=de-DE")
  }
}
