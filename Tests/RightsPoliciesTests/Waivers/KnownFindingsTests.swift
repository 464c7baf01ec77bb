import RightsModel
import RightsPolicies
import RightsYAML
import Testing

@Suite struct KnownFindingsTests {
  private static func read(_ bytes: [UInt8]) -> (KnownFindings, [Diagnostic]) {
    let collector = DiagnosticCollector()
    let known = KnownFindings(bytes, uri: "k.yaml", diagnostics: collector)
    return (known, collector.diagnostics)
  }

  private static let findings = [
    KnownFinding(
      kind: .machine, subject: "web01", layer: .effective, rule: "b#SeTcbPrivilege",
      faults: Set(
        missing: [],
        unexpected: [
          .name("svc \"x\"\u{1}\u{2028}😀\\"), Principal(canonical: "S-1-1-0"), .relative(.machine, rid: 501),
        ])),
    KnownFinding(
      kind: .gpo, subject: "corp.example/31B2F340-016D-11D2-945F-00C04FB984F9", layer: .groupPolicy, rule: "a#r",
      faults: Set(missing: [Principal(canonical: "S-1-1-0")], unexpected: [])),
    KnownFinding(
      kind: .machine, subject: "APP01", layer: .effective, rule: "b#z", faults: Set(missing: [], unexpected: [])),
    KnownFinding(
      kind: .machine, subject: "APP01", layer: .effective, rule: "p#several",
      faults: [
        .unexpected(.name("x"), in: .debugPrivilege), .missing(Principal(canonical: "S-1-1-0"), in: .tcbPrivilege),
        .nameless(seen: [.debugPrivilege: [.name("x")], .backupPrivilege: []]),
      ]),
    KnownFinding(
      kind: .machine, subject: "web01", layer: .effective, rule: "w#link",
      faults: [
        .provider(WMIProviderName(namespace: "root/cimv2", name: "a: \"b\"\u{2028}")),
        .provider(WMIProviderName(name: "root/cimv2:P")), .provider(WMIProviderName(name: "P")),
        .missing(Principal(canonical: "S-1-5-6"), in: .impersonatePrivilege),
      ]),
  ]

  @Test func `what is written is read back, sorted, whatever the order`() {
    let bytes = KnownFindings(Self.findings).bytes
    #expect(KnownFindings(Self.findings.reversed()).bytes == bytes)
    let (known, diagnostics) = Self.read(bytes)
    #expect(diagnostics == [])
    #expect(known.findings.map(\.key) == KnownFindings(Self.findings).sorted.map(\.key))
    #expect(known.findings.map(\.faults) == KnownFindings(Self.findings).sorted.map(\.faults))
    #expect(
      known.findings.map(\.subject) == [
        "APP01", "APP01", "corp.example/31B2F340-016D-11D2-945F-00C04FB984F9", "web01", "web01",
      ]
    )
    #expect(KnownFindings(known.findings).bytes == bytes)
  }

  @Test func `an empty document is one`() {
    let (known, diagnostics) = Self.read(KnownFindings([]).bytes)
    #expect(diagnostics == [] && known.findings.isEmpty)
  }

  @Test func `an entry is a line of its own`() {
    let text = String(decoding: KnownFindings(Self.findings).bytes, as: UTF8.self)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("  - {") } == 5)
  }

  @Test(arguments: [
    ("{subject: a, layer: effective}", Diagnostic.Code("missing-key")),
    ("{subject: a, layer: effective, rule: plumbline/gap}", "invalid-value"),
    ("{subject: a, layer: effective, rule: plumbline/waiver-expired}", "invalid-value"),
    ("{subject: a, layer: effective, rule: plumbline/sources-disagree}", "invalid-value"),
    ("{subject: a, layer: effective, rule: r, count: 3}", "unknown-key"),
    ("{subject: a, layer: effective, rule: r, missing: []}", "empty-list"),
    ("{subject: a, layer: effective, rule: r, rights: {}}", "empty-list"),
    ("{subject: a, layer: effective, rule: r, rights: {SeDebugPrivilege: {}}}", "missing-key"),
    ("{subject: a, layer: effective, rule: r, rights: {SeDebug: {missing: [S-1-1-0]}}}", "unknown-right"),
    ("{subject: a, layer: effective, rule: r, missing: [S-1-1-0], seen: {SeDebugPrivilege: []}}", "contradiction"),
    ("{subject: a, layer: both, rule: r}", "unknown-value"),
    ("{subject: a, layer: effective, rule: r}\n  - {subject: A, layer: effective, rule: r}", "duplicate-finding"),
  ])
  func `a mistake is reported`(entry: String, code: Diagnostic.Code) {
    let text = "apiVersion: plumbline/v1\nkind: KnownFindings\nfindings:\n  - \(entry)\n"
    #expect(Self.read(Array(text.utf8)).1.map(\.code) == [code])
  }
}
