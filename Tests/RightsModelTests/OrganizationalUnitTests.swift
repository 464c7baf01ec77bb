import RightsModel
import Testing

@Suite struct OrganizationalUnitTests {
  @Test(
    arguments: [
      ("OU=Web,OU=Servers,DC=corp,DC=example", "corp.example", ["servers", "web"]),
      ("ou=Web, ou=Servers, dc=CORP, dc=example", "corp.example", ["servers", "web"]),
      ("CN=Computers,DC=corp,DC=example", "corp.example", ["computers"]),
      ("OU=Web\\, external,DC=corp", "corp", ["web, external"]),
      ("OU=caf\\C3\\A9,DC=corp", "corp", ["café"]), ("OU=Servers", nil, ["servers"]),
      ("DC=corp,DC=example", "corp.example", []),
      ("corp.example/Servers/Web", "corp.example", ["servers", "web"]), ("corp.example/", "corp.example", []),
      ("corp.example/a\\/b", "corp.example", ["a/b"]),
    ] as [(String, String?, [String])])
  func `reads`(_ text: String, _ domain: String?, _ path: [String]) throws {
    let place = try #require(OrganizationalUnit(text))
    #expect(place.domain == domain && place.path == path)
  }

  @Test(arguments: ["", "Servers", "OU", "OU=", "=x", "OU=a\\", "X=a,DC=b", "DC=a,OU=b", "Local/x", "corp.example//x"])
  func `refuses`(_ text: String) { #expect(OrganizationalUnit(text) == nil) }

  @Test(
    arguments: [
      ("OU=Servers,DC=corp", "OU=Web,OU=Servers,DC=corp", true), ("OU=Servers,DC=corp", "OU=Servers,DC=corp", true),
      ("OU=Web,DC=corp", "OU=Web,OU=Servers,DC=corp", false), ("OU=Servers,DC=corp", "OU=Servers,DC=other", false),
      ("OU=Servers", "OU=Web,OU=Servers,DC=other", true), ("OU=Servers,DC=corp", "OU=Servers", nil),
      ("DC=corp", "OU=Servers,DC=corp", true), ("corp.example/Servers", "OU=Web,OU=Servers,DC=corp,DC=example", true),
    ] as [(String, String, Bool?)])
  func `contains its subtree`(_ above: String, _ below: String, _ answer: Bool?) throws {
    #expect(try #require(OrganizationalUnit(above)).contains(#require(OrganizationalUnit(below))) == answer)
  }

  @Test(arguments: [
    ("CN=WEB01,OU=Servers,DC=corp", "OU=Servers,DC=corp"), ("CN=A\\,B,OU=Servers,DC=corp", "OU=Servers,DC=corp"),
    ("corp.example/Servers/WEB01", "corp.example/Servers"), ("CN=WEB01,DC=corp", "DC=corp"),
  ])
  func `has a parent`(_ text: String, _ parent: String) throws {
    let own = try #require(OrganizationalUnit(text)?.parent)
    #expect(own == OrganizationalUnit(parent) && OrganizationalUnit(own.text) == own)
  }

  @Test func `the root of a domain has no parent`() { #expect(OrganizationalUnit("DC=corp")?.parent == nil) }
}
