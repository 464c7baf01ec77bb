import RightsModel
import RightsXML
import Testing

@Suite struct XMLReaderTests {
  @Test func `reads elements, attributes, namespaces and text`() throws {
    let text = """
      <?xml version="1.0"?>
      <!-- a comment -->
      <a xmlns="urn:x" xmlns:p="urn:y" one="1" p:two="&lt;2&#x41;">
        <b>x &amp; <![CDATA[<y>]]></b><p:c/>
      </a>
      """
    let root = try XMLReader.document(Array(text.utf8), uri: "a.xml")
    #expect(root.name == XMLName("a", namespace: "urn:x"))
    #expect(root.attributes.map(\.value) == ["1", "<2A"])
    #expect(root.attribute("two") == "<2A")
    #expect(root.attributes[1].name == XMLName("two", namespace: "urn:y"))
    #expect(root.text == "")
    #expect(root.value(of: "b") == "x & <y>")
    #expect(root.children.map(\.name.description) == ["{urn:x}b", "{urn:y}c"])
    #expect(root.child("c")?.value == nil)
  }

  @Test func `knows where each start tag begins`() throws {
    let text = "<a>\r\n  <b\n   x='>'/><!-- <z> --><é/><c>\u{1F600}<d/></c>\r</a>"
    let root = try XMLReader.document(Array(text.utf8), uri: "a.xml")
    #expect((root.line, root.column) == (1, 1))
    #expect(root.children.map { "\($0.name.local) \($0.line):\($0.column)" } == ["b 2:3", "é 3:23", "c 3:27"])
    let inner = try #require(root.child("c")?.child("d"))
    #expect(inner.location(in: "a.xml").description == "a.xml:3:31")
  }

  @Test(arguments: Encoding.all)
  func `reads`(_ encoding: Encoding) throws {
    let root = try XMLReader.document(encoding.bytes, uri: "a.xml")
    #expect(root.value == "Größe 😀")
    #expect(XMLReader.root(encoding.bytes) == XMLName("a"))
  }

  @Test func `reads another declared encoding where the text is ASCII`() throws {
    let root = try XMLReader.document(
      Array(#"<?xml version="1.0" encoding="windows-1252"?><a>x</a>"#.utf8), uri: "a.xml")
    #expect(root.value == "x")
  }

  @Test func `keeps long text whole`() throws {
    let long = String(repeating: "0123456789é", count: 100_000)
    #expect(try XMLReader.document(Array("<a>\(long)</a>".utf8), uri: "a.xml").text == long)
  }

  @Test func `finds the root in the first bytes of a file`() {
    let text = "<?xml version='1.0'?><!-- é --><Root xmlns='urn:x'><b>é"
    for length in text.utf8.count - 5...text.utf8.count {
      #expect(XMLReader.root(Array(text.utf8.prefix(length))) == XMLName("Root", namespace: "urn:x"))
    }
    #expect(XMLReader.root(Array("[Unicode]\r\nUnicode=yes\r\n".utf8)) == nil)
    #expect(XMLReader.root([]) == nil)
    #expect(XMLReader.root(Array("<Root".utf8)) == nil)
    #expect(XMLReader.root(Array("<!DOCTYPE a><a/>".utf8)) == nil)
  }

  @Test func `survives a cut at every byte`() throws {
    let text = Array("<?xml version='1.0'?><a x='é'><!-- c --><b><![CDATA[x]]>&amp;</b></a>".utf8)
    for length in 0..<text.count {
      let error = #expect(throws: DiagnosticError.self) { try XMLReader.document(Array(text[..<length]), uri: "a.xml") }
      let location = try #require(error?.diagnostic.location)
      #expect(location.line ?? 1 == 1 && location.column ?? 1 <= length + 1)
    }
  }

  @Test func `several tasks may read at once`() async {
    let text = Array("<a><b>x</b></a>".utf8)
    await withTaskGroup(of: String?.self) { group in
      for _ in 0..<50 { group.addTask { try? XMLReader.document(text, uri: "a.xml").value(of: "b") } }
      for await value in group { #expect(value == "x") }
    }
  }

  struct Encoding: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]

    static let all: [Encoding] = {
      func units(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit -> [UInt8] in
          let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
          return bigEndian ? [high, low] : [low, high]
        }
      }
      let wide = "<?xml version=\"1.0\" encoding=\"utf-16\"?><a>Größe 😀</a>"
      return [
        Encoding(testDescription: "UTF-8", bytes: Array("<a>Größe 😀</a>".utf8)),
        Encoding(testDescription: "UTF-8 with mark", bytes: [0xEF, 0xBB, 0xBF] + Array("<a>Größe 😀</a>".utf8)),
        Encoding(testDescription: "UTF-8 that says UTF-16", bytes: Array(wide.utf8)),
        Encoding(testDescription: "UTF-16LE with mark", bytes: [0xFF, 0xFE] + units(wide, bigEndian: false)),
        Encoding(testDescription: "UTF-16BE with mark", bytes: [0xFE, 0xFF] + units(wide, bigEndian: true)),
        Encoding(testDescription: "UTF-16LE without mark", bytes: units(wide, bigEndian: false)),
        Encoding(testDescription: "UTF-16BE without mark", bytes: units(wide, bigEndian: true)),
      ]
    }()
  }
}
