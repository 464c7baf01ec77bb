import RightsModel
import RightsReports

/// Writes a line for every result: subject, rule, verdict, missing, unexpected; tabs between.
struct VerdictReporter: Reporter {
  static let id = "verdicts"
  static let summary = "for tests"
  static let fileExtension = "tsv"

  init(options: ReporterOptions) {}

  mutating func begin(_ run: RunContext, into out: inout [UInt8]) {}

  mutating func subject(_ report: SubjectReport, run: RunContext, into out: inout [UInt8]) {
    for result in report.results {
      let rule = run.rules[result.ruleIndex]
      out += Array(
        """
        \(report.subject.id)\t\(rule.id)\t\(result.verdict.rawValue)\t\(Self.list(result.deviation.missing))\t\
        \(Self.list(result.deviation.unexpected))\n
        """.utf8)
    }
  }

  mutating func end(_ summary: RunSummary, run: RunContext, into out: inout [UInt8]) {}

  private static func list(_ principals: [Principal]) -> String { principals.map(\.description).sorted().joined(separator: ",") }
}

/// What one rule said of one subject.
struct Judged: Hashable {
  var verdict: Verdict
  var missing: String
  var unexpected: String
}
