import RightsText
import Testing

@Suite struct PowerShellTokenizerTests {
  private func kinds(_ text: String) -> [PowerShellToken.Kind] {
    PowerShellTokenizer.tokens(of: Array(text.utf8), uri: "a.ps1").map(\.kind)
  }

  @Test(arguments: [
    ("'it''s'", "it's", true), ("\"a \"\"b\"\" `\"c`\"\"", "a \"b\" \"c\"", true), ("\"$name\"", "$name", false),
    ("\"$(Get-Date)\"", "$(Get-Date)", false), ("\"$ 5\"", "$ 5", true), ("'$name'", "$name", true),
    ("@'\nline 'one'\n'@", "line 'one'", true), ("@\"\n$x\n\"@", "$x", false),
  ])
  func `a string is read, and whether it is all that there is`(_ text: String, _ value: String, _ isLiteral: Bool) {
    #expect(kinds(text) == [.string(value, isLiteral: isLiteral)])
  }

  @Test func `comments and continued lines are gone`() {
    #expect(kinds("a # 'b'\n<# 'c'\n #> d `\r\n e") == [.word("a"), .newline, .word("d"), .word("e")])
  }

  @Test(arguments: ["'a", "\"a", "@'\na", "<# a"])
  func `what has no end is said to have none`(_ text: String) {
    #expect(kinds(text).last == .unterminated)
  }

  @Test func `a file that is cut anywhere is read without a trap`() {
    let bytes = Array("Name @{ A = @('x', \"y`\"\"); B = $true } <# c #> @\"\nz\n\"@".utf8)
    for length in 0...bytes.count {
      #expect(PowerShellTokenizer.tokens(of: Array(bytes[..<length]), uri: "a.ps1").count <= bytes.count)
    }
  }
}
