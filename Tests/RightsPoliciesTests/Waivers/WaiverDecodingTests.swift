import RightsModel
import RightsYAML
import Testing

@testable import RightsPolicies

@Suite struct WaiverDecodingTests {
  private static let whole = [
    ("id", "W-1"), ("rules", "[a#b]"), ("principals", "[S-1-1-0]"), ("reason", "r"), ("owner", "o"), ("ticket", "t"),
    ("expires", "2026-03-31"),
  ]

  /// One waiver: what it must have, with changes; a key that is `-` is left out.
  static func document(_ changes: [String: String] = [:], head: String = "") -> String {
    var keys: [String] = []
    for (key, value) in whole where changes[key] == nil { keys.append("\(key): \(value)") }
    for (key, value) in changes.sorted(by: { $0.key < $1.key }) where value != "-" { keys.append("\(key): \(value)") }
    let entry = keys.joined(separator: ", ")
    return "apiVersion: plumbline/v1\nkind: Waivers\n\(head)waivers:\n  - {\(entry)}\n"
  }

  static func read(_ text: String) -> (entries: [WaiverEntry], diagnostics: [Diagnostic]) {
    let collector = DiagnosticCollector()
    let file = DocumentFile(Array(text.utf8), uri: "w.yaml", expected: [.waivers], diagnostics: collector)
    let entries = file.nodes(of: .waivers).flatMap { WaiverDecoding.entries($0, diagnostics: collector) }
    WaiverDecoding.reportDuplicates(entries, diagnostics: collector)
    return (entries, collector.diagnostics)
  }

  @Test func `a waiver says who, where, why and until when`() throws {
    let (entries, diagnostics) = Self.read(
      Self.document([
        "rights": "[SeTcbPrivilege]", "machines": "{name: ['SQL*']}", "layer": "effective", "effect": "allow-missing",
        "approvedBy": "a", "approvedOn": "2026-01-02", "zone": "\"+02:00\"", "reviewLeadDays": "7",
        "compensatingControl": "watched", "principals": "['CORP\\svc', Administratoren]",
      ]))
    #expect(diagnostics == [])
    let entry = try #require(entries.first)
    let waiver = entry.waiver
    #expect(waiver.rights == [.tcbPrivilege] && waiver.effect == .allowMissing && waiver.layer == .effective)
    #expect(waiver.principals.map(\.description) == ["S-1-5-32-544", "CORP\\svc"])
    #expect(waiver.zone == 7200 && waiver.reviewLeadDays == 7 && waiver.approvedOn == Day("2026-01-02"))
    #expect(waiver.compensatingControl == "watched" && waiver.location.line == 4)
    #expect(entry.isFor(MachineFacts(name: "sql01"), .effective, gpo: nil, domain: nil))
    #expect(!entry.isFor(MachineFacts(name: "WEB01"), .effective, gpo: nil, domain: nil))
    #expect(!entry.isFor(MachineFacts(), .effective, gpo: nil, domain: nil))
    #expect(!entry.isFor(MachineFacts(name: "sql01"), .groupPolicy, gpo: nil, domain: nil))
  }

  @Test func `providers are named by namespace and name, however they are spelled, and never all of them`() throws {
    let (entries, diagnostics) = Self.read(
      Self.document(["principals": "-", "providers": "['ROOT\\CimV2:p', 'root/cimv2:P', Q]"]))
    #expect(diagnostics == [])
    let waiver = try #require(entries.first?.waiver)
    #expect(waiver.providers == [WMIProviderName(name: "Q"), WMIProviderName(namespace: "root/cimv2", name: "P")])
    #expect(waiver.namesSomebody)
    for (text, code) in [
      ("'*'", "waiver-over-broad"), ("'root/cimv2:*'", "waiver-over-broad"), ("'root:'", "invalid-value"),
    ] {
      #expect(Self.read(Self.document(["providers": "[\(text)]"])).diagnostics.map(\.code.id) == [code])
    }
    let lacking = Self.read(Self.document(["providers": "[P]", "effect": "allow-missing"]))
    #expect(lacking.diagnostics.map(\.code) == ["contradiction"])
  }

  @Test func `what is left out has a safe meaning`() throws {
    let waiver = try #require(Self.read(Self.document()).entries.first?.waiver)
    #expect(waiver.effect == .allowExtra && waiver.zone == 0 && waiver.approvedBy == nil)
    #expect(waiver.reviewLeadDays == Waiver.defaultReviewLeadDays)
  }

  @Test func `the document's zone is that of its waivers`() throws {
    let text = Self.document(head: "zone: \"-05:00\"\n")
    #expect(Self.read(text).entries.first?.waiver.zone == -18000)
  }

  static let mistakes: [(String, [String: String], Diagnostic.Code)] = [
    ("no reason", ["reason": "-"], "missing-key"), ("no owner", ["owner": "-"], "missing-key"),
    ("no ticket", ["ticket": "-"], "missing-key"), ("no end", ["expires": "-"], "missing-key"),
    ("an empty reason", ["reason": "''"], "no-value"), ("no id", ["id": "-"], "missing-key"),
    ("about nothing", ["rules": "-"], "missing-key"),
    ("for ever and nobody approved it", ["expires": "-", "permanent": "true"], "missing-key"),
    ("for ever and until", ["permanent": "true", "approvedBy": "a"], "contradiction"),
    ("approved by nobody", ["approvedOn": "2026-01-01"], "missing-key"),
    ("a time for a day", ["expires": "2026-03-31T00:00:00Z"], "invalid-value"),
    ("no such day", ["expires": "2026-02-30"], "invalid-value"),
    ("everybody", ["principals": "['*']"], "waiver-over-broad"),
    ("a parameter", ["principals": "[$(x)]"], "invalid-value"),
    ("no principal", ["principals": "['a,b']"], "invalid-principal"),
    ("an empty list", ["principals": "[]"], "empty-list"),
    ("no effect of this name", ["effect": "allow-everything"], "unknown-value"),
    ("no right of this name", ["rights": "[SeDebugPrivilige]"], "unknown-right"),
    ("a zone by name", ["zone": "Europe/Berlin"], "invalid-value"),
    ("machines that are nobody", ["machines": "{}"], "no-condition"),
    ("an unknown key", ["expire": "2026-03-31"], "unknown-key"),
  ]

  @Test(arguments: mistakes.map(\.0))
  func `a mistake is reported where it is`(name: String) throws {
    let (_, changes, code) = try #require(Self.mistakes.first { $0.0 == name })
    let diagnostics = Self.read(Self.document(changes)).diagnostics
    #expect(diagnostics.contains { $0.code == code && $0.severity == .error }, "\(diagnostics)")
    #expect(diagnostics.allSatisfy { $0.location?.line == 4 })
  }

  @Test func `a selector that is wrong never becomes every machine`() {
    #expect(Self.read(Self.document(["machines": "{nmae: ['SQL*']}"])).entries.allSatisfy { $0.machines != nil })
    #expect(Self.read(Self.document(["machines": "SQL01"])).entries.isEmpty)
  }

  @Test func `an id stands once`() {
    let one = Self.document()
    let twice = one + (one.split(separator: "\n").last ?? "") + "\n"
    #expect(Self.read(twice).diagnostics.map(\.code) == ["duplicate-id"])
  }

  // MARK: - What a policy asks

  private static func faults(
    _ changes: [String: String], _ limits: WaiverLimits, _ severities: [Set<Severity>] = [[.high], [.low]]
  ) throws -> [Diagnostic.Code] {
    let waiver = try #require(read(document(changes)).entries.first?.waiver)
    let asOf = try #require(Timestamp("2026-03-01T12:00:00Z"))
    return limits.faults(waiver, severities: severities, asOf: asOf).map(\.code)
  }

  @Test func `a policy limits how long a waiver may last, by severity`() throws {
    let limits = WaiverLimits(maximumDays: [.high: 30])
    #expect(try Self.faults([:], limits) == [])
    #expect(try Self.faults(["expires": "2026-04-01"], limits) == ["waiver-too-long"])
    #expect(try Self.faults(["approvedBy": "a", "approvedOn": "2026-02-01"], limits) == ["waiver-too-long"])
    #expect(
      try Self.faults(["expires": "-", "permanent": "true", "approvedBy": "a"], limits) == ["waiver-too-long"])
    #expect(try Self.faults(["expires": "2036-04-01"], WaiverLimits(maximumDays: [.critical: 1])) == [])
  }

  @Test func `where a rule may have a severity that allows it, only a machine tells whether a waiver is too long`()
    throws
  {
    let (limits, long) = (WaiverLimits(maximumDays: [.high: 30, .critical: 10]), ["expires": "2026-05-01"])
    #expect(try Self.faults(long, limits, [[.high, .low]]) == [])
    #expect(try Self.faults(long, limits, [[.high, .low], [.high, .critical]]) == ["waiver-too-long"])
  }

  @Test func `a policy asks for an approver who is not the owner`() throws {
    let limits = WaiverLimits(needsOtherApprover: true)
    #expect(try Self.faults([:], limits) == ["waiver-approver"])
    #expect(try Self.faults(["approvedBy": "' O '"], limits) == ["waiver-approver"])
    #expect(try Self.faults(["approvedBy": "someone"], limits) == [])
  }

  // MARK: - Lint

  private static func lint(_ entries: [[String: String]]) throws -> [String] {
    let waivers = entries.enumerated().flatMap { index, changes in
      read(document(["id": "W\(index)"].merging(changes) { $1 })).entries
    }
    let asOf = try #require(Timestamp("2026-01-01T00:00:00Z"))
    return WaiverLint.all(waivers, asOf: asOf).filter { $0.severity > .note || $0.code == "waiver-ends-soon" }
      .map { "\($0.code) \($0.message.split(separator: "`")[1])" }
  }

  private static let somewhere = ["machines": "{name: [SQL01]}"]

  static let doubts: [(changes: [String: String], found: [String])] = [
    ([:], []), (["expires": "2025-12-31"], ["waiver-expired W0"]), (["expires": "2026-01-05"], ["waiver-ends-soon W0"]),
    (["machines": "-"], ["waiver-over-broad W0"]), (["machines": "{name: ['*']}"], ["waiver-over-broad W0"]),
    (["principals": "-"], ["waiver-over-broad W0"]), (["principals": "['NT SERVICE\\*']"], ["waiver-over-broad W0"]),
    (
      ["expires": "2026-05-31", "approvedOn": "2026-06-01", "approvedBy": "a"],
      ["waiver-not-approved W0", "contradiction W0"]
    ),
    (["expires": "2026-05-31", "approvedOn": "2026-05-31", "approvedBy": "a"], ["waiver-not-approved W0"]),
  ]

  @Test(arguments: doubts.indices)
  func `lint finds what has ended, ends soon or is too broad`(index: Int) throws {
    let (changes, found) = Self.doubts[index]
    #expect(try Self.lint([Self.somewhere.merging(changes) { $1 }]) == found)
  }

  @Test func `lint names the shadowed one of two`() throws {
    let wide = Self.somewhere.merging(["principals": "[S-1-1-0, S-1-5-11]"]) { $1 }
    #expect(try Self.lint([wide, Self.somewhere]) == ["waiver-shadowed W1"])
    #expect(try Self.lint([Self.somewhere, wide]) == ["waiver-shadowed W0"])
    #expect(try Self.lint([Self.somewhere, Self.somewhere]) == ["waiver-shadowed W1"])
    let shorter = wide.merging(["expires": "2026-03-30"]) { $1 }
    #expect(try Self.lint([shorter, Self.somewhere]) == [])
    #expect(try Self.lint([Self.somewhere, ["machines": "{name: [SQL02]}"]]) == [])
  }

  static let scopes: [(wide: String, narrow: String, isShadowed: Bool)] = [
    ("{name: [SQL*]}", "{name: [sql01]}", true), ("{name: [APP*, SQL0?]}", "{name: [SQL01, APP7]}", true),
    ("{name: ['*01']}", "{name: [SQL01]}", true), ("{name: [SQL*]}", "{name: [SQL01, APP01]}", false),
    ("{name: [SQL0*]}", "{name: [SQL*]}", false), ("{name: [SQL*], role: [client]}", "{name: [SQL01]}", false),
    ("{name: [SQL*]}", "{name: [SQL01], role: [client]}", false), ("{tags: {a: b}}", "{name: [SQL01]}", false),
  ]

  @Test(arguments: scopes.indices)
  func `a waiver for more machines shadows one for some of them`(index: Int) throws {
    let (wide, narrow, isShadowed) = Self.scopes[index]
    #expect(try Self.lint([["machines": wide], ["machines": narrow]]) == (isShadowed ? ["waiver-shadowed W1"] : []))
    #expect(try Self.lint([["machines": narrow], ["machines": wide]]) == (isShadowed ? ["waiver-shadowed W0"] : []))
  }
}
