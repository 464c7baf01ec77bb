import RightsEngine
import RightsModel
import Testing

/// Tests of whole policies: what they assign, what overlays make of it, and rules about more than rights.
@Suite struct PolicyDocumentTests {
  private static let policy = """
    apiVersion: plumbline/v1
    kind: Policy
    id: mine
    assign:
      - {to: {os: windows-server-2022}, baselines: [a]}
      - to: {tags: {env: test}}
        overlay: {reason: a test bench, rights: {SeDebugPrivilege: {add: [Users]}}}
    rules:
      - {id: level, title: the level is enough, severity: high, wmi: client-level}
      - {id: registered, title: it impersonates, severity: high, wmi: provider-registration}
    ---

    """

  private static func folder(_ body: String) throws -> TestFolder {
    let baseline = TestFolder.baseline(
      "rights: {SeDebugPrivilege: {expect: {within: [Administrators]}, severity: high}}")
    let test = "apiVersion: plumbline/v1\nkind: PolicyTest\npolicy: p.yaml\n"
    return try TestFolder(["p.yaml": policy + baseline, "p.test.yaml": test + body + "\n"])
  }

  private static let machine = "machine: {os: windows-server-2022, role: member-server, tags: {}}"
  private static let bench = "machine: {os: windows-server-2022, role: member-server, tags: {env: test}}"

  @Test func `an overlay is tried on the machines that it is for`() async throws {
    let folder = try Self.folder(
      """
      \(Self.machine)
      good: {SeDebugPrivilege: [Administrators]}
      tests:
        - {name: users debug nothing, change: {SeDebugPrivilege: {add: [Users]}}, expect: {SeDebugPrivilege: fail}}
        - {name: but on a bench, \(Self.bench), change: {SeDebugPrivilege: {add: [Users]}}, expect: {"a#SeDebugPrivilege": pass}}
        - {name: guests nowhere, \(Self.bench), change: {SeDebugPrivilege: {add: [Guests]}}, expect: {SeDebugPrivilege: fail}}
        - {name: what it is is known, \(Self.machine), expect: {plumbline/gap: notApplicable}}
        - {name: another release is a gap, machine: {os: windows-11-23h2}, expect: {plumbline/gap: notCollected}}
      """)
    let outcome = await folder.run()
    #expect(outcome.diagnostics == [])
    #expect(outcome.complaints == [])
    #expect(outcome.tests.allSatisfy { $0.checks > 0 })
  }

  @Test func `what an overlay does otherwise than expected is said`() async throws {
    let folder = try Self.folder(
      """
      machine: {os: windows-server-2022, tags: {env: test}}
      tests:
        - {name: strict, snapshot: {SeDebugPrivilege: [Administrators, Users]}, expect: {SeDebugPrivilege: fail}}
      """)
    #expect(await folder.run().complaints == ["strict: a#SeDebugPrivilege: fail expected, pass found"])
  }

  @Test func `providers, levels and what may be hidden are those of a snapshot`() async throws {
    let folder = try Self.folder(
      """
      \(Self.machine)
      providers: [{namespace: root/cimv2, name: P, impersonationLevel: 1, perUserInitialization: true, complete: true}]
      wmi: {clientImpersonationLevel: impersonation}
      completeness: {rights: complete, providers: complete}
      tests:
        - {name: all is well, expect: pass}
        - {name: a low level, wmi: {clientImpersonationLevel: identification}, expect: {level: fail, registered: pass}}
        - name: another registration
          providers: [{namespace: root/cimv2, name: P, impersonationLevel: 0, complete: true}]
          expect: {level: pass, registered: fail}
        - name: others may be hidden
          completeness: {rights: complete, providers: {outcome: denied, reason: access denied}}
          expect: {registered: unknown}
      """)
    let outcome = await folder.run(coverage: true)
    #expect(outcome.diagnostics == [])
    #expect(outcome.complaints == [])
    #expect(outcome.measures.flatMap(\.uncovered) == [])
  }

  @Test(arguments: [
    ("providers: [{name: P, impersonationLevl: 1}]", "did you mean", "unknown-key"),
    ("wmi: {clientImpersonationLevel: identify-me}", "", "unknown-value"),
    ("orphans: []", "", "empty-list"),
  ])
  func `what is misspelt there is refused with its place`(_ key: String, _ help: String, _ code: String) async throws {
    let folder = try Self.folder("\(Self.machine)\n\(key)\ntests: [{name: a, expect: {level: notCollected}}]")
    let outcome = await folder.run()
    let diagnostic = try #require(outcome.diagnostics.first)
    #expect(diagnostic.code.id == code && diagnostic.location?.line == 5)
    #expect((diagnostic.help ?? "").contains(help))
    #expect(outcome.exits == [2])
  }

  @Test(arguments: ["SeDebugPrivilge", "levle", "a#SeTcbPrivilege", "b#SeDebugPrivilege"])
  func `a rule that the policy does not end with is refused`(_ name: String) async throws {
    let folder = try Self.folder("\(Self.machine)\ntests: [{name: a, expect: {\"\(name)\": pass}}]")
    #expect(await folder.run().diagnostics.map(\.code.id) == ["unknown-rule"])
  }
}
