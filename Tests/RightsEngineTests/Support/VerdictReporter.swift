import RightsModel
import RightsReports
import Synchronization

/// A subject and a rule.
struct Check: Hashable, Comparable, CustomStringConvertible {
  var subject: String
  var rule: String
  var description: String { "\(subject) \(rule)" }
  static func < (lhs: Check, rhs: Check) -> Bool { (lhs.subject, lhs.rule) < (rhs.subject, rhs.rule) }
}

/// What one rule said of one subject.
struct Judged: Hashable {
  var verdict: Verdict
  var missing: String
  var unexpected: String
}

/// Gathers what a scan judged; writes nothing. The width of its options is the number of the scan.
struct VerdictReporter: Reporter {
  static let id = "verdicts"
  static let summary = "for tests"
  static let fileExtension = "none"

  private static let gathered = Mutex<[Int: [Check: Judged]]>([:])
  private static let last = Atomic<Int>(0)

  static func begin() -> Int { last.add(1, ordering: .relaxed).newValue }
  static func take(_ scan: Int) -> [Check: Judged] { gathered.withLock { $0.removeValue(forKey: scan) ?? [:] } }

  private let scan: Int
  private var judged: [Check: Judged] = [:]

  init(options: ReporterOptions) { scan = options.width }

  mutating func begin(_ run: RunContext, into out: inout [UInt8]) {}

  mutating func subject(_ report: SubjectReport, run: RunContext, into out: inout [UInt8]) {
    for result in report.results {
      judged[Check(subject: report.subject.id, rule: run.rules[result.ruleIndex].id)] = Judged(
        verdict: result.verdict, missing: Self.list(result.deviation.missing),
        unexpected: Self.list(result.deviation.unexpected))
    }
  }

  mutating func end(_ summary: RunSummary, run: RunContext, into out: inout [UInt8]) {
    Self.gathered.withLock { $0[scan] = judged }
  }

  private static func list(_ principals: [Principal]) -> String {
    principals.isEmpty ? "" : principals.map(\.description).sorted().joined(separator: ",")
  }
}
