import RightsModel
import RightsYAML
import Testing

@Suite struct YAMLReaderTests {
  private func read(_ text: String, limits: YAMLLimits = .default) throws -> [YAMLNode] {
    try YAMLReader.documents(Array(text.utf8), uri: "a.yaml", limits: limits)
  }

  private func place(_ line: Int, _ column: Int) -> Place {
    Place(uri: "a.yaml", line: line, column: column)
  }

  @Test func `gives every value and key its line and column`() throws {
    let root = try #require(try read("a: 1\nb:\n  - x\n  - {c: 'd'}\n").first)
    guard case .mapping(let entries) = root.content else {
      Issue.record("no mapping")
      return
    }
    #expect(entries.map(\.key) == ["a", "b"])
    #expect(entries.map(\.keyLocation) == [place(1, 1), place(2, 1)])
    let list = try #require(root.value(of: "b"))
    #expect(list.location == place(3, 3))
    guard case .sequence(let items) = list.content else {
      Issue.record("no list")
      return
    }
    #expect(items.map(\.location) == [place(3, 5), place(4, 5)])
    #expect(items.last?.value(of: "c")?.location == place(4, 9))
  }

  @Test func `counts columns in scalars and not in bytes`() throws {
    let root = try #require(try read("größe: {𝄞: x}\n").first)
    #expect(root.value(of: "größe")?.location == place(1, 8))
    #expect(root.value(of: "größe")?.value(of: "𝄞")?.location == place(1, 12))
  }

  @Test(arguments: ["no", "yes", "on", "true", "null", "~", "5", "0x10", "1e3", "2021-09"])
  func `leaves the text of plain scalars alone`(_ text: String) throws {
    #expect(try read("a: \(text)\n").first?.value(of: "a")?.scalar == text)
  }

  @Test func `reads several documents and leaves out the empty ones`() throws {
    let documents = try read("---\na: 1\n---\n---\n# nothing\n---\nb: 2\n...\n---\n")
    #expect(documents.map { $0.location.line } == [2, 7])
    #expect(try read("").isEmpty)
    #expect(try read("# only a comment\n").isEmpty)
  }

  @Test func `puts the anchored value where the alias stands`() throws {
    let root = try #require(try read("a: &x [1, 2]\nb: *x\n").first)
    #expect(root.value(of: "b")?.location == place(1, 4))
    guard case .sequence(let items)? = root.value(of: "b")?.content else {
      Issue.record("no list")
      return
    }
    #expect(items.compactMap(\.scalar) == ["1", "2"])
  }

  @Test func `reads JSON, tabs and all`() throws {
    let root = try #require(try read("{\r\n\t\"name\":\"WEB01\",\r\n\t\"features\": []\r\n}").first)
    #expect(root.value(of: "name")?.scalar == "WEB01")
    #expect(root.value(of: "features")?.location == place(3, 14))
  }

  @Test(arguments: [true, false])
  func `reads UTF-16 with a byte order mark`(_ isBigEndian: Bool) throws {
    let units = Array("\u{FEFF}{\"name\": \"Größe𝄞\",\r\n \"x\": \"y\"}".utf16)
    let bytes = units.flatMap { unit -> [UInt8] in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? pair : pair.reversed()
    }
    let root = try #require(try YAMLReader.documents(bytes, uri: "a.yaml").first)
    #expect(root.value(of: "name")?.scalar == "Größe𝄞")
    #expect(root.value(of: "x")?.location == place(2, 7))
  }

  @Test func `skips a UTF-8 byte order mark`() throws {
    #expect(try read("\u{FEFF}a: b\n").first?.value(of: "a")?.location == place(1, 4))
  }

  @Test func `takes one document where one is asked for`() throws {
    #expect(try YAMLReader.document(Array("a: b".utf8), uri: "a.yaml").value(of: "a")?.scalar == "b")
    let empty = #expect(throws: DiagnosticError.self) { try YAMLReader.document([], uri: "a.yaml") }
    #expect(empty?.diagnostic.code == "empty-document")
    let two = #expect(throws: DiagnosticError.self) {
      try YAMLReader.document(Array("a: b\n---\nc: d\n".utf8), uri: "a.yaml")
    }
    #expect(two?.diagnostic.location == place(3, 1))
  }
}
