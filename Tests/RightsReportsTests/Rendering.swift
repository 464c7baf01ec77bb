import RightsModel
import RightsReports
import RightsTestSupport

/// A reporter as a value that names itself in a parameterised test.
struct Format: Sendable, CustomStringConvertible {
  var type: any Reporter.Type
  var description: String { type.id }

  static let all = Reporters.all.map { Format(type: $0) }

  /// The whole report in one buffer.
  func render(_ run: SampleRun, options: ReporterOptions = ReporterOptions()) -> [UInt8] {
    var reporter = type.init(options: options)
    var out: [UInt8] = []
    reporter.begin(run.context, into: &out)
    for report in run.reports { reporter.subject(report, run: run.context, into: &out) }
    reporter.end(run.summary, run: run.context, into: &out)
    return out
  }

  /// The whole report, the buffer emptied after every call.
  func renderInPieces(_ run: SampleRun) -> [UInt8] {
    var reporter = type.init(options: ReporterOptions())
    var whole: [UInt8] = []
    var out: [UInt8] = []
    func flush() {
      whole += out
      out.removeAll(keepingCapacity: true)
    }
    reporter.begin(run.context, into: &out)
    flush()
    for report in run.reports {
      reporter.subject(report, run: run.context, into: &out)
      flush()
    }
    reporter.end(run.summary, run: run.context, into: &out)
    flush()
    return whole
  }

  func text(_ run: SampleRun, options: ReporterOptions = ReporterOptions()) -> String {
    String(decoding: render(run, options: options), as: UTF8.self)
  }
}

extension SampleRuns {
  static let shared = SampleRuns(digest: { Digests.sha256($0) }).all
}
