import RightsEngine
import Testing

@Suite struct RPCHostTests {
  @Test(arguments: ["WEB01", "web01.corp.example", "10.0.0.1", "a_b-c", "x", String(repeating: "a", count: 63)])
  func `a name or an address is taken as it is`(_ text: String) {
    #expect(RPCHost(text)?.description == text)
  }

  @Test(arguments: [
    "", "-x", "--help", "a b", "a;b", "a/b", "..", ".", "a..b", ".a", "a.", "a.-b", "a\u{0}b", "a\nb", "wêb", "[::1]",
    "a:445",
    "ncacn_np:a", "a[sign]", "$(id)", "%x", "a@b", "a\\b", String(repeating: "a", count: 64),
    String(repeating: "a.", count: 127) + "a",
  ])
  func `nothing else comes near an argument or a path`(_ text: String) {
    #expect(RPCHost(text) == nil)
  }
}
