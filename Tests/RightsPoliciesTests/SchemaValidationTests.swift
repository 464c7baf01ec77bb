import RightsBaselines
import RightsModel
import RightsPolicies
import RightsTestSupport
import RightsText
import RightsYAML
import Testing

/// The published schemas, asked by a validator of others.
@Suite struct SchemaValidationTests {
  private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
    separator: "/")

  @Test func `every baseline of the library is valid`() throws {
    let library = try BaselineLibrary.folder(Self.root)
    #expect(!library.baselineIDs.isEmpty)
    let documents = try library.baselineIDs.map { id in
      try Self.document(id, bytes: #require(library.baseline(id)).bytes())
    }
    let problems = try SchemaValidator.problems(schema: BaselineSchema.json, documents: documents)
    #expect(problems ?? [] == [])
  }

  @Test(arguments: [
    (DocumentKind.policy, "Policies/default.yaml"), (.policy, "Policies/packs/service-accounts.yaml"),
    (.policy, "Policies/packs/wmi-host.yaml"), (.policy, "Policies/packs/wmi-access.yaml"),
    (.policy, "Policies/packs/tier-separation.yaml"),
    (.policy, "Tests/Fixtures/estate/library/Policies/estate.yaml"),
    (.policyTest, "Policies/packs/broad-groups.test.yaml"), (.policyTest, "Policies/packs/orphans.test.yaml"),
    (.inventory, "Tests/Fixtures/estate/inventory.yaml"), (.inventory, "Tests/Fixtures/demo/fleet/inventory.yaml"),
    (.directory, "Tests/Fixtures/demo/fleet/directory.yaml"),
  ])
  func `documents of every other kind are valid`(_ kind: DocumentKind, _ path: String) throws {
    let schema = try #require(DocumentSchema.text(for: kind))
    let document = try Self.document(path, bytes: LibraryFile.named("\(Self.root)/\(path)").bytes())
    #expect(try SchemaValidator.problems(schema: schema, documents: [document]) ?? [] == [])
  }

  private static let head = """
    apiVersion: plumbline/v1
    kind: Baseline
    id: a/b@1
    title: t
    version: "1"
    layer: effective

    """

  private static let sound = [
    "unlisted: ignore\nrights: {SeTcbPrivilege: {expect: no one, references: {stig: V-1, nist: [AC-6]}}}",
    "unlisted: no one\nappliesTo: {os: windows-11, role: [client]}",
    "unlisted: ignore\nparameters: {x-1: {default: [], description: d}}\nrights: {SeTcbPrivilege: {expect: {within: [$(x-1), 'NT SERVICE\\*']}}}",
    "unlisted: ignore\nextends: c\nrights: {SeTcbPrivilege: {add: ['CORP\\a b'], reason: r}, SeDebugPrivilege: {drop: true, reason: r}, SeAuditPrivilege: {severity: low}}",
    "unlisted: ignore\nrights: {SeTcbPrivilege: {expect: {anyOf: [no one, {exactly: [S-1-5-32-544, \"*S-1-5-6\", $domain-512, $forest\\Enterprise Admins]}]}, when: [{feature: x, domainJoined: false, expect: {no one: true}}]}}",
  ]

  private static let broken = [
    "unlisted: maybe\nrights: {SeTcbPrivilege: {expect: no one}}",
    "unlisted: not defined\nrights: {SeTcbPrivilege: {expect: no one}}",
    "unlisted: ignore\nrights: {SeTcbPrivlege: {expect: no one}}",
    "unlisted: ignore\nrights: {SeTcbPrivilege: {expect: nobody}}",
    "unlisted: ignore\nrights: {SeTcbPrivilege: {expect: [Users]}}",
    "unlisted: ignore\nrights: {SeTcbPrivilege: {expect: {exactly: []}}}",
    "unlisted: ignore\nrights: {SeTcbPrivilege: {expect: {exactly: ['NT SERVICE\\*']}}}",
    "unlisted: ignore\nrights: {SeTcbPrivilege: {expect: {exactly: ['Users, Guests']}}}",
    "unlisted: ignore\nrights: {SeTcbPrivilege: {expect: {equals: [Users]}}}",
    "unlisted: ignore\nrights: {SeTcbPrivilege: {expect: {}}}",
    "unlisted: ignore\nrights: {SeTcbPrivilege: {severity: low}}",
    "unlisted: ignore\nrights: {SeTcbPrivilege: {expect: no one, severity: hihg}}",
    "unlisted: ignore\nrights: {SeTcbPrivilege: {expect: no one, when: [{expect: no one}]}}",
    "unlisted: ignore\nrights: {SeTcbPrivilege: {expect: no one, add: [Users]}}",
    "unlisted: ignore\nappliesTo: {os: windows-12}\nrights: {SeTcbPrivilege: {expect: no one}}",
    "unlisted: ignore\nappliesTo: {gpo: [31B2F340-016D-11D2-945F-00C04FB984F9]}\nrights: {SeTcbPrivilege: {expect: no one}}",
    "unlisted: ignore\nparameters: {x: {}}\nrights: {SeTcbPrivilege: {expect: no one}}",
    "rights: {SeTcbPrivilege: {expect: no one}}", "unlisted: ignore\nextends: /a\n", "unlisted: ignore\nrigths: {}",
  ]

  // One run of the validator for all: starting it takes longer than its work.
  private static func invalid(_ schema: String, _ texts: [String]) throws -> Set<Int>? {
    let documents = try texts.enumerated().map { try document(String($0.offset), bytes: Array($0.element.utf8)) }
    return try SchemaValidator.problems(schema: schema, documents: documents).map { problems in
      Set(problems.compactMap { Int($0.prefix { $0 != " " }) })
    }
  }

  private static func load(_ text: String) -> BaselineLoad {
    let file = LibraryFile(path: "a.yaml", uri: "a.yaml", bytes: Array(text.utf8))
    return BaselineLibrary(files: []).load(ids: [], files: [file])
  }

  @Test func `what decoding takes is valid, and what it refuses is not`() throws {
    let (sound, broken) = (Self.sound.map { Self.head + $0 + "\n" }, Self.broken.map { Self.head + $0 + "\n" })
    for text in sound { #expect(Self.load(text).diagnostics.filter { $0.code != "unknown-baseline" } == []) }
    for text in broken { #expect(Self.load(text).hasErrors, "\(text)") }
    guard let invalid = try Self.invalid(BaselineSchema.json, sound + broken) else { return }
    #expect(sound.indices.filter(invalid.contains).map { sound[$0] } == [])
    #expect(broken.indices.filter { !invalid.contains(sound.count + $0) }.map { broken[$0] } == [])
  }

  private static let mistakes: [DocumentKind: [String]] = [
    .policy: [
      "id: p\nassign: [{to: {}, baselines: [a]}]", "id: p\nassign: [{to: {tags: {}}, baselines: [a]}]",
      "id: p\nassign: [{to: {os: windows-11}, baselines: [a], parameters: {x: Users}}]",
      "id: p\nassign: [{to: {gpo: x}, baselines: [a]}]",
      "id: p", "id: p\nassign: [{to: {name: a}}]", "id: p\nassign: [{to: {name: a, not: {}}, baselines: [a]}]",
      "id: p\nassign: [{to: {name: a}, overlay: {rights: {SeTcbPrivlege: {drop: true}}}}]",
      "id: p\nassign: [{to: {name: a}, baselines: [{parameters: {}}]}]",
      "id: p\noutOfScope: [{to: {name: a}}]", "id: p\nincludes: []",
      "id: p\nincludes: [a]\ngates: {fail-on: hihg}", "id: p\nincludes: [a]\ngates: {fail-on: [{}]}",
      "id: p\nincludes: [a]\ngates: {max-age: soon}", "id: p\nincludes: [a]\ngates: {incomplete: maybe}",
      "id: p\ncoverage: 101\nassign: [{to: {os: windows-11}, baselines: [a]}]",
    ],
    .inventory: ["machines: [{fqdn: a.b}]", "machines: [{name: a, domainSid: S-1-5-32-544}]"],
    .directory: ["domains: [{name: a}]", "domains: [{name: a, sid: S-1-5-21-1-2-3, trust: []}]"],
    .waivers: [
      "waivers: [{id: a, rules: [r], reason: r, owner: o, ticket: t}]",
      "waivers: [{id: a, rules: [r], reason: r, owner: o, ticket: t, permanent: true}]",
      "waivers: [{id: a, reason: r, owner: o, ticket: t, expires: 2026-01-01}]",
      "waivers: [{id: a, rules: [r], reason: r, owner: o, expires: 2026-01-01}]",
      "waivers: [{id: a, rules: [r], reason: r, owner: o, ticket: t, expires: soon}]",
      "waivers: [{id: a, rules: [r], reason: r, owner: o, ticket: t, expires: 2026-01-01, zone: \"+14:30\"}]",
      "waivers: [{id: a, rules: [r], reason: r, owner: o, ticket: t, expires: 2026-01-01, approvedOn: 2026-01-01}]",
      "waivers: [{id: a, rules: [r], reason: r, owner: o, ticket: t, expires: 2026-01-01, effect: ignore}]",
    ],
    .knownFindings: [
      "findings: [{subject: a, rule: r}]", "findings: [{subject: a, layer: effective, rule: r, count: 2}]",
      "findings: [{subject: a, layer: effective, rule: r, rights: {SeTcb: {missing: [x]}}}]",
      "findings: [{subject: a, layer: effective, rule: r, rights: {SeTcbPrivilege: {missing: []}}}]",
      "findings: [{subject: a, layer: effective, rule: r, seen: {}}]",
    ],
    .policyTest: [
      "good: {SeTcbPrivilege: no one}", "baseline: a\ntests: [{name: a}]",
      "baseline: a\ngood: {SeTcbPrivilege: nobody}",
      "baseline: a\ntests: [{name: a, expect: {SeTcbPrivilege: passed}}]",
    ],
  ]

  @Test(arguments: mistakes.keys.sorted { $0.rawValue < $1.rawValue })
  func `mistakes in other kinds are invalid`(_ kind: DocumentKind) throws {
    let schema = try #require(DocumentSchema.text(for: kind))
    let texts = try #require(Self.mistakes[kind]).map { "apiVersion: plumbline/v1\nkind: \(kind.rawValue)\n\($0)\n" }
    guard let invalid = try Self.invalid(schema, texts) else { return }
    #expect(texts.indices.filter { !invalid.contains($0) }.map { texts[$0] } == [])
  }

  private static let whole: [DocumentKind: String] = [
    .waivers: """
    zone: "+02:00"
    waivers:
      - {id: a, rules: r, rights: [SeTcbPrivilege], machines: {name: [a]}, principals: [Users], layer: effective,
         effect: allow-extra, reason: r, owner: o, ticket: t, approvedBy: a, approvedOn: 2026-01-01,
         expires: 2026-02-01, reviewLeadDays: 7, compensatingControl: c}
      - {id: b, rules: [r], reason: r, owner: o, ticket: t, permanent: true, approvedBy: a}

    """,
    .knownFindings: """
    findings:
      - {subject: a, layer: effective, rule: r, unexpected: [S-1-1-0]}
      - {subject: a, layer: effective, rule: s, rights: {SeTcbPrivilege: {missing: [x]}}, seen: {SeDebugPrivilege: []}}

    """,
    .policy: """
    id: p
    waivers: {max-lifetime: {critical: 30d, low: 12w}, approver-differs-from-owner: true}
    assign: [{to: {os: windows-11}, baselines: [a]}]

    """,
  ]

  @Test(arguments: [DocumentKind.waivers, .knownFindings, .policy])
  func `what documents may say is valid`(kind: DocumentKind) throws {
    let schema = try #require(DocumentSchema.text(for: kind))
    let text = try #require(Self.whole[kind])
    let document = "apiVersion: plumbline/v1\nkind: \(kind.rawValue)\n\(text)"
    #expect(try Self.invalid(schema, [document]) ?? [] == [])
  }

  @Test func `a test of a baseline is valid`() throws {
    let text = """
      apiVersion: plumbline/v1
      kind: PolicyTest
      baseline: a
      parameters: {x: [Users]}
      machine: {os: windows-11-23h2, role: client, features: []}
      good: {SeTcbPrivilege: no one, SeDebugPrivilege: [Administrators], SeAuditPrivilege: {holders: [Users], complete: false}}
      tests:
        - {name: one, change: {SeDebugPrivilege: {add: [Everyone]}, SeTcbPrivilege: not collected}, expect: {SeDebugPrivilege: fail, SeTcbPrivilege: notCollected}}
        - {name: two, addEach: [Everyone], rights: [SeDebugPrivilege], expect: fail}
        - {name: three, removeEach: all, expect: fail}

      """
    let schema = try #require(DocumentSchema.text(for: .policyTest))
    let document = try Self.document("a", bytes: Array(text.utf8))
    #expect(try SchemaValidator.problems(schema: schema, documents: [document]) ?? [] == [])
  }

  @Test func `every test that ships is valid`() throws {
    let ids = try BaselineLibrary.folder(Self.root).baselineIDs
    let documents = try ids.map { "Baselines/\($0).test.yaml" }.flatMap { path in
      let file = LibraryFile.named("\(Self.root)/\(path)")
      return try YAMLReader.documents(try file.bytes(), uri: path).map { (name: path, json: Self.json($0)) }
    }
    let schema = try #require(DocumentSchema.text(for: .policyTest))
    #expect(try SchemaValidator.problems(schema: schema, documents: documents) ?? [] == [])
  }

  // MARK: YAML as editors understand it

  private static func document(_ name: String, bytes: [UInt8]) throws -> (name: String, json: String) {
    (name, json(try YAMLReader.document(bytes, uri: name)))
  }

  private static func json(_ node: YAMLNode) -> String {
    switch node.content {
    case .sequence(let items): return "[" + items.map(json).joined(separator: ",") + "]"
    case .mapping(let entries):
      return "{" + entries.map { "\(quoted($0.key)):\(json($0.value))" }.joined(separator: ",") + "}"
    case .scalar(let text, style: .plain):
      if ["true", "false", "null"].contains(text) { return text }
      if text.isEmpty || text == "~" { return "null" }
      // YAML's core schema knows numbers.
      if let number = Int(text) { return String(number) }
      if text.first?.isNumber == true, let number = Double(text) { return String(number) }
      return quoted(text)
    case .scalar(let text, _): return quoted(text)
    }
  }

  private static func quoted(_ text: String) -> String {
    "\""
      + text.unicodeScalars.map { scalar in
        scalar == "\"" || scalar == "\\"
          ? "\\\(scalar)" : scalar.value < 0x20 ? "\\u00" + hex(scalar.value) : "\(scalar)"
      }
      .joined() + "\""
  }

  private static func hex(_ value: UInt32) -> String { (value < 16 ? "0" : "") + String(value, radix: 16) }
}
