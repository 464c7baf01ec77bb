import Foundation
import Testing

/// The demo fleet finds exactly what its truth says.
@Suite(.timeLimit(.minutes(15))) struct DemoTests {
  private struct Truth {
    var subject, right, verdict: String
    var missing, unexpected: [String]
  }

  private static func truth() throws -> [Truth] {
    let text = try String(contentsOfFile: Sample.demo + "/expected.tsv", encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: "\t").map(String.init)
      func list(_ text: String) -> [String] { text == "-" ? [] : text.split(separator: ",").map(String.init).sorted() }
      return Truth(
        subject: fields[0], right: fields[1], verdict: fields[2], missing: list(fields[3]), unexpected: list(fields[4]))
    }
  }

  @Test func `every deviation is found and nothing else`() throws {
    let run = try Plumbline.run(Sample.demoArguments + ["--output", "jsonl"])
    let records = try run.objects()
    let truth = try Self.truth()
    #expect(run.exit == 3)
    #expect(records.summary.values["exits"] as? [Int] == [1, 3])

    let fails = records.results.filter { $0.text("verdict") == "fail" }
    #expect(
      Set(fails.map { "\($0.text("subject")) \($0.text("right"))" })
        == Set(truth.filter { $0.verdict == "fail" }.map { "\($0.subject) \($0.right)" }))
    for expected in truth where expected.verdict == "fail" {
      let fail = try #require(
        fails.first { $0.text("subject") == expected.subject && $0.text("right") == expected.right })
      #expect(fail.list("missing").sorted() == expected.missing, "\(expected.subject)")
      #expect(fail.list("unexpected").sorted() == expected.unexpected, "\(expected.subject)")
    }

    let gaps = Set(
      records.results.filter { ["notCollected", "unknown", "stale", "error"].contains($0.text("verdict")) }.map {
        $0.text("subject")
      })
    #expect(gaps == Set(truth.filter { $0.right == "*" }.map(\.subject)))
    for expected in truth where expected.verdict == "notCollected" {
      #expect(records.verdict(expected.subject, "plumbline/gap") == "notCollected")
    }
  }

  @Test func `an orphan is called one`() throws {
    let records = try Plumbline.run(Sample.demoArguments + ["--output", "jsonl"]).objects()
    let orphaned = records.results.filter { !$0.list("orphans").isEmpty && $0.text("verdict") == "fail" }.map {
      "\($0.text("subject")) \($0.text("right"))"
    }
    #expect(orphaned == ["SQL01 SeDebugPrivilege"])
  }

  @Test func `every machine of the inventory and both GPOs are there`() throws {
    let records = try Plumbline.run(Sample.demoArguments + ["--output", "jsonl"]).objects()
    #expect(records.machines.count == 17)
    #expect(records.summary.int("subjects") == 17)
    let total = records.machines.reduce(0) { $0 + $1.counts.values.reduce(0, +) }
    #expect(total == records.results.count)
  }
}
