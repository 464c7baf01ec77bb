import Foundation
import RightsModel
import RightsReports
import RightsTestSupport
import Testing

@Suite struct JSONLinesReporterTests {
  private let format = Format(type: JSONLinesReporter.self)

  private static let resultKeys = [
    "type", "subject", "kind", "layer", "gpoName", "rule", "right", "verdict", "severity", "expect", "observed",
    "missing", "unexpected", "orphans", "unresolved", "reason", "state", "waived", "known", "waiver", "waivers",
    "remaining", "evidence", "declared", "fingerprint", "group", "providers", "firstBroken", "remedy", "parts",
    "attribution",
  ]

  @Test(arguments: SampleRuns.shared)
  func `every line is an object with its keys in the order of the contract`(run: SampleRun) throws {
    for line in format.text(run).split(separator: "\n") {
      let object = try json(String(line))
      guard object["type"] as? String == "result" else { continue }
      let places = Self.resultKeys.filter { object[$0] != nil }.map {
        line.range(of: ",\"\($0)\":")?.lowerBound ?? line.startIndex
      }
      #expect(places == places.sorted())
      #expect(Set(object.keys).isSubset(of: Self.resultKeys))
      if object["verdict"] as? String == "fail" {
        for list in ["missing", "unexpected", "orphans", "unresolved"] { #expect(object[list] is [String]) }
      }
    }
  }

  @Test(arguments: SampleRuns.shared)
  func `the lines add up to the summary`(run: SampleRun) throws {
    guard !run.context.failuresOnly else { return }
    let lines = try format.text(run).split(separator: "\n").map { try json(String($0)) }
    let accepted = ["waived", "known"].map { key in lines.count { $0[key] as? Bool == true } }
    #expect(accepted == [run.summary.counts.waived, run.summary.counts.accepted])
    let verdicts = lines.filter { $0["waived"] == nil && $0["known"] == nil }.compactMap { $0["verdict"] as? String }
    for verdict in Verdict.allCases {
      #expect(verdicts.count { $0 == verdict.rawValue } == run.summary.counts[verdict])
    }
    #expect(lines.count { $0["type"] as? String == "machine" } == run.summary.subjects)
    #expect(lines.first?["type"] as? String == "run")
    #expect(lines.last?["type"] as? String == "summary")
  }

  @Test(arguments: SampleRuns.shared)
  func `a subject's record follows its results and its diagnostics follow that`(run: SampleRun) throws {
    let types = try format.text(run).split(separator: "\n").map { try json(String($0))["type"] as? String ?? "" }
    let expected = run.reports.flatMap { report in
      let kept = report.results.filter { !run.context.failuresOnly || VerdictTerms($0.verdict).isProblem }
      return kept.map { _ in "result" } + ["machine"] + report.diagnostics.map { _ in "diagnostic" }
    }
    #expect(types == ["run"] + expected + run.summary.diagnostics.map { _ in "diagnostic" } + ["summary"])
  }

  @Test func `a line is counted from where identical sections were moved to`() throws {
    var run = try #require(SampleRuns.shared.first { $0.name == "healthy" })
    run.reports[0].lineOffset = 30
    let line = try #require(format.text(run).split(separator: "\n").first { $0.contains("SeDebugPrivilege") })
    #expect(line.contains(",\"line\":35,"))
  }
}
