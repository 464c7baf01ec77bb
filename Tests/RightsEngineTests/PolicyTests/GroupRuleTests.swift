import RightsEngine
import RightsModel
import Testing

/// Tests of rules that compare machines: a test spells out the others of the run.
@Suite struct GroupRuleTests {
  private static let policy = """
    apiVersion: plumbline/v1
    kind: Policy
    id: mine
    assign: [{to: {os: windows-server-2022}, baselines: [a]}]
    rules:
      - id: alike
        title: nodes of a cluster are alike
        severity: high
        group: {by: cluster, same: [SeServiceLogonRight, SeBatchLogonRight]}
    ---

    """

  private static func folder(_ tests: String) throws -> TestFolder {
    let baseline = TestFolder.baseline("rights: {SeDebugPrivilege: {expect: {within: [Administrators]}}}")
    let head = """
      apiVersion: plumbline/v1
      kind: PolicyTest
      policy: p.yaml
      machine: {os: windows-server-2022, role: member-server, tags: {cluster: sql}}
      good: {SeServiceLogonRight: [ALL SERVICES], SeBatchLogonRight: [Administrators]}

      """
    return try TestFolder(["p.yaml": policy + baseline, "p.test.yaml": head + tests + "\n"])
  }

  @Test func `the others of a test are the group`() async throws {
    let folder = try Self.folder(
      """
      others: [{}, {}]
      tests:
        - {name: one has more, addEach: [Users], rights: [SeServiceLogonRight, SeBatchLogonRight], expect: {alike: fail}}
        - {name: one has less, removeEach: all, rights: [SeServiceLogonRight, SeBatchLogonRight], expect: {alike: fail}}
        - {name: most are right, others: [{}, {}, {change: {SeBatchLogonRight: no one}}], expect: {alike: pass}}
        - {name: one was not seen, others: [{}, {snapshot: {SeBatchLogonRight: [Administrators]}}], expect: {alike: notCollected}}
        - name: another cluster is another matter
          others: [{machine: {os: windows-server-2022, tags: {cluster: web}}, change: {SeBatchLogonRight: no one}}]
          expect: {alike: notApplicable}
        - name: a machine that may be in it
          others: [{}, {machine: {os: windows-server-2022}}]
          expect: {alike: unknown}
      """)
    let outcome = await folder.run(mutates: true, coverage: true)
    #expect(outcome.diagnostics == [])
    #expect(outcome.complaints == [])
    #expect(outcome.measures.flatMap(\.uncovered) == [])
    let measure = try #require(outcome.measures.first { $0.baseline == "mine" })
    #expect((measure.killed, measure.survivors.count) == (2, 0))
  }

  @Test func `who differs from a majority that the unseen could change differs from it for certain only without them`()
    async throws
  {
    let none = "{change: {SeBatchLogonRight: no one}}"
    let unseen = "{snapshot: {SeServiceLogonRight: [ALL SERVICES], SeChangeNotifyPrivilege: [Everyone]}}"
    let some = "{change: {SeBatchLogonRight: [Users]}}"
    let cut = "{change: {SeBatchLogonRight: {holders: [Users], complete: false}}}"
    let folder = try Self.folder(
      """
      tests:
        - {name: one against one, others: [\(none)], expect: {alike: fail}}
        - {name: the third may be as either, others: [\(none), \(unseen)], expect: {alike: notCollected}}
        - {name: the third is as this one, others: [\(none), {}], expect: {alike: pass}}
        - {name: the third is as the other, others: [\(none), \(none)], expect: {alike: fail}}
        - {name: two unseen may outvote two, others: [\(none), \(none), \(unseen), \(unseen)], expect: {alike: notCollected}}
        - {name: one unseen may not, others: [\(none), \(none), \(unseen)], expect: {alike: fail}}
        - {name: nor may a stranger, others: [\(none), \(none), {machine: {os: windows-server-2022}}], expect: {alike: fail}}
        - {name: a stranger may, others: [\(none), {machine: {os: windows-server-2022}}], expect: {alike: unknown}}
        - {name: those that differ may be two alike, others: [{}, \(some), \(cut)], expect: {alike: unknown}}
        - {name: and if they are, others: [{}, \(some), \(some)], expect: {alike: fail}}
        - {name: most are as this one anyhow, others: [{}, {}, \(some), \(cut)], expect: {alike: pass}}
      """)
    let outcome = await folder.run()
    #expect(outcome.diagnostics == [])
    #expect(outcome.complaints == [])
  }

  @Test func `without others nothing is compared, and the rule is not covered`() async throws {
    let folder = try Self.folder("tests: [{name: alone, expect: {alike: notCollected}}]")
    let outcome = await folder.run(coverage: true)
    #expect(outcome.complaints == [])
    #expect(outcome.measures.flatMap(\.uncovered).count == 2)
  }

  @Test(arguments: [
    ("others: []", "empty-list"), ("others: [{machin: {}}]", "unknown-key"),
    ("others: [{change: {SeBatchLogonRight: {remove: [Users]}}}]", "nothing-to-change"),
  ])
  func `what is wrong with the others is refused`(_ line: String, _ code: String) async throws {
    let folder = try Self.folder("\(line)\ntests: [{name: a, expect: {alike: pass}}]")
    let outcome = await folder.run()
    #expect(outcome.diagnostics.first?.code.id == code)
    #expect(outcome.diagnostics.first?.location?.line == 6)
  }
}
