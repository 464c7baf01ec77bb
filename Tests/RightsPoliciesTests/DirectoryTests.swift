import RightsModel
import RightsPolicies
import RightsYAML
import Testing

@Suite struct DirectoryTests {
  static func read(_ text: String) -> (directory: Directory, diagnostics: [Diagnostic]) {
    let collector = DiagnosticCollector()
    let text = "apiVersion: plumbline/v1\nkind: Directory\ndomains:\n" + text
    let file = DocumentFile(Array(text.utf8), uri: "d.yaml", diagnostics: collector)
    let domains = file.nodes(of: .directory).flatMap { DirectoryDecoding.domains($0, diagnostics: collector) }
    return (DirectoryDecoding.directory(domains, diagnostics: collector), collector.diagnostics)
  }

  @Test func `resolves names and knows orphans`() throws {
    let (directory, diagnostics) = Self.read(
      """
        - {name: CORP, fqdn: corp.example, sid: S-1-5-21-1-2-3, complete: true, trusts: [S-1-5-21-4-5-6],
           principals: {T0-Admins: S-1-5-21-1-2-3-1105, Ops: S-1-5-21-1-2-3-1106}, sidHistory: [S-1-5-21-9-9-9-1500]}
        - {name: PART, sid: S-1-5-21-4-5-6, principals: {x: S-1-5-21-4-5-6-1000}}
      """)
    #expect(places(diagnostics) == [])
    let admins = try #require(SID("S-1-5-21-1-2-3-1105"))
    #expect(directory.resolve(domain: "corp", name: "t0-ADMINS") == admins)
    #expect(directory.resolve(domain: "CORP.example", name: "T0-Admins") == admins)
    #expect(directory.resolve(domain: "PART", name: "T0-Admins") == nil)
    #expect(directory.name(of: admins) == "CORP\\T0-Admins")
    let orphans = [
      "S-1-5-21-1-2-3-1105", "S-1-5-21-1-2-3-1999", "S-1-5-21-1-2-3-512", "S-1-5-21-4-5-6-1999", "S-1-5-21-9-9-9-1500",
      "S-1-5-21-9-9-9-1501", "S-1-5-32-544", "S-1-5-21-1-2-3",
    ].compactMap { SID($0) }.filter(directory.isOrphan)
    #expect(orphans.map(\.description) == ["S-1-5-21-1-2-3-1999"])
    let domain = try #require(SID("S-1-5-21-1-2-3"))
    #expect(directory.covers(domain) && directory.trusts(of: domain).map(\.description) == ["S-1-5-21-4-5-6"])
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
    Bad("no SID", "  - {name: A}", "4:5 missing-key"),
    Bad("an account as domain", "  - {name: A, sid: S-1-5-32-544}", "4:20 invalid-value"),
    Bad("an unknown key", "  - {name: A, sid: S-1-5-21-1-2-3, trust: []}", "4:36 unknown-key"),
    Bad("no flag", "  - {name: A, sid: S-1-5-21-1-2-3, complete: yes}", "4:46 wrong-type"),
    Bad(
      "a principal of another domain", "  - {name: A, sid: S-1-5-21-1-2-3, principals: {a: S-1-5-21-1-2-4-1000}}",
      "4:52 invalid-value"),
    Bad(
      "one name twice",
      "  - {name: A, sid: S-1-5-21-1-2-3, principals: {a: S-1-5-21-1-2-3-1000, A: S-1-5-21-1-2-3-1001}}",
      "4:73 duplicate-key"),
    Bad(
      "one domain twice", "  - {name: A, sid: S-1-5-21-1-2-3}\n  - {name: a, sid: S-1-5-21-1-2-4}",
      "5:5 duplicate-domain"),
  ])
  func `refuses`(_ sample: Bad) {
    #expect(places(Self.read(sample.text).diagnostics) == sample.expected)
  }
}
