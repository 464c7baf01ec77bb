import RightsModel
import RightsSnapshots
import Testing

@Suite struct MachineFactsReaderTests {
  static let json = """
    {"name": "WEB01", "build": "10.0.20348.2322", "productType": 3, "role":"member-server",
     "domain": "CORP", "domainSid": "S-1-5-21-1-2-3", "machineSid": "S-1-5-21-7-8-9", "language": "de-DE", "id": null,
    \t"features": ["IIS", "hyper-v"], "tags": {"env": "pr\\u00f6d \\uD83D\\uDE00", "path": "a\\/b"}, "accounts": {"svc_web": "S-1-5-21-7-8-9-1004"},
     "collectedAt": "2026-10-01T02:00:00+02:00", "bootedAt": "\\/Date(1633043220000)\\/", "decommissioned": false}
    """

  @Test(arguments: ["UTF-8", "UTF-8 with mark", "UTF-16LE with mark", "UTF-16LE without mark"])
  func `reads machine json in`(_ encoding: String) throws {
    let wide = Self.json.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let bytes: [UInt8] =
      switch encoding {
      case "UTF-8": Array(Self.json.utf8)
      case "UTF-8 with mark": [0xEF, 0xBB, 0xBF] + Array(Self.json.utf8)
      case "UTF-16LE with mark": [0xFF, 0xFE] + wide
      default: wide
      }
    let reading = MachineFactsReader.read(bytes, uri: "WEB01/machine.json")
    #expect(reading.diagnostics.map(\.description) == [])
    let facts = reading.facts
    #expect(facts.name == "WEB01" && facts.id == nil && facts.subjectID == "WEB01")
    #expect(facts.build == 20348 && facts.isServer == true && facts.os?.id == "windows-server-2022")
    #expect(facts.role == .memberServer && facts.domainJoined == true)
    #expect(facts.domainSID == SID("S-1-5-21-1-2-3") && facts.machineSID == SID("S-1-5-21-7-8-9"))
    #expect(facts.features == ["hyper-v", "iis"] && facts.language == "de-DE")
    #expect(facts.tags == ["env": "pröd 😀", "path": "a/b"])
    #expect(facts.accounts == ["svc_web": SID("S-1-5-21-7-8-9-1004")])
    #expect(facts.collectedAt?.description == "2026-10-01T00:00:00Z")
    #expect(facts.bootedAt?.description == "2021-09-30T23:07:00Z")
  }

  @Test func `reads machine yaml`() {
    let text = "name: DC01\nbuild: 17763\nproductType: DomainController\nmachineSid: S-1-5-21-1-2-3\nfeatures: []\n"
    let reading = MachineFactsReader.read(Array(text.utf8), uri: "machine.yaml")
    #expect(reading.diagnostics.map(\.description) == [])
    #expect(reading.facts.os?.id == "windows-server-2019" && reading.facts.role == .domainController)
    #expect(reading.facts.domainSID == SID("S-1-5-21-1-2-3") && reading.facts.features == [])
  }

  struct Derived: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var os: String?
    var role: Role?
    init(_ text: String, _ os: String?, _ role: Role?) { (testDescription, self.os, self.role) = (text, os, role) }
  }

  @Test(arguments: [
    Derived("build: 17763", nil, nil),
    Derived("{build: 17763, productType: WorkStation}", "windows-10-1809", .client),
    Derived("{build: 17763, role: member-server}", "windows-server-2019", .memberServer),
    Derived("{build: 10.0.20348, productType: server}", "windows-server-2022", nil),
    Derived("{productType: server, domainJoined: false}", nil, .standaloneServer),
    Derived("{productType: server, domainSid: S-1-5-21-1-2-3}", nil, .memberServer),
    Derived("{build: 22631}", "windows-11-23h2", .client),
    Derived("{os: windows-server-2016}", "windows-server-2016", nil),
    Derived("{productType: '2'}", nil, .domainController),
  ])
  func `derives`(_ sample: Derived) {
    let reading = MachineFactsReader.read(Array(sample.testDescription.utf8), uri: "machine.yaml")
    #expect(reading.diagnostics.map(\.description) == [])
    #expect(reading.facts.os?.id == sample.os)
    #expect(reading.facts.role == sample.role)
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var uri: String
    var text: String
    var expected: [String]
    init(_ name: String, _ uri: String, _ text: String, _ expected: String...) {
      (testDescription, self.uri, self.text, self.expected) = (name, uri, text, expected)
    }
  }

  @Test(
    .timeLimit(.minutes(15)),
    arguments: [
      Bad("an unknown key", "machine.json", "{\n \"nmae\": \"x\"}", "2:2 unknown-key"),
      Bad("a duplicate key", "machine.json", "{\"name\": \"x\",\n \"name\": \"y\"}", "2:2 duplicate-key"),
      Bad("a comment in JSON", "machine.json", "{\"name\": \"x\" # no\n}", "1 malformed-json"),
      Bad("YAML that calls itself JSON", "machine.json", "{'name': x}", "1 malformed-json"),
      Bad("JSON that is cut off", "machine.json", "{\"name\": \"x\"\n", "2:1 malformed-json"),
      Bad("an empty file", "machine.json", "", " malformed-json"),
      Bad("a list", "machine.json", "[1]", "1:1 wrong-type"),
      Bad("10,000 levels", "machine.json", String(repeating: "[", count: 10_000), "1:9 malformed-json"),
      Bad("NUL", "machine.yaml", "name: a\u{0}b", "1:8 control-character"),
      Bad("no version", "machine.yaml", "build: 10.0", "1:8 invalid-value"),
      Bad("a client that is a server", "machine.yaml", "productType: server\nrole: client", "2:7 contradiction"),
      Bad("a server that is a DC", "machine.yaml", "productType: 3\nrole: domain-controller", "2:7 contradiction"),
      Bad("a wrong build", "machine.yaml", "os: windows-server-2022\nbuild: 17763", "1:5 contradiction"),
      Bad(
        "a client's release on a server", "machine.yaml", "os: windows-11-23h2\nrole: member-server",
        "1:5 contradiction"),
      Bad(
        "a server of no domain in a domain", "machine.yaml", "role: standalone-server\ndomainSid: S-1-5-21-1-2-3",
        "2:12 contradiction"),
      Bad(
        "a DC with another SID", "machine.yaml",
        "role: domain-controller\ndomainSid: S-1-5-21-1-2-3\nmachineSid: S-1-5-21-7-8-9", "3:13 contradiction"),
      Bad("an account's SID", "machine.yaml", "machineSid: S-1-5-21-1-2-3-500", "1:13 invalid-value"),
      Bad("a family", "machine.yaml", "os: windows-11", "1:5 unknown-value"),
      Bad("no role", "machine.yaml", "role: server", "1:7 unknown-value"),
      Bad("a time without a zone", "machine.yaml", "collectedAt: 2026-10-01T02:00:00", "1:14 invalid-value"),
      Bad("an unknown build", "machine.yaml", "build: 12345", "1:8 unknown-build"),
      Bad("two accounts of one name", "machine.yaml", "accounts:\n  a: S-1-1-0\n  A: S-1-1-0", "3:3 duplicate-key"),
      Bad("several mistakes", "machine.yaml", "role: x\nfoo: y", "2:1 unknown-key", "1:7 unknown-value"),
    ])
  func `says where there is`(_ sample: Bad) {
    let reading = MachineFactsReader.read(Array(sample.text.utf8), uri: sample.uri)
    let found = reading.diagnostics.map { diagnostic in
      "\((diagnostic.location?.description ?? "").dropFirst(sample.uri.utf8.count + 1)) \(diagnostic.code)"
    }
    #expect(found == sample.expected)
    #expect(reading.diagnostics.allSatisfy { $0.help != nil || ["wrong-type", "control-character"].contains($0.code) })
  }

  @Test func `survives a cut at every byte and bytes that are no text`() {
    let text = Array(Self.json.utf8)
    for length in 0..<text.count {
      #expect(!MachineFactsReader.read(Array(text[..<length]), uri: "machine.json").diagnostics.isEmpty)
    }
    #expect(
      MachineFactsReader.read([0x7B, 0xFF, 0x7D], uri: "machine.json").diagnostics.map(\.code) == ["invalid-encoding"])
  }
}
