import RightsModel
import RightsPolicies
import RightsYAML
import Testing

@Suite struct PolicyTests {
  static func decode(_ text: String) -> (policies: [Policy], diagnostics: [Diagnostic]) {
    let collector = DiagnosticCollector()
    let file = DocumentFile(Array(text.utf8), uri: "p.yaml", diagnostics: collector)
    return (file.policies(collector), collector.diagnostics)
  }

  static func policy(_ assign: String) throws -> Policy {
    let (policies, diagnostics) = decode("apiVersion: plumbline/v1\nkind: Policy\nid: p\nassign:\n\(assign)")
    #expect(places(diagnostics) == [])
    return try #require(policies.first)
  }

  @Test func `decodes every key`() throws {
    let (policies, diagnostics) = Self.decode(
      """
      apiVersion: plumbline/v1
      kind: Policy
      id: default
      title: What applies where
      coverage: 95
      assign:
        - to: {os: [windows-server-2022, windows-11], role: member-server, name: [WEB*], domain: CORP, tags: {env: [prod, test]}}
          baselines: [microsoft/windows-server-2022/member-server]
          parameters: {operators: [Administrators, 'CORP\\ops'], nobody: []}
        - {to: {gpo: ['{31B2F340-016D-11D2-945F-00C04fB984F9}']}, baselines: [group-policy/default-domain-policy]}
      """)
    #expect(diagnostics == [])
    let policy = try #require(policies.first)
    #expect(policy.id == "default" && policy.gates.coverage == 95 && policy.assignments.count == 2)
    let first = policy.assignments[0]
    #expect(first.parameters.lists["nobody"] == [])
    #expect(first.parameters.lists["operators"]?.map(\.description) == ["S-1-5-32-544", "CORP\\ops"])
    #expect(first.baselines[0].location.description == "p.yaml:8:17")
    let guid = try #require(GUID("31B2F340-016D-11D2-945F-00C04FB984F9"))
    #expect(
      policy.baselines(for: guid, domain: nil).chosen.map(\.baseline.id) == ["group-policy/default-domain-policy"])
  }

  struct Sample: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var assign: String
    var facts: MachineFacts
    var chosen: [String]
    var missing: [MissingFact]

    init(
      _ name: String, _ to: String, chosen: Bool, _ missing: [MissingFact] = [],
      _ make: (inout MachineFacts) -> Void
    ) {
      testDescription = name
      assign = "  - {to: {\(to)}, baselines: [b]}"
      facts = MachineFacts(name: "WEB01")
      make(&facts)
      self.chosen = chosen ? ["b"] : []
      self.missing = missing
    }
  }

  @Test(arguments: [
    Sample("a release", "os: windows-server-2022", chosen: true) { $0.os = .named("windows-server-2022") },
    Sample("a family", "os: windows-11", chosen: true) { $0.os = .named("windows-11-23h2") },
    Sample("another release", "os: windows-server-2019", chosen: false) { $0.os = .named("windows-server-2022") },
    Sample("an unknown release", "os: windows-server-2019", chosen: false, [.os]) { _ in },
    Sample("a build that is two releases", "os: windows-server-2019", chosen: false, [.os]) { $0.build = 17763 },
    Sample("a build that is neither", "os: windows-server-2022", chosen: false) { $0.build = 17763 },
    Sample("a build whose releases both fit", "os: [windows-10, windows-server-2019]", chosen: true) {
      $0.build = 17763
    },
    Sample("a client's release and a server", "os: windows-11", chosen: false) { $0.isServer = true },
    Sample("an unknown role", "role: member-server", chosen: false, [.role]) { _ in },
    Sample("a role that a client cannot have", "role: member-server", chosen: false) { $0.isServer = false },
    Sample("the only role that is left", "role: client", chosen: true) { $0.isServer = false },
    Sample("both unknown", "os: windows-11, role: client", chosen: false, [.os, .role]) { _ in },
    Sample("one unknown and one wrong", "os: windows-11, role: client", chosen: false) { $0.role = .memberServer },
    Sample("a name", "name: [web*, x]", chosen: true) { _ in },
    Sample("an FQDN", "name: '*.corp.example'", chosen: true) { $0.fqdn = "web01.CORP.example" },
    Sample("an FQDN that nobody knows", "name: '*.corp.example'", chosen: false, [.fqdn]) { _ in },
    Sample("the start of an FQDN", "name: WEB01.*", chosen: false, [.fqdn]) { _ in },
    Sample("the start of an FQDN that is cut off", "name: a-very-long-name.corp.example", chosen: false, [.fqdn]) {
      $0.name = "A-VERY-LONG-NAM"
    },
    Sample("the FQDN of another machine", "name: 'sql*.corp.example'", chosen: false) { _ in },
    Sample("the FQDN of a machine with a longer name", "name: 'web011.corp.example'", chosen: false) { _ in },
    Sample("a name, whatever the FQDN", "name: [WEB*, '*.corp.example']", chosen: true) { _ in },
    Sample("an exception by FQDN", "name: '*', not: {name: '*.corp.example'}", chosen: false, [.fqdn]) { _ in },
    Sample("another name", "name: '?EB02'", chosen: false) { _ in },
    Sample("a domain", "domain: corp", chosen: true) { $0.domain = "CORP" },
    Sample("a domain's FQDN", "domain: corp.example", chosen: true) { $0.fqdn = "web01.corp.example" },
    Sample("an FQDN where only a NetBIOS name is known", "domain: corp.example", chosen: false, [.domain]) {
      $0.domain = "CORP"
    },
    Sample("a NetBIOS name where only an FQDN is known", "domain: corp", chosen: false, [.domain]) {
      $0.domain = "corp.example"
    },
    Sample("the FQDN of another domain", "domain: corp.example", chosen: false) { $0.domain = "lab.example" },
    Sample("no domain", "domain: corp", chosen: false) { $0.domainJoined = false },
    Sample("a tag", "tags: {env: [prod, test]}", chosen: true) { $0.tags = ["env": "test"] },
    Sample("another tag", "tags: {env: prod}", chosen: false) { $0.tags = ["env": "test"] },
    Sample("no tag", "tags: {env: prod}", chosen: false) { $0.tags = [:] },
    Sample("tags that nobody knows", "tags: {env: prod}", chosen: false, [.tags]) { _ in },
    Sample("tags that nobody knows and another name", "name: SQL*, tags: {env: prod}", chosen: false) { _ in },
    Sample("an OU", "ou: 'OU=Servers,DC=corp'", chosen: true) { $0.ou = .init("OU=Web,OU=Servers,DC=corp") },
    Sample("another OU", "ou: [OU=Clients, OU=Web]", chosen: false) { $0.ou = .init("OU=Web,OU=Servers,DC=corp") },
    Sample("an unknown OU", "ou: OU=Servers", chosen: false, [.ou]) { _ in },
    Sample("an OU and a machine in no domain", "ou: OU=Servers", chosen: false) { $0.domainJoined = false },
    Sample("a feature", "feature: [IIS, hyper-v]", chosen: true) { $0.features = ["iis"] },
    Sample("another feature", "feature: iis", chosen: false) { $0.features = [] },
    Sample("unknown features", "feature: iis", chosen: false, [.feature]) { _ in },
    Sample("one of several", "any: [{name: SQL*}, {tags: {tier: web}}]", chosen: true) { $0.tags = ["tier": "web"] },
    Sample("none of several", "any: [{name: SQL*}, {tags: {tier: web}}]", chosen: false) { $0.tags = ["tier": "x"] },
    Sample("one of several, whatever the other", "any: [{name: WEB*}, {feature: iis}]", chosen: true) { _ in },
    Sample("perhaps one of several", "any: [{name: SQL*}, {feature: iis}]", chosen: false, [.feature]) { _ in },
    Sample("all but some", "name: '*', not: {name: SQL*}", chosen: true) { _ in },
    Sample("one of the exceptions", "name: '*', not: [{name: SQL*}, {name: WEB01}]", chosen: false) { _ in },
    Sample("an exception that may hold", "name: '*', not: {feature: iis}", chosen: false, [.feature]) { _ in },
    Sample("an exception that both facts would make", "name: '*', not: {feature: iis, os: windows-11}", chosen: true) {
      $0.os = .named("windows-server-2022")
    },
    Sample("a GPO", "gpo: 31B2F340-016D-11D2-945F-00C04FB984F9", chosen: false) { _ in },
  ])
  func `matches under three-valued law:`(_ sample: Sample) throws {
    let selection = try Self.policy(sample.assign).baselines(for: sample.facts)
    #expect(selection.chosen.map(\.baseline.id) == sample.chosen)
    #expect(selection.missing == sample.missing)
    #expect(selection.isGap == (sample.chosen.isEmpty && sample.missing.isEmpty))
  }

  @Test func `every assignment that matches applies, and each baseline once`() throws {
    let policy = try Self.policy(
      """
        - {to: {name: "*"}, baselines: [z, a]}
        - {to: {name: WEB*}, baselines: [a, m]}
        - {to: {name: SQL*}, baselines: [q]}
      """)
    let selection = policy.baselines(for: MachineFacts(name: "web01"))
    #expect(selection.chosen.map(\.baseline.id) == ["a", "m", "z"])
    #expect(selection.conflicts.isEmpty)
    let merged = PolicySelection(merging: [selection, policy.baselines(for: MachineFacts(name: "sql"))])
    #expect(merged.chosen.map(\.baseline.id) == ["a", "m", "q", "z"])
  }

  @Test func `one baseline with two different parameters is a conflict`() throws {
    let policy = try Self.policy(
      """
        - {to: {name: "*"}, baselines: [a], parameters: {x: [Users]}}
        - {to: {name: "*"}, baselines: [a], parameters: {x: [Guests]}}
      """)
    #expect(
      places(Array(policy.baselines(for: MachineFacts(name: "a")).conflicts.values)) == ["6:35 parameter-conflict"])
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var expected: [String]
    init(_ name: String, _ text: String, _ expected: String...) {
      (testDescription, self.text, self.expected) = (name, text, expected)
    }
  }

  @Test(arguments: [
    Bad("an unknown key", "asign: []", "1:1 missing-key", "4:1 unknown-key"),
    Bad("no assignment", "assign: []", "4:9 empty-list"),
    Bad("no tags", "assign: [{to: {tags: {}}, baselines: [a]}]", "4:22 empty-list"),
    Bad("a tag without values", "assign: [{to: {tags: {env: []}}, baselines: [a]}]", "4:28 empty-list"),
    Bad("no condition", "assign: [{to: {}, baselines: [a]}]", "4:15 no-condition"),
    Bad("no baseline", "assign: [{to: {os: windows-11}}]", "4:10 missing-key"),
    Bad("one baseline twice", "assign: [{to: {os: windows-11}, baselines: [a, a]}]", "4:48 duplicate-value"),
    Bad("an unknown release", "assign: [{to: {os: windows-12}, baselines: [a]}]", "4:20 unknown-value"),
    Bad("an unknown role", "assign: [{to: {role: [dc]}, baselines: [a]}]", "4:23 unknown-value"),
    Bad("no GUID", "assign: [{to: {gpo: x}, baselines: [a]}]", "4:21 invalid-value"),
    Bad(
      "a GPO with a role", "assign: [{to: {gpo: 31B2F340-016D-11D2-945F-00C04FB984F9, role: client}, baselines: [a]}]",
      "4:59 contradiction"),
    Bad("nothing to apply", "assign: [{to: {name: a}, overlay: {rights: {}}}]", "4:44 empty-list"),
    Bad("no place", "assign: [{to: {ou: Servers}, baselines: [a]}]", "4:20 invalid-value"),
    Bad(
      "a feature of a GPO", "assign: [{to: {gpo: 31B2F340-016D-11D2-945F-00C04FB984F9, feature: a}, baselines: [a]}]",
      "4:59 contradiction"),
    Bad("a GPO in an exception", "assign: [{to: {name: a, not: {gpo: a}}, baselines: [a]}]", "4:31 unknown-key"),
    Bad("no reason", "outOfScope: [{to: {name: a}}]", "4:14 missing-key"),
    Bad("one policy twice", "includes: [a, a]", "4:15 duplicate-value"),
    Bad("one overlay twice", "assign: [{to: {name: a}, overlays: [a, a]}]", "4:40 duplicate-value"),
    Bad(
      "a severity for no reason", "assign: [{to: {name: a}, overlay: {rights: {SeTcbPrivilege: {severity: high}}}}]",
      "4:62 severity-without-reason"),
    Bad("too much coverage", "coverage: 101\nassign: [{to: {name: a}, baselines: [a]}]", "4:11 invalid-value"),
    Bad(
      "no principal", "assign: [{to: {name: a}, baselines: [a], parameters: {x: ['$nowhere-512']}}]",
      "4:59 invalid-principal"),
    Bad(
      "a parameter in a parameter", "assign: [{to: {name: a}, baselines: [a], parameters: {x: [$(y)]}}]",
      "4:59 invalid-value"),
  ])
  func `refuses`(_ sample: Bad) {
    let (_, diagnostics) = Self.decode("apiVersion: plumbline/v1\nkind: Policy\nid: p\n" + sample.text)
    #expect(places(diagnostics) == sample.expected)
    #expect(diagnostics.allSatisfy { $0.severity == .error })
  }
}
