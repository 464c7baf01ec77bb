import RightsModel
import RightsYAML
import Testing

@Suite struct MappingReaderTests {
  enum Colour: String, CaseIterable, Sendable { case red, green, blue }

  private func open(_ text: String, nullIsAbsent: Bool = false) throws -> MappingReader {
    let node = try YAMLReader.document(Array(text.utf8), uri: "a.yaml")
    return try #require(MappingReader(node, diagnostics: DiagnosticCollector(), nullIsAbsent: nullIsAbsent))
  }

  @Test func `reads each value by the type that is asked for`() throws {
    let mapping = try open(
      """
      text: no
      flag: true
      number: 20348
      colour: green
      time: 2026-10-01
      sid: S-1-5-32-544
      list: [a, 'b']
      single: x
      inner: {key: value}
      """)
    #expect(mapping.string("text") == "no")
    #expect(mapping.bool("flag") == true)
    #expect(mapping.int("number") == 20348)
    #expect(mapping.enumeration("colour", Colour.self) == .green)
    #expect(mapping.timestamp("time") == Timestamp("2026-10-01"))
    #expect(mapping.sid("sid") == SID("S-1-5-32-544"))
    #expect(mapping.stringList("list")?.map(\.value) == ["a", "b"])
    #expect(mapping.stringList("single", orSingle: true)?.map(\.value) == ["x"])
    #expect(mapping.mapping("inner")?.string("key") == "value")
    #expect(mapping.optionalString("absent") == nil)
    mapping.finish()
    #expect(mapping.diagnostics.diagnostics.isEmpty)
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var code: Diagnostic.Code
    var place: (Int, Int)
    var help: String?
    var read: @Sendable (MappingReader) -> Void
  }

  static let mistakes = [
    Mistake(testDescription: "a number with yes", text: "a: yes", code: "wrong-type", place: (1, 4)) {
      _ = $0.int("a")
    },
    Mistake(testDescription: "a quoted number", text: "a: '5'", code: "wrong-type", place: (1, 4)) { _ = $0.int("a") },
    Mistake(testDescription: "an octal number", text: "a: 010", code: "wrong-type", place: (1, 4)) { _ = $0.int("a") },
    Mistake(testDescription: "a number too large", text: "a: 99999999999999999999", code: "wrong-type", place: (1, 4)) {
      _ = $0.int("a")
    },
    Mistake(testDescription: "yes as a boolean", text: "a: yes", code: "wrong-type", place: (1, 4)) {
      _ = $0.bool("a")
    },
    Mistake(testDescription: "a list as text", text: "a: [b]", code: "wrong-type", place: (1, 4)) {
      _ = $0.string("a")
    },
    Mistake(testDescription: "text as a list", text: "a: b", code: "wrong-type", place: (1, 4)) {
      _ = $0.stringList("a")
    },
    Mistake(testDescription: "a list as a mapping", text: "a: [b]", code: "wrong-type", place: (1, 4)) {
      _ = $0.mapping("a")
    },
    Mistake(testDescription: "nothing", text: "b: 1\na:", code: "no-value", place: (2, 3)) {
      _ = ($0.string("a"), $0.string("b"))
    },
    Mistake(testDescription: "an empty text", text: "a: ''", code: "no-value", place: (1, 4)) { _ = $0.string("a") },
    Mistake(testDescription: "an empty list", text: "a: []", code: "empty-list", place: (1, 4)) {
      _ = $0.stringList("a")
    },
    Mistake(
      testDescription: "a misspelt case", text: "a: gren", code: "unknown-value", place: (1, 4),
      help: "did you mean \"green\"?"
    ) { _ = $0.enumeration("a", Colour.self) },
    Mistake(
      testDescription: "a case far off", text: "a: purple-ish", code: "unknown-value", place: (1, 4),
      help: "it is one of `red`, `green`, `blue`"
    ) { _ = $0.enumeration("a", Colour.self) },
    Mistake(testDescription: "a time without a zone", text: "a: 2026-10-01T02:00", code: "invalid-value", place: (1, 4))
    {
      _ = $0.timestamp("a")
    },
    Mistake(testDescription: "no SID", text: "a: S-1", code: "invalid-value", place: (1, 4)) { _ = $0.sid("a") },
    Mistake(testDescription: "a missing key", text: "b: 1", code: "missing-key", place: (1, 1)) {
      _ = ($0.string("a"), $0.string("b"))
    },
    Mistake(
      testDescription: "a misspelt key", text: "severity: x\nratoinale: y", code: "unknown-key", place: (2, 1),
      help: "did you mean \"rationale\"?"
    ) { _ = ($0.string("severity"), $0.optionalString("rationale")) },
    Mistake(
      testDescription: "a key unlike any", text: "a: 1\nsomething: 2", code: "unknown-key", place: (2, 1),
      help: "the keys here are `a`, `b`"
    ) { _ = ($0.string("a"), $0.optionalString("b")) },
  ]

  @Test(arguments: mistakes)
  func `reports a mistake at its place`(_ sample: Mistake) throws {
    let mapping = try open(sample.text)
    sample.read(mapping)
    mapping.finish()
    let diagnostics = mapping.diagnostics.diagnostics
    #expect(diagnostics.map(\.code) == [sample.code])
    let place = Place(uri: "a.yaml", line: sample.place.0, column: sample.place.1)
    #expect(diagnostics.map(\.location) == [place])
    if let help = sample.help { #expect(diagnostics.map(\.help) == [help]) }
  }

  @Test func `says the path of what is wrong`() throws {
    let mapping = try open("rights: {SeDebugPrivilege: {expect: [[a]]}}")
    let rule = mapping.mapping("rights")?.mapping("SeDebugPrivilege")
    _ = rule?.stringList("expect")
    let message = try #require(mapping.diagnostics.diagnostics.first?.message)
    #expect(message == "`rights.SeDebugPrivilege.expect[0]` must be text, not a list")
  }

  @Test func `collects every mistake and not only the first`() throws {
    let mapping = try open("a: [1]\nb: x\nc: 1\nd: 2")
    _ = (mapping.string("a"), mapping.int("b"), mapping.string("e"))
    mapping.finish()
    let codes: [Diagnostic.Code] = ["wrong-type", "wrong-type", "missing-key", "unknown-key", "unknown-key"]
    #expect(mapping.diagnostics.diagnostics.map(\.code) == codes)
    #expect(mapping.diagnostics.hasErrors)
  }

  @Test func `takes null for an absent key only where that is said`() throws {
    let lenient = try open("{\"a\": null, \"b\": {\"c\": null}}", nullIsAbsent: true)
    #expect(lenient.optionalString("a") == nil)
    #expect(lenient.mapping("b")?.optionalInt("c") == nil)
    #expect(lenient.diagnostics.diagnostics.isEmpty)
    let strict = try open("{\"a\": null}")
    #expect(strict.optionalString("a") == nil)
    #expect(strict.diagnostics.diagnostics.map(\.code) == ["no-value"])
  }

  @Test func `hands out keys that are data`() throws {
    let mapping = try open("tags: {env: prod, tier: '1'}")
    let tags = try #require(mapping.mapping("tags"))
    #expect(tags.allEntries().map(\.key.value) == ["env", "tier"])
    #expect(tags.allEntries().map(\.value.path) == ["tags.env", "tags.tier"])
    tags.finish()
    #expect(mapping.diagnostics.diagnostics.isEmpty)
  }

  @Test func `keeps a thousand diagnostics and counts the rest`() {
    let collector = DiagnosticCollector()
    for index in 0..<1500 { collector.warning("some-code", "number \(index)", at: nil) }
    #expect(collector.diagnostics.count == DiagnosticCollector.limit + 1)
    #expect(collector.diagnostics.last?.message == "500 more problems are not shown")
    #expect(!collector.hasErrors)
  }

  @Test func `knows the header of a document`() throws {
    let good = try open("apiVersion: plumbline/v1\nkind: Baseline")
    DocumentHeader.read(good, kind: "Baseline")
    good.finish()
    #expect(good.diagnostics.diagnostics.isEmpty)
    let bad = try open("apiVersion: v2\nkind: Policy")
    DocumentHeader.read(bad, kind: "Baseline")
    #expect(bad.diagnostics.diagnostics.map(\.code) == ["unknown-api-version", "wrong-kind"])
  }
}
