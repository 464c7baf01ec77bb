import Foundation
import RightsModel
import RightsReports
import RightsTestSupport
import RightsText
import Testing

/// What every registered reporter must do, whatever its format.
@Suite struct ReporterConformanceTests {
  @Test(arguments: Format.all, SampleRuns.shared)
  func `a report is UTF-8 and ends with one line feed`(format: Format, run: SampleRun) throws {
    let bytes = format.render(run)
    let text = try #require(String(validating: bytes, as: UTF8.self))
    #expect(text.hasSuffix("\n"))
    #expect(!text.hasSuffix("\n\n"))
    #expect(!text.hasPrefix("\u{FEFF}"))
  }

  @Test(arguments: Format.all, SampleRuns.shared)
  func `nothing in a report is hidden`(format: Format, run: SampleRun) {
    let hidden = format.text(run).unicodeScalars.filter { $0 != "\n" && HiddenCharacters.contains($0) }
    #expect(hidden.isEmpty)
  }

  @Test(arguments: Format.all, SampleRuns.shared)
  func `the same run gives the same bytes, however often the buffer is emptied`(format: Format, run: SampleRun) {
    let bytes = format.render(run)
    #expect(format.render(run) == bytes)
    #expect(format.renderInPieces(run) == bytes)
  }

  @Test(arguments: Format.all, SampleRuns.shared)
  func `every report tells the same counts, scope, versions, time and exit`(format: Format, run: SampleRun) throws {
    let facts = try Facts(format: format, run: run)
    #expect(facts == Facts(run))
  }

  @Test(arguments: Format.all, SampleRuns.shared)
  func `every report names the tool, the library and the digests of its documents`(
    format: Format, run: SampleRun
  )
    throws
  {
    let text = format.text(run)
    #expect(text.contains(run.context.toolVersion))
    #expect(text.contains(run.context.libraryVersion))
    #expect(text.contains(run.context.asOf.localDescription))
    for policy in run.context.policies { #expect(text.contains(try #require(policy.file.sha256))) }
  }

  @Test(arguments: Format.all, SampleRuns.shared)
  func `failures only leaves problems in and passes out`(format: Format, run: SampleRun) throws {
    let whole = format.render(run)
    let problems = format.render(run.failuresOnly)
    #expect(problems.count <= whole.count)
    for subject in run.reports where subject.counts[.fail] > 0 {
      #expect(String(decoding: problems, as: UTF8.self).contains(subject.subject.id.prefix(7)))
    }
    #expect(try Facts(format: format, run: run.failuresOnly) == Facts(run))
  }

  @Test func `ids are distinct and found by name`() {
    #expect(Set(Reporters.all.map { $0.id }).count == Reporters.all.count)
    for type in Reporters.all { #expect(Reporters.named(type.id)?.id == type.id) }
    #expect(Reporters.named("nonsense") == nil)
  }
}

/// The numbers of a run, read back from a report.
struct Facts: Equatable {
  var counts: [String: Int]
  var subjects: Int
  var exit: Int
  var reason: String

  init(_ run: SampleRun) {
    counts = Dictionary(uniqueKeysWithValues: Verdict.allCases.map { ($0.rawValue, run.summary.counts[$0]) })
    let counts = run.summary.counts
    if counts.waived > 0 { self.counts["waived"] = counts.waived }
    if counts.accepted > 0 { self.counts["accepted"] = counts.accepted }
    subjects = run.summary.subjects
    exit = run.summary.exit
    reason = run.summary.reason
  }

  init(format: Format, run: SampleRun) throws {
    let text = format.text(run)
    let verdicts = Verdict.allCases.map(\.rawValue)
    let acceptances = ["waived", "accepted"]
    switch format.type.id {
    case "jsonl":
      let last = try json(text.split(separator: "\n").last.map(String.init) ?? "")
      counts = try #require(last["counts"] as? [String: Int])
      subjects = try #require(last["subjects"] as? Int)
      exit = try #require(last["exit"] as? Int)
      reason = try #require(last["reason"] as? String)
    case "sarif", "sarif-github":
      let log = try #require(try json(text)["runs"] as? [[String: Any]])
      let properties = try #require(log[0]["properties"] as? [String: Any])
      let all = try #require(properties["counts"] as? [String: Int])
      counts = all.filter { (verdicts + acceptances).contains($0.key) }
      subjects = try #require(all["inScope"])
      let invocation = try #require((log[0]["invocations"] as? [[String: Any]])?.first)
      exit = try #require(invocation["exitCode"] as? Int)
      reason = try #require(invocation["exitCodeDescription"] as? String)
    case "junit":
      func property(_ name: String) throws -> String {
        let start = try #require(text.range(of: "<property name=\"\(name)\" value=\"", options: .backwards))
        return String(text[start.upperBound...].prefix { $0 != "\"" })
      }
      counts = Dictionary(uniqueKeysWithValues: try verdicts.map { ($0, try #require(Int(try property($0)))) })
      for name in acceptances where text.contains("<property name=\"\(name)\" ") {
        counts[name] = Int(try property(name))
      }
      subjects = try #require(Int(try property("inScope")))
      exit = try #require(Int(try property("exit")))
      reason = try property("reason")
    case "text":
      let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let words = try #require(flat.firstMatch(of: #/(\d+) subjects? in scope: .*results?: (.*?) (policy|exit|What) /#))
      let numbers = words.2.split(separator: ",").map { Int($0.split(separator: " ")[0]) ?? -1 }
      counts = Dictionary(uniqueKeysWithValues: zip(verdicts, numbers))
      for (name, number) in zip(acceptances, numbers.dropFirst(verdicts.count)) { counts[name] = number }
      subjects = Int(words.1) ?? -1
      let ending = try #require(flat.firstMatch(of: #/exit (\d): ([^()]*?)( \(|$)/#))
      exit = Int(ending.1) ?? -1
      reason = String(ending.2)
    case let other:
      Issue.record("how are the counts of \(other) read?")
      (counts, subjects, exit, reason) = ([:], 0, 0, "")
    }
  }
}

/// The JSON object that a text is.
func json(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}
