import RightsModel
import RightsYAML
import Testing

/// Text with the place of the mistake marked by `👉`, which is taken out before reading.
struct BadText: Sendable, CustomTestStringConvertible {
  var name: String
  var code: Diagnostic.Code
  var marked: String
  var note: Place?
  var testDescription: String { name }

  init(_ name: String, _ code: Diagnostic.Code, _ marked: String, note: (Int, Int)? = nil) {
    (self.name, self.code, self.marked) = (name, code, marked)
    self.note = note.map { Place(uri: "a.yaml", line: $0.0, column: $0.1) }
  }

  var text: String { marked.split(separator: "👉", omittingEmptySubsequences: false).joined() }
  var location: Place {
    let before = marked.prefix { $0 != "👉" }
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    return Place(uri: "a.yaml", line: lines.count, column: (lines.last?.unicodeScalars.count ?? 0) + 1)
  }
}

@Suite struct BadYAMLTests {
  @Test(arguments: [
    BadText("a key twice", "duplicate-key", "a: 1\nb: 2\n👉a: 3\n", note: (1, 1)),
    BadText("a key twice in flow", "duplicate-key", "x: {ä: 1, 👉ä: 2}\n", note: (1, 5)),
    BadText("a quoted key twice", "duplicate-key", "a: 1\n👉\"a\": 3\n", note: (1, 1)),
    BadText("a tab before a key", "tab-indentation", "a:\n👉\tb: 1\n"),
    BadText("a tab after spaces", "tab-indentation", "a:\n  b: 1\n  👉\tc: 2\n"),
    BadText("a tab in a plain text", "tab-indentation", "a:\n  b: x\n👉\ty\n"),
    BadText("a merge key", "merge-key", "a: &a {b: 1}\nc:\n  👉<<: *a\n"),
    BadText("a list as a key", "complex-key", "? 👉[a, b]\n: c\n"),
    BadText("an alias as a key", "complex-key", "a: &a b\n👉*a : c\n"),
    BadText("an unknown anchor", "unknown-anchor", "a: 👉*b\n"),
    BadText("an anchor that holds itself", "unknown-anchor", "a: &a [👉*a]\n"),
    BadText("an anchor of another document", "unknown-anchor", "a: &a b\n---\nc: 👉*a\n"),
    BadText("a tag of one's own", "tag", "a: 👉!secret b\n"),
    BadText("a binary tag", "tag", "a: 👉!!binary aGk=\n"),
    BadText("a set tag", "tag", "a: 👉!!set {b}\n"),
    BadText("a tag directive", "tag", "👉%TAG ! tag:example.com,2000:\n---\na: b\n"),
    BadText("a NUL", "control-character", "a: b👉\u{0}c\n"),
    BadText("an escape character", "control-character", "ä: b👉\u{1B}[31m\n"),
    BadText("an escaped NUL", "control-character", "a: 👉\"b\\0c\"\n"),
    BadText("an escaped C1 control in a key", "control-character", "👉\"b\\x9b\": c\n"),
    BadText("a colon in a plain text", "yaml-syntax", "a: b👉: c\n"),
    BadText("a list that is not closed", "yaml-syntax", "a: [b, c\nd👉: e\n", note: (1, 4)),
    BadText("a quote that is not closed", "yaml-syntax", "a: 'b\n👉", note: (1, 4)),
    BadText("a reserved character", "yaml-syntax", "a: 👉@b\n"),
    BadText("a backslash in double quotes", "yaml-syntax", "a: \"CORP👉\\svc\"\n", note: (1, 4)),
    BadText("a key too deep", "yaml-syntax", "a: b\n  c👉: d\n"),
    BadText("an item among keys", "yaml-syntax", "a: b\n👉- c\n", note: (1, 1)),
    BadText("text after the document", "yaml-syntax", "[a]\n👉b\n"),
    BadText("a missing key", "yaml-syntax", "👉: a\n"),
  ])
  func `is refused at its place`(_ sample: BadText) throws {
    let error = #expect(throws: DiagnosticError.self) {
      try YAMLReader.documents(Array(sample.text.utf8), uri: "a.yaml")
    }
    let diagnostic = try #require(error?.diagnostic)
    #expect(diagnostic.code == sample.code, "\(diagnostic)")
    #expect(diagnostic.location == sample.location, "\(diagnostic)")
    if let note = sample.note { #expect(diagnostic.notes.map(\.location) == [note], "\(diagnostic)") }
  }

  @Test(arguments: [
    ("a lone trailing byte", [0x61, 0x3A, 0x20, 0x80] as [UInt8], 1, 4),
    ("Latin-1", [0x61, 0x0A, 0x62, 0xE4, 0x0A], 2, 2),
    ("an overlong form", [0xC0, 0xAF], 1, 1),
    ("a surrogate", [0xED, 0xA0, 0x80], 1, 1),
    ("a cut sequence", [0xC3, 0xA4, 0xF0, 0x9F, 0x98], 1, 2),
    ("half a UTF-16 character", [0xFF, 0xFE, 0x61, 0x00, 0x62], 1, 2),
    ("a lone UTF-16 surrogate", [0xFE, 0xFF, 0x00, 0x0A, 0xDC, 0x00], 2, 1),
  ])
  func `invalid encoding is located`(_ name: String, _ bytes: [UInt8], _ line: Int, _ column: Int) throws {
    let error = #expect(throws: DiagnosticError.self) { try YAMLReader.documents(bytes, uri: "a.yaml") }
    #expect(error?.diagnostic.code == "invalid-encoding")
    #expect(error?.diagnostic.location == Place(uri: "a.yaml", line: line, column: column))
  }

  @Test(arguments: 0...255)
  func `any byte alone is read or refused, never a crash`(_ byte: UInt8) {
    for bytes in [[byte], [0x61, 0x3A, 0x20, byte], [0x22, 0x5C, byte, 0x22], [0xFF, 0xFE, byte, 0x00]] {
      do throws(DiagnosticError) {
        _ = try YAMLReader.documents(bytes, uri: "a.yaml")
      } catch {
        #expect(error.diagnostic.location?.uri == "a.yaml")
      }
    }
  }
}
