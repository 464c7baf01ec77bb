import RightsModel
import RightsReports
import RightsTestSupport
import Testing

@Suite struct JUnitReporterTests {
  @Test func `a report that its readers would cut goes on in another file`() throws {
    let run = try #require(SampleRuns.shared.first { $0.name == "healthy" })
    var reporter = JUnitReporter(options: ReporterOptions())
    var parts: [[UInt8]] = [[]]
    reporter.begin(run.context, into: &parts[0])
    let machine = run.reports[0]
    let machines = 50_000 / machine.results.count + 5
    for index in 0..<machines {
      var report = machine
      report.subject.id = "M\(index)"
      if reporter.startsNewPart(before: report, run: run.context) {
        reporter.finishPart(run.context, into: &parts[parts.count - 1])
        parts.append([])
        reporter.beginPart(run.context, into: &parts[parts.count - 1])
      }
      reporter.subject(report, run: run.context, into: &parts[parts.count - 1])
    }
    reporter.end(run.summary, run: run.context, into: &parts[parts.count - 1])
    #expect(parts.count > 1)
    let texts = parts.map { String(decoding: $0, as: UTF8.self) }
    let cases = texts.map { $0.split(separator: "<testcase ").count - 1 }
    #expect(cases.reduce(0, +) == machines * machine.results.count)
    #expect(cases.allSatisfy { $0 <= 50_000 })
    for text in texts {
      #expect(text.prefix(5) == "<?xml")
      #expect(text.suffix(14) == "</testsuites>\n")
    }
    // GitLab stops at 250,000 elements and attributes.
    for text in texts {
      let elements = text.utf8.count { $0 == UInt8(ascii: "<") } - text.split(separator: "</").count
      #expect(elements + text.split(separator: "=\"").count <= 250_000)
    }
    let last = texts.count - 1
    #expect(texts[last].contains("<property name=\"files\" value=\"\(texts.count), split at 50000 cases"))
    #expect(!texts[0].contains("<property name=\"files\""))
  }

  @Test func `an empty run has an error, so that it never looks like a success`() throws {
    let run = try #require(SampleRuns.shared.first { $0.name == "empty" })
    let text = Format(type: JUnitReporter.self).text(run)
    #expect(text.contains("<error type=\"notCollected\""))
  }
}
