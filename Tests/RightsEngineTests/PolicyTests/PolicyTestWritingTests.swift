import Foundation
import RightsBaselines
import RightsModel
import Testing

@testable import RightsEngine

@Suite struct PolicyTestWritingTests {
  static let bodies: [String] = [
    "rights: {SeTcbPrivilege: {expect: no one}}",
    "rights: {SeTcbPrivilege: {expect: {exactly: [Administrators, Guests]}}}",
    "rights: {SeTcbPrivilege: {expect: {within: [Administrators, 'NT SERVICE\\*', 'IIS APPPOOL\\*']}}}",
    "rights: {SeTcbPrivilege: {expect: {within: [LOCAL SERVICE, 'IIS APPPOOL\\DefaultAppPool', 'NT SERVICE\\MSSQLSERVER']}}}",
    "rights: {SeTcbPrivilege: {expect: {includes: [Guests, $domain-512, $forest-519]}}}",
    "rights: {SeTcbPrivilege: {expect: {excludes: [Everyone, 'NT SERVICE\\*']}}}",
    "rights: {SeTcbPrivilege: {expect: {includes: [Users], within: [Users, Guests, Administrators], excludes: [Guests]}}}",
    "rights: {SeTcbPrivilege: {expect: {anyOf: [no one, {exactly: [Users]}, {includes: [Guests], excludes: [Users]}]}}}",
    "rights: {SeTcbPrivilege: {expect: {includes: [Guests], anyOf: [{includes: [Local account]}, {includes: [Users]}]}}}",
    "rights: {SeTcbPrivilege: {expect: {exactly: ['CORP\\T0-Admins', '$machine\\svc_web', $machine-500, '$domain\\Helpers']}}}",
    """
    appliesTo: {role: [member-server, standalone-server]}
    rights:
      SeDebugPrivilege: {expect: {exactly: [Administrators]}}
      SeTcbPrivilege:
        expect: {exactly: [Administrators]}
        when:
          - {feature: iis, domainJoined: true, expect: {exactly: [Administrators, IIS_IUSRS]}}
          - {domainJoined: false, expect: no one}
    """,
    """
    parameters: {extra: {default: []}, others: {default: [Guests]}}
    rights:
      SeTcbPrivilege: {expect: {exactly: [Administrators, $(extra)]}}
      SeDebugPrivilege: {expect: {within: [$(others)]}}
      SeAuditPrivilege: {expect: {includes: [$(others)], excludes: [$(extra)]}}
    """,
  ]

  @Test(arguments: bodies)
  func `what is written passes, covers everything and notices every change`(_ body: String) async throws {
    let folder = try TestFolder(["a.yaml": TestFolder.baseline(body)])
    try await check(folder)
  }

  @Test(arguments: ["not defined", "ignore"])
  func `the same of a GPO`(_ unlisted: String) async throws {
    let folder = try TestFolder([
      "a.yaml": TestFolder.baseline(
        layer: "group-policy", unlisted: unlisted,
        """
        rights:
          SeTcbPrivilege: {expect: not defined}
          SeDebugPrivilege: {expect: {anyOf: [not defined, {exactly: [Administrators]}]}}
          SeAuditPrivilege: {expect: defined}
          SeBackupPrivilege: {expect: {within: [Administrators, $domain-512]}}
        """)
    ])
    try await check(folder)
  }

  private func check(_ folder: TestFolder) async throws {
    let written = try PolicyTestWriting.run(
      [folder.path + "/a.yaml"], library: BaselineLibrary(files: []), replaces: false)
    #expect(written.diagnostics.map(\.description) == [])
    #expect(written.written == [folder.path + "/a.test.yaml"])
    let text = try folder.text("a.test.yaml")
    #expect(text.contains("\nbaseline: a.yaml\n"))
    let outcome = await folder.run(mutates: true, coverage: true)
    #expect(outcome.diagnostics.map(\.description) == [])
    #expect(outcome.complaints == [])
    #expect(outcome.coverage == 100 && outcome.measures.first?.uncovered == [])
    #expect(outcome.survivors.map(\.words) == [])
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  @Test func `what is there is kept until it is said to go`() throws {
    let folder = try TestFolder([
      "a.yaml": TestFolder.baseline("rights: {SeTcbPrivilege: {expect: no one}}"), "a.test.yaml": "mine",
    ])
    let library = BaselineLibrary(files: [])
    let kept = try PolicyTestWriting.run([folder.path], library: library, replaces: false)
    #expect(kept.kept == [folder.path + "/a.test.yaml"] && kept.written == [])
    #expect(try folder.text("a.test.yaml") == "mine")
    _ = try PolicyTestWriting.run([folder.path], library: library, replaces: true)
    let first = try folder.text("a.test.yaml")
    _ = try PolicyTestWriting.run([folder.path], library: library, replaces: true)
    #expect(try folder.text("a.test.yaml") == first && first != "mine")
  }

  @Test func `nothing is written beside the copy in the binary`() throws {
    let library = BaselineLibrary.embedded
    let id = try #require(library.baselineIDs.first)
    let outcome = try PolicyTestWriting.run([id], library: library, replaces: true)
    #expect(outcome.written == [] && outcome.diagnostics.map(\.code.id) == ["no-library"])
  }
}
