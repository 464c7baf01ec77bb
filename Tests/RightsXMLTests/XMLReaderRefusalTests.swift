import RightsModel
import RightsXML
import Testing

@Suite struct XMLReaderRefusalTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var expected: String

    init(_ name: String, _ text: String, _ expected: String) {
      self.init(name, bytes: Array(text.utf8), expected)
    }

    init(_ name: String, bytes: [UInt8], _ expected: String) {
      testDescription = name
      self.bytes = bytes
      self.expected = expected
    }
  }

  @Test(
    .timeLimit(.minutes(15)),
    arguments: [
      Sample("nothing", "", "a.xml empty-document"),
      Sample("no XML", "[Unicode]", "a.xml:1:1 malformed-xml"),
      Sample("an end tag that does not match", "<a>\n <b></c>\n</a>", "a.xml:2:9 malformed-xml"),
      Sample("a file that is cut off", "<a>\n <b>", "a.xml:2:5 malformed-xml"),
      Sample("something behind the root", "<a/>\n<b/>", "a.xml:2:1 malformed-xml"),
      Sample("an undeclared prefix", "<a>\n<p:b/></a>", "a.xml:2:5 malformed-xml"),
      Sample("a double attribute", "<a x='1' x='2'/>", "a.xml:1:15 malformed-xml"),
      Sample("an undeclared entity", "<a>&x;</a>", "a.xml:1:7 malformed-xml"),
      Sample("a control character", "<a>\u{1}</a>", "a.xml:1:4 malformed-xml"),
      Sample("NUL", "<a>\n\u{0}</a>", "a.xml:2:1 control-character"),
      Sample("NUL behind the root", "<a/>\u{0}", "a.xml:1:5 control-character"),
      Sample("a DOCTYPE", "<?xml version='1.0'?>\n <!DOCTYPE a>\n<a/>", "a.xml:2:2 document-type"),
      Sample(
        "an external entity", "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
        "a.xml:1:1 document-type"),
      Sample(
        "an external subset", "<!DOCTYPE a SYSTEM 'http://localhost/a.dtd'><a/>", "a.xml:1:1 document-type"),
      Sample("billion laughs", Self.billionLaughs, "a.xml:1:1 document-type"),
      Sample("10,000 levels", String(repeating: "<a>", count: 10_000), "a.xml:1:193 too-deep"),
      Sample(
        "a million attributes", "<a " + (0..<1_000_000).map { "a\($0)='' " }.joined() + "/>",
        "a.xml:1:1 too-many-attributes"),
      Sample(
        "a million elements", "<a>" + String(repeating: "<b/>", count: 1_000_000) + "</a>",
        "a.xml:1:4000000 too-many-nodes"),
      Sample("invalid UTF-8", bytes: Array("<a>é\n".utf8) + [0x41, 0xFF], "a.xml:2:2 invalid-encoding"),
      Sample("half a UTF-16 character", bytes: [0xFF, 0xFE, 0x3C, 0, 0x61], "a.xml:1:2 invalid-encoding"),
      Sample("half a surrogate pair", bytes: [0xFF, 0xFE, 0x3C, 0, 0, 0xD8, 0x61, 0], "a.xml:1:2 invalid-encoding"),
      Sample(
        "an encoding that is not read", "<?xml version='1.0' encoding='windows-1252'?>\n<a>é</a>",
        "a.xml:2:4 unsupported-encoding"),
    ])
  func `refuses`(_ sample: Sample) throws {
    let error = #expect(throws: DiagnosticError.self) { try XMLReader.document(sample.bytes, uri: "a.xml") }
    let diagnostic = try #require(error?.diagnostic)
    #expect("\(try #require(diagnostic.location)) \(diagnostic.code)" == sample.expected)
    #expect(diagnostic.help != nil)
    #expect(!diagnostic.message.contains("\n"))
  }

  @Test func `refuses what passes a limit of the caller`() {
    let text = Array("<a><b/></a>".utf8)
    #expect(throws: DiagnosticError.self) {
      try XMLReader.document(text, uri: "a.xml", limits: XMLLimits(maximumBytes: 10))
    }
    #expect(throws: DiagnosticError.self) {
      try XMLReader.document(text, uri: "a.xml", limits: XMLLimits(maximumDepth: 1))
    }
    #expect(throws: DiagnosticError.self) {
      try XMLReader.document(text, uri: "a.xml", limits: XMLLimits(maximumNodes: 1))
    }
  }

  private static let billionLaughs: String = {
    let entities = (1..<10).map { level in
      "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">"
    }
    return "<!DOCTYPE l [<!ENTITY l0 \"lol\">" + entities.joined() + "]><l>&l9;</l>"
  }()
}
