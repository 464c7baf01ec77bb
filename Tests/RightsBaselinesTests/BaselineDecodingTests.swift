import RightsBaselines
import RightsModel
import Testing

@Suite struct BaselineDecodingTests {
  @Test func `reads every key`() throws {
    let load = SampleLibrary.load(
      """
      apiVersion: plumbline/v1
      kind: Baseline
      id: a
      title: A sample
      version: "2021-09"
      source: {publisher: Us, document: A page, section: 2, url: https://example.com, note: as it was}
      layer: effective
      appliesTo: {os: [windows-server-2022, windows-11], role: member-server}
      severity: low
      unlisted: ignore
      rights:
        SeTcbPrivilege: {expect: no one, severity: critical}
        sedebugprivilege:
          expect:
            within: [Administrators, 'NT SERVICE\\*']
            includes: [S-1-5-32-544]
          rationale: It is much.
          references: {stig: V-254503, nist-800-53: [AC-6, AC-3]}
        SeCreateSymbolicLinkPrivilege:
          expect: {exactly: [Administrators]}
          when:
            - feature: hyper-v
              domainJoined: true
              expect: {exactly: [Administrators, 'NT VIRTUAL MACHINE\\Virtual Machines']}
            - {domainJoined: false, expect: {anyOf: [no one, {exactly: [Administrators]}]}}
      """)
    #expect(load.diagnostics == [])
    let baseline = try #require(load.baselines.first)
    #expect(baseline.source?.note == "as it was")
    #expect(baseline.appliesTo.os == ["windows-server-2022", "windows-11"])
    #expect(baseline.appliesTo.roles == [.memberServer])
    #expect(baseline.rules.map(\.right) == [.createSymbolicLinkPrivilege, .debugPrivilege, .tcbPrivilege])
    #expect(baseline.rules.map(\.severity) == [.low, .low, .critical])
    #expect(baseline.rules.map(\.id).last == "a#SeTcbPrivilege")
    let administrators = try #require(SID("S-1-5-32-544"))
    let debug = baseline.rules[1]
    #expect(
      debug.expectation
        == .all([.within([.sid(administrators), .anyOf(.services)]), .includes([.sid(administrators)])]))
    #expect(debug.references.map(\.framework) == ["nist-800-53", "stig"])
    #expect(debug.references.map(\.ids) == [["AC-6", "AC-3"], ["V-254503"]])
    #expect(debug.declaredAt == Place(uri: "a.yaml", line: 13, column: 3))
    let links = baseline.rules[0]
    #expect(
      links.branches.map(\.condition) == [
        Rule.Condition(feature: "hyper-v", domainJoined: true), Rule.Condition(domainJoined: false),
      ])
    #expect(links.branches.last?.expectation == .any([.noOne, .exactly([.sid(administrators)])]))
    #expect(baseline.files.map(\.uri) == ["a.yaml"])
    #expect(baseline.files.first?.sha256?.utf8.count == 64)
  }

  @Test func `reads a baseline of a GPO`() throws {
    let load = SampleLibrary.load(
      SampleLibrary.text(
        "a", layer: "group-policy", unlisted: "not defined",
        "appliesTo: {gpo: ['{31B2F340-016D-11D2-945F-00C04FB984F9}', 6AC1786C-016F-11D2-945F-00C04FB984F9]}"))
    let baseline = try #require(load.baselines.first)
    #expect(load.diagnostics == [])
    #expect(baseline.appliesTo.gpos.count == 2)
    #expect(baseline.rules.count == 45)
    #expect(baseline.rules.allSatisfy { $0.isUnlisted && $0.expectation == .notDefined })
  }

  @Test func `judges every right where unlisted ones are to be held by no one`() throws {
    let load = SampleLibrary.load(
      SampleLibrary.text(
        "a", unlisted: "no one", "severity: high\nrights:\n  SeDebugPrivilege: {expect: {exactly: [Administrators]}}"))
    let baseline = try #require(load.baselines.first)
    #expect(baseline.rules.map(\.right) == UserRight.allCases)
    #expect(baseline.rules.filter { !$0.isUnlisted }.map(\.right) == [.debugPrivilege])
    #expect(baseline.rules.first?.severity == .high)
    #expect(baseline.rules.first?.declaredAt == baseline.location)
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: Diagnostic.Code
    var body: String
    var help: String?
    var layer = "effective"
    var unlisted = "ignore"

    init(
      _ name: String, _ code: Diagnostic.Code, _ body: String, help: String? = nil, layer: String = "effective",
      unlisted: String = "ignore"
    ) {
      (testDescription, self.code, self.body, self.help) = (name, code, body, help)
      (self.layer, self.unlisted) = (layer, unlisted)
    }

    /// One right whose expectation is `expect`.
    static func expect(_ name: String, _ code: Diagnostic.Code, _ expect: String, help: String? = nil) -> Bad {
      Bad(name, code, "rights:\n  SeDebugPrivilege:\n    expect: \(expect)", help: help)
    }
  }

  static let bad: [Bad] = [
    Bad(
      "an unknown right", "unknown-right", "rights:\n  👉SeDebugPrivelege: {expect: no one}",
      help: "did you mean \"SeDebugPrivilege\"?"),
    Bad(
      "a display name", "unknown-right", "rights:\n  👉Debug programs: {expect: no one}",
      help: "did you mean \"SeDebugPrivilege\"?"),
    Bad(
      "a right twice in other case", "duplicate-key",
      "rights:\n  SeTcbPrivilege: {expect: no one}\n  👉setcbprivilege: {expect: no one}"),
    Bad(
      "an unknown key of a right", "unknown-key",
      "rights:\n  SeTcbPrivilege: {expect: no one, 👉severty: low}", help: "did you mean \"severity\"?"),
    Bad("an unknown key of the document", "unknown-key", "👉rihgts: {}\nrights:\n  SeTcbPrivilege: {expect: no one}"),
    Bad(
      "an unknown severity", "unknown-value", "rights:\n  SeTcbPrivilege: {expect: no one, severity: 👉hihg}",
      help: "did you mean \"high\"?"),
    Bad("no expectation", "missing-key", "rights:\n  SeTcbPrivilege: 👉{severity: low}"),
    Bad("no rights at all", "missing-key", "severity: low"),
    Bad("a drop without a parent", "not-an-overlay", "rights:\n  SeTcbPrivilege: {drop: 👉true}"),
    Bad(
      "an unknown release", "unknown-os",
      "appliesTo: {os: [👉windows-sever-2022]}\nrights:\n  SeTcbPrivilege: {expect: no one}",
      help: "did you mean \"windows-server-2022\"?"),
    Bad("an unknown role", "unknown-value", "appliesTo: {role: 👉server}\nrights:\n  SeTcbPrivilege: {expect: no one}"),
    Bad(
      "a GPO on a machine baseline", "wrong-layer",
      "appliesTo: {gpo: 👉31B2F340-016D-11D2-945F-00C04FB984F9}\nrights:\n  SeTcbPrivilege: {expect: no one}"),
    Bad(
      "a GPO in bare braces", "wrong-type",
      "appliesTo: {gpo: 👉{31B2F340-016D-11D2-945F-00C04FB984F9}}\nrights:\n  SeTcbPrivilege: {expect: no one}",
      help: "leave the braces out, or quote them", layer: "group-policy"),
    .expect("not defined on a machine", "wrong-layer", "👉not defined"),
    .expect("defined on a machine", "wrong-layer", "{defined: 👉true}"),
    .expect("an empty list", "empty-list", "{exactly: 👉[]}", help: "for nobody write `expect: no one`"),
    .expect("a list without an operator", "missing-operator", "👉[Administrators]"),
    .expect("no operator", "missing-operator", "👉{}"),
    .expect("an unknown operator", "unknown-key", "{👉exacty: [Administrators]}", help: "did you mean \"exactly\"?"),
    .expect("an unknown word", "unknown-value", "👉noone", help: "did you mean \"no one\"?"),
    .expect("an operator without its list", "missing-list", "👉exactly"),
    .expect(
      "text for a list", "wrong-type", "{exactly: 👉Administrators}", help: "write it in brackets: `[Administrators]`"),
    .expect("no one for a list", "wrong-type", "{exactly: 👉no one}", help: "for nobody write `expect: no one`"),
    .expect("an unknown principal", "invalid-principal", "{exactly: [👉Administratrs]}"),
    .expect("no one in a list", "invalid-principal", "{exactly: [👉no one]}", help: "for nobody write `expect: no one`"),
    .expect(
      "half a group's name", "invalid-principal", "{excludes: [Local account, 👉member of Administrators group]}",
      help: "the name is one: `Local account and member of Administrators group` (S-1-5-114)"),
    .expect("two principals in one", "principal-separator", "{exactly: [👉'Administrators, Users']}"),
    .expect("a trailing separator", "principal-separator", "{exactly: [👉'S-1-5-32-544,']}"),
    .expect("two accounts in one", "principal-separator", "{exactly: [👉'CORP\\a;CORP\\b']}"),
    .expect("a class in exactly", "class-not-allowed", "{exactly: [👉'NT SERVICE\\*']}"),
    .expect("a class in includes", "class-not-allowed", "{includes: [👉'IIS APPPOOL\\*']}"),
    .expect("a mapping as a principal", "wrong-type", "{exactly: [👉{a: b}]}"),
    .expect("a mistake inside anyOf", "empty-list", "{anyOf: [{exactly: 👉[]}, no one]}"),
    Bad(
      "a branch without a condition", "missing-condition",
      "rights:\n  SeTcbPrivilege:\n    expect: no one\n    when: [👉{expect: {exactly: [Users]}}]"),
    Bad(
      "branches of two features", "overlapping-when",
      "rights:\n  SeTcbPrivilege:\n    expect: no one\n    when:\n      - {feature: iis, expect: {exactly: [Users]}}\n"
        + "      - 👉{feature: hyper-v, expect: {exactly: [Guests]}}"),
    Bad(
      "branches that both hold when joined", "overlapping-when",
      "rights:\n  SeTcbPrivilege:\n    expect: no one\n    when:\n      - {domainJoined: true, expect: {exactly: [Users]}}\n"
        + "      - 👉{feature: hyper-v, expect: {exactly: [Guests]}}"),
  ]

  @Test(arguments: bad)
  func `reports a mistake at its place`(_ sample: Bad) throws {
    let marked = Marked(
      SampleLibrary.text("a", layer: sample.layer, unlisted: sample.unlisted, sample.body), uri: "a.yaml")
    let load = SampleLibrary.load(marked.text)
    #expect(load.baselines.isEmpty)
    #expect(load.diagnostics.map(\.code) == [sample.code], "\(load.diagnostics)")
    if let place = marked.location { #expect(load.diagnostics.map(\.location) == [place], "\(load.diagnostics)") }
    if let help = sample.help { #expect(load.diagnostics.map(\.help) == [help]) }
  }

  @Test func `branches that differ in domainJoined do not overlap`() {
    let load = SampleLibrary.load(
      SampleLibrary.text(
        "a",
        """
        rights:
          SeTcbPrivilege:
            expect: no one
            when:
              - {feature: iis, domainJoined: true, expect: {exactly: [Users]}}
              - {feature: hyper-v, domainJoined: false, expect: {exactly: [Guests]}}
        """))
    #expect(load.diagnostics == [])
  }

  @Test func `unlisted must be said`() {
    let text = SampleLibrary.text("a", "rights:\n  SeTcbPrivilege: {expect: no one}")
    let without = text.split(separator: "\n").filter { !$0.hasPrefix("unlisted") }.joined(separator: "\n")
    let load = SampleLibrary.load(without)
    #expect(load.diagnostics.map(\.message) == ["the document has no `unlisted`"])
  }

  @Test func `not defined is no choice for unlisted rights of a machine`() {
    let load = SampleLibrary.load(
      SampleLibrary.text("a", unlisted: "not defined", "rights:\n  SeTcbPrivilege: {expect: no one}"))
    #expect(load.diagnostics.map(\.code) == ["wrong-layer"])
    #expect(load.diagnostics.map(\.location?.line) == [8])
  }

  @Test func `a principal twice in one list is a warning that names both places`() throws {
    let load = SampleLibrary.load(
      SampleLibrary.text("a", "rights:\n  SeTcbPrivilege: {expect: {exactly: [Users, Guests, S-1-5-32-545]}}"))
    let diagnostic = try #require(load.diagnostics.first)
    #expect(load.diagnostics.map(\.code) == ["duplicate-principal"])
    #expect(diagnostic.severity == .warning)
    #expect(diagnostic.notes.map(\.location) == [Place(uri: "a.yaml", line: 10, column: 39)])
    #expect(load.baselines.first?.rules.first?.expectation.references.count == 2)
  }

  @Test func `reports every mistake of a file and not only the first`() {
    let load = SampleLibrary.load(
      SampleLibrary.text(
        "a", "rights:\n  SeFoo: {expect: no one}\n  SeTcbPrivilege: {expect: {exactly: []}}\n  SeDebugPrivilege: 5"))
    #expect(load.diagnostics.map(\.code) == ["unknown-right", "empty-list", "wrong-type"])
  }

  @Test(arguments: ["a//b", "/a", "a/", "..", "a/../b", "a b", "a#b", "a@", "a@1@2", "ä"])
  func `refuses an id that is no path`(_ id: String) {
    #expect(!BaselineID.isValid(id))
  }

  @Test(arguments: ["a", "microsoft/windows-8.1/client", "a/b@2021-09"])
  func `takes an id that is like a path`(_ id: String) {
    #expect(BaselineID.isValid(id))
  }
}
