import Foundation
import RightsText
import Testing

@Suite struct WriterTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var text: String
    var json: String
    var xmlText: String
    var xmlAttribute: String
    var visible: String
    var testDescription: String { json }
  }

  static let samples = [
    Sample(text: "", json: "", xmlText: "", xmlAttribute: "", visible: ""),
    Sample(
      text: "S-1-5-32-544", json: "S-1-5-32-544", xmlText: "S-1-5-32-544", xmlAttribute: "S-1-5-32-544",
      visible: "S-1-5-32-544"),
    Sample(
      text: "CORP\\\"a\" <&>", json: "CORP\\\\\\\"a\\\" <&>", xmlText: "CORP\\\"a\" &lt;&amp;&gt;",
      xmlAttribute: "CORP\\&quot;a&quot; &lt;&amp;&gt;", visible: "CORP\\\"a\" <&>"),
    Sample(
      text: "a\nb\tc\rd", json: "a\\nb\\tc\\rd", xmlText: "a\nb\tc&#13;d", xmlAttribute: "a&#10;b&#9;c&#13;d",
      visible: "a<U+000A>b<U+0009>c<U+000D>d"),
    Sample(
      text: "\u{0}\u{1B}[2J", json: "\\u0000\\u001b[2J", xmlText: "\u{FFFD}\u{FFFD}[2J",
      xmlAttribute: "\u{FFFD}\u{FFFD}[2J",
      visible: "<U+0000><U+001B>[2J"),
    Sample(
      text: "\u{202E}tset\u{2069}", json: "\\u202etset\\u2069", xmlText: "&lt;U+202E&gt;tset&lt;U+2069&gt;",
      xmlAttribute: "&lt;U+202E&gt;tset&lt;U+2069&gt;", visible: "<U+202E>tset<U+2069>"),
    Sample(
      text: "\u{E0041}\u{7F}\u{85}", json: "\\udb40\\udc41\\u007f\\u0085",
      xmlText: "&lt;U+E0041&gt;&lt;U+007F&gt;&lt;U+0085&gt;",
      xmlAttribute: "&lt;U+E0041&gt;&lt;U+007F&gt;&lt;U+0085&gt;",
      visible: "<U+E0041><U+007F><U+0085>"),
    Sample(
      text: "Größe 管理者 😀", json: "Größe 管理者 😀", xmlText: "Größe 管理者 😀", xmlAttribute: "Größe 管理者 😀",
      visible: "Größe 管理者 😀"),
    Sample(text: "\u{FFFF}", json: "\\uffff", xmlText: "\u{FFFD}", xmlAttribute: "\u{FFFD}", visible: "<U+FFFF>"),
  ]

  @Test(arguments: samples)
  func `text is escaped for where it goes`(_ sample: Sample) {
    #expect(written { $0.write(jsonContent: sample.text) } == sample.json)
    #expect(written { $0.write(json: sample.text) } == "\"\(sample.json)\"")
    #expect(written { $0.write(xmlText: sample.text) } == sample.xmlText)
    #expect(written { $0.write(xmlAttribute: sample.text) } == sample.xmlAttribute)
    #expect(written { $0.write(visible: sample.text) } == sample.visible)
    #expect(HiddenCharacters.shown(sample.text) == sample.visible)
  }

  @Test(arguments: samples)
  func `a JSON string reads back as the text`(_ sample: Sample) throws {
    let array = written { $0.write(json: sample.text) }
    #expect(try JSONDecoder().decode([String].self, from: Data("[\(array)]".utf8)) == [sample.text])
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (-1, "-1"), (Int.max, "9223372036854775807"), (Int.min, "-9223372036854775808"),
  ])
  func `numbers are decimal`(number: Int, text: String) { #expect(written { $0.write(number) } == text) }

  @Test func `keys and elements bring their own commas`() {
    let text = written { out in
      out.write("{")
      out.write(key: "a")
      out.write("[")
      for number in 1...3 {
        out.writeElementSeparator()
        out.write(number)
      }
      out.write("]")
      out.write(key: "b")
      out.write("{}}")
    }
    #expect(text == "{\"a\":[1,2,3],\"b\":{}}")
  }

  @Test(arguments: [
    ("exports/WEB01.inf", "exports/WEB01.inf"), ("a b#c?d%e", "a%20b%23c%3Fd%25e"), ("x:y", "x%3Ay"),
    ("{31B2}/ä", "%7B31B2%7D/%C3%A4"), ("a\\b", "a%5Cb"),
  ])
  func `a path becomes a relative reference`(path: String, uri: String) {
    #expect(written { $0.write(uri: path) } == uri)
  }

  @Test(arguments: [
    ("a|b`c`", "a\\|b\\`c\\`"), ("[x](1) <b> @me #1", "\\[x\\]\\(1\\) &lt;b&gt; \\@me \\#1"),
    ("a\nb", "a&lt;U+000A&gt;b"),
  ])
  func `Markdown shows text as itself`(text: String, markdown: String) {
    #expect(written { $0.write(markdown: text) } == markdown)
  }

  private func written(_ write: (inout [UInt8]) -> Void) -> String {
    var out: [UInt8] = []
    write(&out)
    return String(decoding: out, as: UTF8.self)
  }
}
