import RightsModel
import RightsReports
import RightsTestSupport
import Testing

@Suite struct SARIFReporterTests {
  private static let formats = [Format(type: SARIFReporter.self), Format(type: SARIFGitHubReporter.self)]

  @Test(arguments: formats, SampleRuns.shared)
  func `first sentences are short and end`(format: Format, run: SampleRun) throws {
    for result in try results(format, run) {
      let text = try #require((result["message"] as? [String: Any])?["text"] as? String)
      let first = text.split(separator: ". ", maxSplits: 1)[0]
      #expect(first.unicodeScalars.count <= 150, "\(first)")
      #expect(text.hasSuffix("."))
    }
  }

  @Test(arguments: formats)
  func `paths of the scanning machine are never told`(format: Format) throws {
    var run = try #require(SampleRuns.shared.first { $0.name == "mixed" })
    for index in run.reports.indices where !run.reports[index].sources.isEmpty {
      run.reports[index].sources[0].uri = ["/home/eve/a.inf", "C:\\x\\b.inf", "../c.inf", "\\\\nas\\d.inf"][index]
    }
    let text = format.text(run)
    for trace in ["/home/eve", "C:", "..", "nas"] { #expect(!text.contains(trace), "\(trace)") }
    for result in try results(format, run) {
      let locations = try #require(result["locations"] as? [[String: Any]])
      #expect(locations.count == 1)
      let physical = try #require(locations[0]["physicalLocation"] as? [String: Any])
      let artifact = try #require(physical["artifactLocation"] as? [String: Any])
      #expect(["Baselines/sample/server.yaml", "Policies/default.yaml"].contains(artifact["uri"] as? String))
    }
  }

  @Test func `GitHub gets one failing gap for a machine that was not assessed in full, and no passes`() throws {
    let run = try #require(SampleRuns.shared.first { $0.name == "mixed" })
    let found = try results(Self.formats[1], run)
    #expect(found.allSatisfy { $0["kind"] as? String == "fail" && $0["suppressions"] == nil })
    let gaps = found.filter { $0["ruleId"] as? String == "plumbline/gap" }
    let subjects = gaps.compactMap { ($0["properties"] as? [String: Any])?["subject"] as? String }
    #expect(subjects == ["DELTA04", "ECHO05"])
    #expect(found.count - gaps.count == run.summary.counts[.fail])
  }

  @Test(arguments: formats, SampleRuns.shared)
  func `a log lists the rules of the baselines that judged something, and every rule of the policies, by id`(
    format: Format, run: SampleRun
  ) throws {
    let whole = try #require((try json(format.text(run))["runs"] as? [[String: Any]])?.first)
    let driver = try #require((whole["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let ids = try #require(driver["rules"] as? [[String: Any]]).compactMap { $0["id"] as? String }
    let used = Set(run.reports.flatMap(\.baselines).map { run.context.baselines[$0].id })
    let expected = run.context.rules.filter { rule in
      switch rule {
      case .assertion, .gap, .waiver, .outOfScope: true
      case .baseline: used.contains { rule.id.hasPrefix("\($0)#") }
      }
    }.map(\.id)
    #expect(ids == expected.sorted())
    #expect(try results(format, run).allSatisfy { ids.contains($0["ruleId"] as? String ?? "") })
  }

  @Test func `the full log has suppressions on every result`() throws {
    let run = try #require(SampleRuns.shared.first { $0.name == "mixed" })
    let found = try results(Self.formats[0], run)
    #expect(found.count == run.summary.counts.total)
    #expect(found.allSatisfy { ($0["suppressions"] as? [Any])?.isEmpty == true })
  }

  @Test func `GitHub gets the 5,000 worst results and the number of the others`() throws {
    var run = try #require(SampleRuns.shared.first { $0.name == "mixed" })
    let failing = run.reports[1]
    run.reports = (0..<2000).map { index in
      var report = failing
      report.subject.id = "M\(10_000 + index)"
      report.subjectFingerprint = "\(index)"
      return report
    }
    // Of each machine one critical, two high, one info: 2,000 + 4,000 + 2,000.
    let text = Self.formats[1].text(run)
    let found = try results(Self.formats[1], run)
    #expect(found.count == 5000)
    #expect(found.count { ($0["ruleId"] as? String)?.hasSuffix("SeTcbPrivilege") == true } == 2000)
    #expect(!found.contains { ($0["ruleId"] as? String)?.hasSuffix("SeBatchLogonRight") == true })
    let subjects = found.compactMap { ($0["properties"] as? [String: Any])?["subject"] as? String }
    #expect(subjects == subjects.sorted())
    #expect(text.contains("3000 failing results of lesser severity left out"))
  }

  private func results(_ format: Format, _ run: SampleRun) throws -> [[String: Any]] {
    let log = try #require(try json(format.text(run))["runs"] as? [[String: Any]])
    return try #require(log[0]["results"] as? [[String: Any]])
  }
}
