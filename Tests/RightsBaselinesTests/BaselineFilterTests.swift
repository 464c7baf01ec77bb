import RightsBaselines
import RightsModel
import Testing

@Suite struct BaselineFilterTests {
  private static let library = SampleLibrary.library([
    "us/windows-11/client": text("us/windows-11/client", "os: windows-11, role: client"),
    "us/windows-11/client@0": text("us/windows-11/client", "os: windows-11, role: client", version: "0"),
    "us/2022/member": text("us/2022/member", "os: [windows-server-2022], role: member-server"),
    "them/any": text("them/any", "role: [member-server, domain-controller]", "references: {stig: V-1}"),
    "gpo/x": SampleLibrary.text("gpo/x", layer: "group-policy", "rights: {SeTcbPrivilege: {expect: no one}}"),
  ])

  private static func text(
    _ id: String, _ scope: String, _ more: String = "severity: low", version: String = "1"
  ) -> String {
    SampleLibrary.text(
      id, version: version, "appliesTo: {\(scope)}\nrights: {SeTcbPrivilege: {expect: no one, \(more)}}")
  }

  private static func ids(_ filter: BaselineFilter) -> [String] {
    library.loadAll().baselines.filter(filter.accepts).map(\.id)
  }

  @Test func `a library of several publishers loads`() { #expect(Self.library.loadAll().diagnostics == []) }

  @Test(arguments: [
    (
      "a release, by its family too", BaselineFilter(os: "windows-11-23h2"),
      ["them/any", "us/windows-11/client", "us/windows-11/client@0"]
    ),
    ("a family or a release alone", BaselineFilter(os: "windows-server-2022"), ["them/any", "us/2022/member"]),
    ("a role", BaselineFilter(role: .domainController), ["them/any"]),
    ("a publisher by its source", BaselineFilter(publisher: "us", framework: "STIG"), ["them/any"]),
    ("a publisher by its id", BaselineFilter(publisher: "THEM"), ["them/any"]),
    ("a framework", BaselineFilter(framework: "nist"), []),
    (
      "nothing", BaselineFilter(),
      ["gpo/x", "them/any", "us/2022/member", "us/windows-11/client", "us/windows-11/client@0"]
    ),
  ])
  func `finds by`(_ name: String, _ filter: BaselineFilter, _ expected: [String]) {
    #expect(Self.ids(filter) == expected)
  }

  @Test func `coverage counts the newest version where it fits`() throws {
    let coverage = BaselineCoverage(Self.library.loadAll().baselines, filter: BaselineFilter(os: "windows-11"))
    #expect(Set(coverage.rows.map(\.role)) == [.client])
    #expect(coverage.rows.allSatisfy { $0.baselines == ["us": ["us/windows-11/client"]] })
    let servers = BaselineCoverage(Self.library.loadAll().baselines, filter: BaselineFilter(os: "windows-server-2022"))
    #expect(servers.publishers == ["them", "us"])
    #expect(servers.rows.map(\.role) == [.standaloneServer, .memberServer, .domainController])
    #expect(servers.rows.map { $0.baselines["them"]?.count } == [nil, 1, 1])
    #expect(servers.rows.map { $0.baselines["us"]?.count } == [nil, 1, nil])
  }
}
