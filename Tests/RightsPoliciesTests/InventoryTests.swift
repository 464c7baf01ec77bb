import RightsModel
import RightsPolicies
import RightsYAML
import Testing

@Suite struct InventoryTests {
  static func read(_ text: String, _ uri: String) -> (inventory: Inventory, diagnostics: [Diagnostic]) {
    let collector = DiagnosticCollector()
    let inventory = InventoryReader.read(Array(text.utf8), uri: uri, diagnostics: collector)
    return (inventory, collector.diagnostics)
  }

  static let yaml = """
    apiVersion: plumbline/v1
    kind: Inventory
    machines:
      - {name: WEB01, build: 10.0.20348.2322, productType: server, role: member-server, domain: CORP, domainSid: S-1-5-21-1-2-3,
         machineSid: S-1-5-21-7-8-9, language: en, features: [iis], tags: {env: prod}, accounts: {svc_web: S-1-5-21-7-8-9-1004}}
      - {name: dc01, productType: domain-controller, features: [], tags: {}, decommissioned: true}
    """
  static let json = """
    [{"name":"WEB01","build":"10.0.20348.2322","productType":"server","role":"member-server","domain":"CORP",
    "domainSid":"S-1-5-21-1-2-3","machineSid":"S-1-5-21-7-8-9","language":"en","features":["iis"],"tags":{"env":"prod"},
    "accounts":{"svc_web":"S-1-5-21-7-8-9-1004"}},{"name":"dc01","productType":2,"features":[],"tags":{},"decommissioned":true}]
    """
  static let csv = """
    name,build,productType,role,domain,domainSid,machineSid,language,features,tags,accounts,decommissioned\r
    WEB01,10.0.20348.2322,server,member-server,"CORP",S-1-5-21-1-2-3,S-1-5-21-7-8-9,en,iis,env=prod,svc_web=S-1-5-21-7-8-9-1004,\r
    dc01,,2,,,,,,none,,,TRUE\r

    """

  @Test func `reads the same from YAML, JSON and CSV`() throws {
    let object = "{\"machines\": \(Self.json)}"
    let all = [
      (Self.yaml, "i.yaml"), (Self.json, "i.json"), (object, "i.json"), (Self.csv, "i.CSV"),
      ("\u{FEFF}" + Self.csv, "i.csv"),
    ]
    let readings = all.map { text, uri in
      let (inventory, diagnostics) = Self.read(text, uri)
      #expect(places(diagnostics) == [])
      return inventory.machines.map { facts in
        var facts = facts
        facts.location = nil
        return facts
      }
    }
    let first = try #require(readings.first)
    #expect(first.count == 2)
    #expect(
      first[0].os?.id == "windows-server-2022" && first[0].features == ["iis"] && first[0].tags == ["env": "prod"])
    #expect(first[1].role == .domainController && first[1].features == [] && first[1].decommissioned)
    for reading in readings { #expect(reading == first) }
  }

  @Test func `machines of one name are told apart by FQDN and id`() {
    let (inventory, diagnostics) = Self.read(
      "name,fqdn,id\nWEB01,web01.a.example,\nweb01,web01.b.example,X1\n", "i.csv")
    #expect(places(diagnostics) == [])
    #expect(inventory.machines.map(\.subjectID) == ["web01.a.example", "X1"])
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

  @Test(arguments: [
    Bad("an empty table", "i.csv", "\r\n\r\n", "1 empty-document"),
    Bad("an unknown column", "i.csv", "name,biuld\na,1\n", "1:6 unknown-key"),
    Bad("a column twice", "i.csv", "name,name\na,a\n", "1:6 duplicate-key"),
    Bad("no column for names", "i.csv", "role\nclient\n", "1:1 missing-key"),
    Bad("semicolons", "i.csv", "name;role\na;client\n", "1:1 unknown-key"),
    Bad("an empty name", "i.csv", "name,role\n,client\n", "2:1 missing-key"),
    Bad("a field too few", "i.csv", "name,role\na\nb,client,\n", "2:1 wrong-column-count", "3:1 wrong-column-count"),
    Bad("a wrong value behind a quoted line end", "i.csv", "name,tags,role\na,\"x=1\r\n2\",x\n", "3:4 unknown-value"),
    Bad("an open quote", "i.csv", "name\n\"a\n", "2:1 malformed-csv"),
    Bad("a quote inside", "i.csv", "name\na\"b\n", "2:2 malformed-csv"),
    Bad("text behind a quote", "i.csv", "name\n\"a\"b\n", "2:4 malformed-csv"),
    Bad("NUL in a table", "i.csv", "name\na\u{0}\n", "2:1 malformed-csv"),
    Bad("no pair", "i.csv", "name,tags\na,x;y=1\n", "2:3 invalid-value"),
    Bad("no flag", "i.csv", "name,decommissioned\na,yes\n", "2:3 wrong-type"),
    Bad("two machines of one name", "i.csv", "name\nWEB01\nweb01\n", "3:1 duplicate-machine"),
    Bad("a time of collection", "i.csv", "name,collectedAt\na,2026-10-01\n", "1:6 unknown-key"),
    Bad("an unknown key in JSON", "i.json", "[{\"name\": \"a\", \"rol\": 1}]", "1:16 unknown-key"),
    Bad("JSON that is cut off", "i.json", "[{\"name\": \"a\"}\n", "2:1 yaml-syntax"),
    Bad("an empty list", "i.json", "[]", "1:1 empty-list"),
    Bad(
      "two machines of one name in YAML", "i.yaml",
      "apiVersion: plumbline/v1\nkind: Inventory\nmachines:\n  - {name: a}\n  - {name: A}", "5:5 duplicate-machine"),
    Bad("no machines", "i.yaml", "apiVersion: plumbline/v1\nkind: Inventory\n", "1:1 missing-key"),
    Bad("another kind", "i.yaml", "apiVersion: plumbline/v1\nkind: Policy\n", "2:7 wrong-kind"),
  ])
  func `refuses`(_ sample: Bad) {
    let (_, diagnostics) = Self.read(sample.text, sample.uri)
    #expect(places(diagnostics) == sample.expected)
    #expect(diagnostics.allSatisfy { $0.help != nil || $0.code == "yaml-syntax" })
  }

  @Test func `names both lines of a duplicate`() throws {
    let (_, diagnostics) = Self.read("name\nWEB01\nweb01\n", "i.csv")
    #expect(try #require(diagnostics.first).notes.first?.location?.description == "i.csv:2:1")
  }

  @Test(.timeLimit(.minutes(15))) func `reads 100,000 machines from a table`() {
    let rows = (0..<100_000).map { "SRV\($0),20348,server,member-server,env=prod;site=a,iis;dns" }
    let (inventory, diagnostics) = Self.read(
      "name,build,productType,role,tags,features\n" + rows.joined(separator: "\n"), "i.csv")
    #expect(inventory.machines.count == 100_000 && diagnostics.isEmpty)
  }
}
