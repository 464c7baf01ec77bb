import RightsPolicies
import Testing

@Suite struct GlobTests {
  @Test(arguments: [
    ("WEB*", "web01"), ("web*", "WEB"), ("*", ""), ("*01", "SRV-01"), ("W*B*1", "wxxbbb21"), ("?EB", "web"),
    ("a?c*", "ABCD"),
    ("M\u{DC}NCHEN*", "m\u{FC}nchen-1"), ("*\u{FC}?", "M\u{DC}N"), ("**", "x"), ("\u{212A}1", "k1"),
    ("k1", "\u{212A}1"),
  ])
  func `a pattern matches without case`(pattern: String, text: String) {
    #expect(Glob(pattern).matches(text))
  }

  @Test(arguments: [
    ("WEB*", "aweb"), ("WEB", "web1"), ("?", ""), ("", "x"), ("*a", "ab"), ("a?c", "ac"), ("M\u{DC}*", "mu1"),
    ("@", "`"),
  ])
  func `a pattern that asks for more, or for less, does not match`(pattern: String, text: String) {
    #expect(!Glob(pattern).matches(text))
  }
}
