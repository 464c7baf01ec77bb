import RightsText
import Testing

@Suite struct RubyTokenizerTests {
  private func kinds(_ text: String) -> [RubyToken.Kind] {
    RubyTokenizer.tokens(of: Array(text.utf8), uri: "a.rb").map(\.kind)
  }

  @Test(arguments: [
    (#"'it\'s'"#, "it's", true), (#"'a\n'"#, #"a\n"#, true), (#""a\"b\n""#, "a\"b\n", true),
    (##""#{x}""##, "#{x}", false),
    ("'#{x}'", "#{x}", true), ("%q(a (b) c)", "a (b) c", true), ("%Q{#{x}}", "#{x}", false),
  ])
  func `a string is read, and whether it is all that there is`(_ text: String, _ value: String, _ isLiteral: Bool) {
    #expect(kinds(text) == [.string(value, isLiteral: isLiteral)])
  }

  @Test func `lists of words are read`() { #expect(kinds("%w[a b]") == [.words(["a", "b"])]) }

  @Test func `the text of a here-document is no code`() {
    #expect(
      kinds("desc <<~EOS\n  its('a')\n  EOS\nend") == [
        .word("desc"), .string("", isLiteral: false), .newline, .word("end"),
      ])
  }

  @Test func `comments are gone`() {
    #expect(kinds("a # 'b'\n=begin\n'c'\n=end\nd") == [.word("a"), .newline, .word("d")])
  }

  @Test(arguments: ["'a", "\"a", "%q(a"])
  func `what has no end is said to have none`(_ text: String) { #expect(kinds(text).last == .unterminated) }

  @Test func `a file that is cut anywhere is read without a trap`() {
    let bytes = Array("x = <<~EOS\n a\nEOS\n%w[a b] :c 1.5 '\\'' \"#{d}\" # e\n=begin\nf\n=end\n".utf8)
    for length in 0...bytes.count {
      #expect(RubyTokenizer.tokens(of: Array(bytes[..<length]), uri: "a.rb").count <= bytes.count)
    }
  }
}
