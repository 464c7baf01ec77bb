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
