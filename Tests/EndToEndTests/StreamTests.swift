import RightsTestSupport
import Testing

/// Native snapshots of many machines in one stream.
@Suite(.timeLimit(.minutes(15))) struct StreamTests {
  private static let options = ["--baseline", "base.yaml", "--output", "jsonl", "--as-of", "2026-11-01T00:00:00Z"]

  private static func line(_ name: String, _ debug: String = "S-1-5-32-544") -> String {
    #"{"apiVersion":"plumbline/v1","kind":"Snapshot","subject":{"kind":"machine","name":"\#(name)"},"layer":"effective","rights":{"SeDebugPrivilege":{"state":"principals","principals":["\#(debug)"]},"SeTcbPrivilege":{"state":"noOne"}}}"#
  }

  private func scan(_ text: String) throws -> (run: Finished, records: [Record]) {
    let folder = try Folder(["base.yaml": Sample.baseline, "s.jsonl": text])
    let run = try Plumbline.run(["scan", "s.jsonl"] + Self.options, in: folder)
    let piped = try Plumbline.run(["scan", "-"] + Self.options, in: folder, input: Array(text.utf8))
    // What tells no name is called after its file.
    let verdicts = try piped.objects().verdicts.map { $0.replacing("stdin:", with: "s:") }
    #expect(try run.objects().verdicts.sorted() == verdicts.sorted(), "\(piped.error)")
    return (run, try run.objects())
  }

  @Test func `many machines come in any order, with blank lines and a mark at the beginning`() throws {
    let text = "\u{FEFF}" + Self.line("B") + "\n\n  \r\n" + Self.line("C", "S-1-1-0") + "\r\n" + Self.line("A")
    let (run, records) = try scan(text)
    #expect(records.subjects == ["A", "B", "C"], "\(run.error)")
    #expect(records.verdict("B", "#SeDebugPrivilege") == "pass" && records.verdict("C", "#SeDebugPrivilege") == "fail")
    #expect(run.exit == 1)
  }

  @Test func `a cut last line keeps its machine and its place, and takes no other with it`() throws {
    let text = Self.line("A") + "\n" + Self.line("B") + "\n"
    for cut in [3, 40, 100, 180] {
      let (run, records) = try scan(String(text.dropLast(cut)))
      #expect(records.verdict("A", "#SeDebugPrivilege") == "pass")
      #expect(run.exit == 3 && run.error.contains(":2"), "\(run.error)")
      #expect(records.subjects.count == 2, "\(records.subjects)")
      #expect(!records.results.contains { $0.text("subject") != "A" && $0.text("verdict") == "pass" })
      if cut < 120 { #expect(records.verdict("B", "#SeDebugPrivilege") == "notCollected") }
    }
  }

  @Test(arguments: ["s.jsonl", "s.yaml"])
  func `what reports say of a file of several machines is of the whole file, and each right has its line`(
    _ name: String
  ) throws {
    let text =
      name == "s.jsonl"
      ? Self.line("A", "S-1-1-0") + "\n\n" + Self.line("B", "S-1-1-0") + "\n"
      : "---\n" + Self.line("A", "S-1-1-0") + "\n---\n" + Self.line("B", "S-1-1-0") + "\n"
    let folder = try Folder(["base.yaml": Sample.baseline, name: text, "one/\(name)": Self.line("A", "S-1-1-0")])
    let sum = try #require(Command.run("sha256sum", [name], in: folder.path))
    let whole = String(sum.output.prefix(64))
    let run = try Plumbline.run(["scan", name, "--digests"] + Self.options, in: folder)
    let evidence = try run.objects().results.filter { $0.text("verdict") == "fail" }.map { $0.record("evidence") }
    #expect(evidence.map { $0.text("sha256") } == [whole, whole], "\(run.error)")
    #expect(evidence.map { $0.int("line") } == (name == "s.jsonl" ? [1, 3] : [2, 4]))
    let sarif = try Plumbline.run(
      ["scan", name, "--baseline", "base.yaml", "--output", "sarif", "--as-of", "2026-11-01T00:00:00Z"], in: folder)
    #expect(sarif.output.contains("\"length\":\(text.utf8.count)") && sarif.output.contains(whole))
    let alone = try Plumbline.run(["scan", "one"] + Self.options, in: folder).objects().results[0].record("evidence")
    #expect(alone.values["sha256"] == nil && alone.int("line") == 1)
  }

  @Test func `lines that are broken are each named, whatever stands in them`() throws {
    let text = ["{", Self.line("A"), "rubbish", "[]", #"{"kind":"Snapshot"}"#, Self.line("B"), "null"].joined(
      separator: "\n")
    let folder = try Folder(["base.yaml": Sample.baseline, "s.jsonl": text])
    let run = try Plumbline.run(["scan", "s.jsonl", "--as", "snapshot"] + Self.options, in: folder)
    let records = try run.objects()
    #expect(records.verdict("A", "#SeDebugPrivilege") == "pass" && records.verdict("B", "#SeDebugPrivilege") == "pass")
    #expect(run.exit == 3)
    for line in [1, 3, 4, 5, 7] { #expect(run.error.contains("s.jsonl:\(line)"), "\(line): \(run.error)") }
  }

  private static let lost: [Named<String>] = [
    Named("NULs", String(repeating: "\0", count: 300)), Named("one NUL", "\0"), Named("a bracket", "}"),
    Named("an unpaired surrogate", #"{"kind":"Snapshot","x":"\ud800"}"#), Named("words", "write error: no space left"),
    Named("a control character", "\u{1}"), Named("a byte order mark and NULs", "\u{FEFF}\0\0"),
  ]

  @Test(arguments: lost, [0, 1, 2])
  fileprivate func `a line in whose place something else stands is a located error, and the others are judged`(
    _ sample: Named<String>, _ place: Int
  ) throws {
    var lines = [Self.line("A"), Self.line("B")]
    lines.insert(sample.value, at: place)
    for wide in [false, true] {
      let text = lines.joined(separator: "\n") + "\n"
      let folder = try Folder(["base.yaml": Sample.baseline])
      try folder.write("s.jsonl", wide ? Sample.utf16(text) : Array(text.utf8))
      let run = try Plumbline.run(["scan", "s.jsonl"] + Self.options, in: folder)
      let records = try run.objects()
      for name in ["A", "B"] {
        #expect(records.verdict(name, "#SeDebugPrivilege") == "pass", "\(wide) \(run.error)")
      }
      #expect(run.exit == 3 && run.error.contains("s.jsonl:\(place + 1)"), "\(wide) \(run.error)")
      #expect(records.subjects.count == 3, "\(records.subjects)")
    }
  }

  @Test(arguments: [true, false])
  func `one machine twice in a stream of UTF-16 is an error that names both lines`(_ mark: Bool) throws {
    let text = [Self.line("A"), Self.line("B"), Self.line("A", "S-1-1-0")].joined(separator: "\r\n")
    let folder = try Folder(["base.yaml": Sample.baseline])
    try folder.write("s.jsonl", Sample.utf16(text, mark: mark))
    let run = try Plumbline.run(["scan", "s.jsonl"] + Self.options, in: folder)
    let records = try run.objects()
    #expect(run.exit == 3 && run.error.contains("s.jsonl:1 and s.jsonl:3"), "\(run.error)")
    #expect(records.verdict("B", "#SeDebugPrivilege") == "pass")
    #expect(!records.results.contains { $0.text("subject") == "A" && $0.text("verdict") == "pass" })
  }

  @Test func `documents of YAML that no line parts are each judged, and one machine twice is an error`() throws {
    let text = ["B", "A", "A"].map { "--- # of \($0)\n" + Self.line($0) + "\n" }.joined()
    let folder = try Folder(["base.yaml": Sample.baseline, "s.yaml": text])
    let run = try Plumbline.run(["scan", "s.yaml", "--as", "snapshot"] + Self.options, in: folder)
    #expect(try run.objects().verdict("B", "#SeDebugPrivilege") == "pass")
    #expect(run.exit == 3 && run.error.contains("several-inputs"), "\(run.error)")
  }

  @Test func `a stream in a machine's folder loses no line either`() throws {
    let text = [Self.line("W"), "\0\0", "{", Self.line("OTHER")].joined(separator: "\n")
    let folder = try Folder([
      "base.yaml": Sample.baseline, "in/machine.json": #"{"name": "W"}"#, "in/s.jsonl": text,
    ])
    let run = try Plumbline.run(["scan", "in"] + Self.options, in: folder)
    #expect(try run.objects().verdict("W", "#SeDebugPrivilege") == "pass", "\(run.error)")
    for place in ["s.jsonl:2", "s.jsonl:3", "OTHER"] { #expect(run.error.contains(place), "\(run.error)") }
    #expect(run.exit == 3)
  }

  @Test func `one machine twice is an error that names both lines`() throws {
    let (run, records) = try scan(Self.line("A") + "\n" + Self.line("B") + "\n" + Self.line("a", "S-1-1-0") + "\n")
    #expect(run.exit == 3 && run.error.contains("several-inputs"), "\(run.error)")
    #expect(run.error.contains("s.jsonl:1") && run.error.contains("s.jsonl:3"), "\(run.error)")
    #expect(records.verdict("B", "#SeDebugPrivilege") == "pass")
  }

  @Test func `a stream of a fleet is judged line by line`() throws {
    let names = (0..<3000).map { "M\(10_000 + $0)" }
    let text = names.reversed().map { Self.line($0, $0.hasSuffix("7") ? "S-1-1-0" : "S-1-5-32-544") }
    let folder = try Folder(["base.yaml": Sample.baseline, "s.jsonl": text.joined(separator: "\n")])
    let run = try Plumbline.run(["scan", "s.jsonl"] + Self.options, in: folder)
    let records = try run.objects()
    #expect(records.subjects == names && records.summary.counts["fail"] == 300)
  }
}
