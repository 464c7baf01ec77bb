import RightsModel
import RightsPolicies
import RightsYAML
import Testing

@Suite struct PolicyTestTests {
  private func read(_ body: String, of subject: String = "baseline: a") -> PolicyTestFile {
    PolicyTestFile(Array("apiVersion: plumbline/v1\nkind: PolicyTest\n\(subject)\n\(body)\n".utf8), uri: "t.yaml")
  }

  @Test func `every shape of an assignment is read, with the line it stands in`() throws {
    let file = read(
      """
      good:
        SeTcbPrivilege: no one
        SeDebugPrivilege: [Administrators, $domain-512, 'CORP\\x', '$machine\\y', NT SERVICE\\Spooler]
        SeAuditPrivilege: not defined
        SeBackupPrivilege: not collected
        SeShutdownPrivilege: {holders: [S-1-1-0], complete: false}
      """)
    #expect(places(file.diagnostics) == [])
    let good = try #require(file.tests.first?.good)
    #expect(good[.tcbPrivilege] == ObservedRight(.noOne, line: 5))
    #expect(good[.auditPrivilege]?.assignment == .notDefined && good[.backupPrivilege]?.assignment == .notCollected)
    let everyone = try #require(SID("S-1-1-0"))
    #expect(good[.shutdownPrivilege]?.assignment == .principals([.sid(everyone)], complete: false))
    guard case .principals(let holders, complete: true)? = good[.debugPrivilege]?.assignment else {
      Issue.record("no holders")
      return
    }
    #expect(holders.map(\.description).suffix(3) == ["$domain-512", "CORP\\x", "y"])
  }

  @Test func `a change is of the good example, a snapshot of nothing`() throws {
    let file = read(
      """
      good: {SeTcbPrivilege: no one, SeDebugPrivilege: [Administrators, Guests]}
      tests:
        - {name: x, change: {SeDebugPrivilege: {remove: [Guests], add: [Users]}}, expect: fail}
        - {name: y, snapshot: {SeDebugPrivilege: [Guests]}, expect: fail}
        - {name: z, addEach: [Users], expect: {SeTcbPrivilege: fail}}
      """)
    #expect(places(file.diagnostics) == [])
    let cases = try #require(file.tests.first?.cases)
    let held = cases.map { item -> [String] in
      guard case .principals(let holders, _)? = item.rights[.debugPrivilege]?.assignment else { return [] }
      return holders.map(\.description)
    }
    #expect(held == [["S-1-5-32-544", "S-1-5-32-545"], ["S-1-5-32-546"], ["S-1-5-32-544", "S-1-5-32-546"]])
    #expect(cases.map { $0.rights[.tcbPrivilege]?.assignment } == [.noOne, nil, .noOne])
    #expect(cases.map { $0.expectations.map(\.right) } == [[.debugPrivilege], [.debugPrivilege], [.tcbPrivilege]])
    #expect(cases[0].changed == [.debugPrivilege] && cases[2].changed == [])
  }

  static let bad: [(String, [String])] = [
    ("good: {}", ["4:7 empty-list"]),
    ("x: 1\ngood: {SeTcbPrivilege: no one}", ["4:1 unknown-key"]),
    ("machine: {os: windows-11-23h2}", ["1:1 missing-key"]),
    ("good: {SeTcbPrivileg: no one}", ["4:8 unknown-right"]),
    ("good: {SeTCBPrivilege: no one}", ["4:8 unknown-right"]),
    ("good: {SeTcbPrivilege: nobody}", ["4:24 unknown-value"]),
    ("good: {SeTcbPrivilege: []}", ["4:24 empty-list"]),
    ("good: {SeTcbPrivilege: [Administratorz]}", ["4:25 invalid-principal"]),
    ("good: {SeTcbPrivilege: [$(x)]}", ["4:25 invalid-value"]),
    ("good: {SeTcbPrivilege: ['NT SERVICE\\*']}", ["4:25 class-not-allowed"]),
    ("good: {SeTcbPrivilege: [Guests, S-1-5-32-546]}", ["4:24 duplicate-principal"]),
    ("good: {SeTcbPrivilege: {holders: [Guests]}}", ["4:24 missing-key"]),
    ("machine: {rol: client}\ngood: {SeTcbPrivilege: no one}", ["4:11 unknown-key"]),
    ("machine: {role: clent}\ngood: {SeTcbPrivilege: no one}", ["4:17 unknown-value"]),
    ("parameters: {x: ['$(y)']}\ngood: {SeTcbPrivilege: no one}", ["4:18 invalid-value"]),
    ("tests: []", ["4:8 empty-list"]),
    ("good: {SeTcbPrivilege: no one}\ntests: [{name: x, change: {}, expect: pass}]", ["5:27 empty-list"]),
    ("tests: [{snapshot: {SeTcbPrivilege: no one}, expect: pass}]", ["4:9 missing-key"]),
    ("tests: [{name: x, snapshot: {SeTcbPrivilege: no one}}]", ["4:9 missing-key"]),
    ("tests: [{name: x, snapshot: {SeTcbPrivilege: no one}, expect: passes}]", ["4:63 unknown-value"]),
    ("tests: [{name: x, snapshot: {SeTcbPrivilege: no one}, expect: stale}]", ["4:63 unknown-value"]),
    (
      "tests: [{name: x, snapshot: {SeTcbPrivilege: no one}, change: {SeTcbPrivilege: no one}, expect: pass}]",
      ["4:63 conflicting-keys"]
    ),
    (
      "good: {SeTcbPrivilege: no one}\ntests: [{name: x, addEach: [Guests], removeEach: all, expect: pass}]",
      ["5:50 conflicting-keys"]
    ),
    (
      "good: {SeTcbPrivilege: [Guests]}\ntests: [{name: x, change: {SeTcbPrivilege: {remove: [Users]}}, expect: pass}]",
      ["5:53 nothing-to-change"]
    ),
    (
      "good: {SeTcbPrivilege: [Guests]}\ntests: [{name: x, change: {SeTcbPrivilege: {add: [Guests]}}, expect: pass}]",
      ["5:50 nothing-to-change"]
    ),
    (
      "good: {SeTcbPrivilege: not defined}\ntests: [{name: x, change: {SeTcbPrivilege: {add: [Guests]}}, expect: pass}]",
      ["5:44 nothing-to-change"]
    ),
    (
      "good: {SeTcbPrivilege: no one}\ntests: [{name: x, change: {SeDebugPrivilege: no one}, expect: {SeTcbPrivilege: pass}}]",
      ["5:63 nothing-expected"]
    ),
    (
      "good: {SeTcbPrivilege: no one}\ntests: [{name: x, rights: [SeTcbPrivilege], expect: {SeTcbPrivilege: pass}}]",
      ["5:27 conflicting-keys"]
    ),
    (
      "good: {SeTcbPrivilege: no one}\ntests: [{name: x, rights: [SeTcbPrivilege, SeTcbPrivilege], expect: pass}]",
      ["5:44 duplicate-value"]
    ),
    (
      "good: {SeTcbPrivilege: no one}\ntests: [{name: x, expect: pass}, {name: x, expect: pass}]",
      ["5:34 duplicate-value"]
    ),
  ]

  @Test(arguments: bad)
  func `a mistake is an error where it stands, and the document is not run`(_ body: String, _ expected: [String]) {
    let file = read(body)
    #expect(places(file.diagnostics) == expected)
    #expect(file.tests.isEmpty)
  }

  @Test func `another kind of document is refused`() {
    let file = PolicyTestFile(Array("apiVersion: plumbline/v1\nkind: Baseline\nid: a\n".utf8), uri: "t.yaml")
    #expect(places(file.diagnostics) == ["2:7 wrong-kind"] && file.tests.isEmpty)
  }

  @Test func `the schema names every key that decoding knows`() throws {
    let text = try #require(DocumentSchema.text(for: .policyTest))
    let root = try YAMLReader.document(Array(text.utf8), uri: "schema.json")
    // An unknown key lists the known ones.
    for (body, path) in [
      ("zzzzzzzzzzzzzz: 1", ["properties"]),
      ("tests: [{zzzzzzzzzzzzzz: 1}]", ["properties", "tests", "items", "properties"]),
      ("machine: {zzzzzzzzzzzzzz: 1}", ["properties", "machine", "properties"]),
    ] {
      var decoded: Set<String> = []
      for subject in ["baseline: a", "policy: a"] {
        let help = try #require(read(body, of: subject).diagnostics.first { $0.code == "unknown-key" }?.help)
        decoded.formUnion(
          help.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) })
      }
      var node = root
      for key in path { node = try #require(node.value(of: key)) }
      guard case .mapping(let entries) = node.content else {
        Issue.record("no properties")
        continue
      }
      #expect(Set(entries.map(\.key)) == decoded)
    }
  }
}
