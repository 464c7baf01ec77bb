import RightsModel
import RightsReports
import RightsTestSupport
import Testing

@Suite struct TextReporterTests {
  private let format = Format(type: TextReporter.self)

  @Test func `a healthy machine is one line`() throws {
    let run = try #require(SampleRuns.shared.first { $0.name == "healthy" })
    let lines = format.text(run).split(separator: "\n").filter { $0.contains("ALPHA01") }
    #expect(lines == ["PASS ALPHA01: 5 pass, 1 not applicable (Windows Server 2022 (21H2), member-server)"])
  }

  @Test(arguments: [60, 100, 140], SampleRuns.shared)
  func `lines fit the terminal unless one word does not`(width: Int, run: SampleRun) {
    for line in format.text(run, options: ReporterOptions(width: width)).split(separator: "\n") {
      let words = line.split(separator: " ")
      #expect(
        line.unicodeScalars.count <= width || words.count == 1 || words.contains { $0.count > width / 2 }, "\(line)")
    }
  }

  @Test(arguments: SampleRuns.shared)
  func `colour changes nothing but colour`(run: SampleRun) {
    let coloured = format.text(run, options: ReporterOptions(colour: true))
    #expect(coloured.contains("\u{1B}["))
    #expect(coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == format.text(run))
  }

  @Test func `identical deviations are told once, with how many machines have them`() throws {
    var run = try #require(SampleRuns.shared.first { $0.name == "mixed" })
    let failing = run.reports[1]
    run.reports = (0..<50).map { index in
      var report = failing
      report.subject.id = "M\(index)"
      return report
    }
    let text = format.text(run)
    #expect(text.contains("on 50 machines: M0, M1, M2, M3, M4 and 45 more"))
    #expect(
      text.split(separator: "What fails, worst first")[1].split(separator: "SeTcbPrivilege: unexpected").count == 2)
  }

  @Test func `services without the right to impersonate are explained`() throws {
    let run = try #require(SampleRuns.shared.first { $0.name == "mixed" })
    let flat = format.text(run).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(flat.contains("WMI provider hosts, which run as NETWORK SERVICE or LOCAL SERVICE, answer access denied"))
  }

  @Test func `memory is bounded where every machine differs`() throws {
    var run = try #require(SampleRuns.shared.first { $0.name == "mixed" })
    let failing = run.reports[1]
    run.reports = (0..<1500).map { index in
      var report = failing
      report.subject.id = "M\(index)"
      report.results = [failing.results[2]]
      report.results[0].deviation.unexpected = [.sid(SampleRuns.account(UInt32(5000 + index)))]
      return report
    }
    #expect(format.text(run).contains("and 500 more failing results that were not grouped"))
  }
}
